"""The votes of a server as coordinators find them: which there are, and what can be done with one just now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.next_steps import NextStep
from bot.domain.poll_outcomes import Outcome, OutcomeKind
from bot.domain.polls import Poll, PollId


class ListedAs(StrEnum):
    """Where a vote is on its way."""

    OPEN = "open"
    GROUP = "group"  # a draft that lies before the advisory group
    DRAFT = "draft"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ListedPoll:
    """A vote on the list: where it is on its way, and since or until when.

    Of one that has ended `kind` says how: None where it was withdrawn. `is_owed`: people wait to hear what came of it.
    """

    id: PollId
    question: str
    listed_as: ListedAs
    moment: datetime | None = None
    kind: OutcomeKind | None = None
    is_owed: bool = False


@dataclass(frozen=True, slots=True)
class OtherClose:
    """An open vote, and when it would close instead: nothing has changed yet."""

    poll: Poll
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class FoundPoll:
    """One vote as coordinators look at it, with what can be done just now.

    An open one may be let go on `longer`, or close `early`: until when, None where it cannot. One that has ended has
    its `outcome`, unless it was withdrawn, and the `step` that is or was owed.
    """

    poll: Poll
    longer: datetime | None = None
    early: datetime | None = None
    outcome: Outcome | None = None
    step: NextStep | None = None
