"""Sessions that are being planned: what may be changed, and what to know before people are told of one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.fair_times import FairTimes
from bot.domain.oversight import Oversight, Reason
from bot.domain.people import RoleGroup
from bot.domain.plain_words import Advice
from bot.domain.sessions import Repeats, Session, SessionWords, TwinWords, Venue
from bot.domain.small_numbers import Pool


class SessionCaution(StrEnum):
    """What will stop a session from being planned, first; then what to know."""

    NO_ANSWERS = "no_answers"  # the twin has no ready-made answer
    TIMES_OPEN = "times_open"  # people are asked about several times, and none is chosen yet
    GROUPS_CHANGED = "groups_changed"  # role groups have grown or shrunk: it would ask others
    NO_NOTICES_CHANNEL = "no_notices_channel"  # there is nowhere to tell of it
    IMPOSSIBLE_START = "impossible_start"  # a start is past, or too far ahead
    NOWHERE = "nowhere"  # there is no link or place yet
    OTHER_LINK = "other_link"  # it leads to none of the meetings that are known
    NO_MEETING = "no_meeting"  # it leads there, and yet not into a meeting
    SIGNS_IN = "signs_in"  # it asks for a name and an address first
    LINK_ENDS = "link_ends"  # Teams may have ended it by then


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What to change in a draft: None leaves that part as it is.

    A `second` time of its own start takes that time away; so does choosing a start with `candidates`.
    """

    words: SessionWords | None = None
    twin: TwinWords | None = None
    starts_at: datetime | None = None
    second_at: datetime | None = None
    once: bool = False  # it is held once, not twice
    candidates: tuple[datetime, ...] | None = None
    repeats: Repeats | None = None
    occasions: int | None = None
    minutes: int | None = None
    venue: Venue | None = None
    places: int | None = None
    for_all: bool = False  # as many places as anybody wants
    offer: str | None = None
    costs: str | None = None
    audience: frozenset[RoleGroup] | None = None


@dataclass(frozen=True, slots=True)
class PreparedSession:
    """A draft as its coordinator sees it.

    `asked` is how many people it would ask now, `fair` how fair its time is, `pools` are whom it can ask, and
    `open_already` how many things are open here; `advice` says what would be easier to read. With what the advisory
    group was last asked about it: None if it never was.
    """

    session: Session
    asked: int
    fair: FairTimes
    warnings: tuple[SessionCaution, ...] = ()
    pools: tuple[Pool, ...] = ()
    open_already: int = 0
    advice: tuple[Advice, ...] = ()
    item: Oversight | None = None
    reasons: tuple[Reason, ...] = ()
