"""Votes that are being prepared: what may be changed, who would be asked, and what to know before opening one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.decision_rules import FEW
from bot.domain.oversight import Oversight, Reason
from bot.domain.people import RoleGroup
from bot.domain.plain_words import Advice
from bot.domain.poll_words import PollWords
from bot.domain.polls import Poll, Sensitivity
from bot.domain.small_numbers import Pool
from bot.domain.suggestions import Suggester


class Caution(StrEnum):
    """What a coordinator should know before opening a draft; all but ONLY_TO_KNOW stop it from opening."""

    EXACT_NUMBERS = "exact_numbers"  # if everyone agrees, each answer is known; and they can be compared with others
    WORDS_TELL = "words_tell"  # how somebody writes may tell who they are
    VERDICT_TOLD = "verdict_told"  # whether it is agreed is told exactly, though its numbers are blurred
    DECIDED_TOGETHER = "decided_together"  # some groups are too small to have a say of their own
    RULE_TOO_HIGH = "rule_too_high"  # one or two people of a small group could stop everybody
    GROUPS_CHANGED = "groups_changed"  # role groups have grown or shrunk: it would ask others, or show less
    TOO_FEW_JOINED = "too_few_joined"  # fewer than eight would be asked
    TOO_MANY_JOINED = "too_many_joined"  # more than five hundred would be asked
    NO_NOTICES_CHANNEL = "no_notices_channel"  # there is nowhere to post it
    IMPOSSIBLE_CLOSE = "impossible_close"  # it would close too soon or too late
    TOO_OFTEN = "too_often"  # these people, or these words, have had their two sensitive votes


ONLY_TO_KNOW: Final = frozenset(
    {Caution.EXACT_NUMBERS, Caution.WORDS_TELL, Caution.VERDICT_TOLD, Caution.DECIDED_TOGETHER}
)


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What to change in a draft: None leaves that part as it is."""

    words: PollWords | None = None
    sensitivity: Sensitivity | None = None
    audience: frozenset[RoleGroup] | None = None
    closes_at: datetime | None = None
    split: bool | None = None


@dataclass(frozen=True, slots=True)
class PollDraft:
    """A vote being prepared, with the audience and the form it would have if it opened now.

    `pools` are whom it can ask, apart or together; `apart` those whose numbers it can show, none where it cannot.
    `possible_from` is when a sensitive vote of these people and words may open; None if it may now. `advice` says what
    would be easier to read. `smallest` is how many people the smallest pool has that has a say in a decision.
    """

    poll: Poll
    electorate_size: int
    warnings: tuple[Caution, ...] = ()
    pools: tuple[Pool, ...] = ()
    apart: tuple[Pool, ...] = ()
    possible_from: datetime | None = None
    advice: tuple[Advice, ...] = ()
    smallest: int = FEW


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft, and what the group was last asked about it: None if it never was; with the reasons that were sent.

    `credit` is who suggested it, as they are shown with it.
    """

    draft: PollDraft
    item: Oversight | None = None
    reasons: tuple[Reason, ...] = ()
    credit: Suggester | None = None
