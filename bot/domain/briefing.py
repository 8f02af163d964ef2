"""What somebody of the advisory group, or a coordinator, finds when they come back."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.oversight import Oversight
from bot.domain.proposals import Owed, Proposal


@dataclass(frozen=True, slots=True)
class Briefing:
    """What was put to the group or decided since then, and of what ideas there are, how many of each kind."""

    since: datetime
    items: tuple[Oversight, ...]
    ideas: int
    answered: int
    told: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits. `back` are drafts that came back from the group in the last week and are not open.

    `ideas` are those this person may read; of the others only the dates, in `owed`. `is_member`: of the advisory group.
    `is_coordinator`: one of those who put things to it.
    """

    items: tuple[Oversight, ...]
    back: tuple[Oversight, ...]
    ideas: tuple[Proposal, ...]
    owed: tuple[Owed, ...]
    is_member: bool
    is_coordinator: bool
