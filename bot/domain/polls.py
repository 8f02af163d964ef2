"""Votes: what is asked of whom, until when, and how roughly it is told how many have answered."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import Pool, least_told
from bot.domain.times import evening_after

PollId = NewType("PollId", str)

SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=60)
LONGEST_EXTENSION = timedelta(days=7)
FEWEST_ANSWERS = 5  # of fewer, nothing is told and nothing is kept
_NEARLY_ALL = 2  # people who may still be missing where a band would tell that nearly all have answered


class PollKind(StrEnum):
    """What a vote asks for."""

    SINGLE = "single"  # one of its options
    MULTIPLE = "multiple"  # up to so many of them
    SCALE = "scale"  # a number from 1 to 5
    DECISION = "decision"  # yes, no or neither, by a rule for each pool
    WRITTEN = "written"  # an answer in one's own words


class Sensitivity(StrEnum):
    """How careful the result must be."""

    ORDINARY = "ordinary"  # its numbers are exact
    SENSITIVE = "sensitive"  # its numbers are blurred, and nobody is told how many have answered


CAN_BE_SENSITIVE = frozenset({PollKind.SINGLE, PollKind.DECISION, PollKind.WRITTEN})
NEXT_WITHIN = (7, 14, 28)  # days after the close by which people hear what comes of a vote


class PollState(StrEnum):
    """A vote is drafted, opened once, and ends counted, void or withdrawn."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"  # its key is lost, so it cannot be counted
    WITHDRAWN = "withdrawn"  # a coordinator found a mistake in it: whatever was answered is destroyed unread


class TurnoutBand(StrEnum):
    """Roughly how many have answered: all that is said while a vote is open."""

    NONE = "none"
    FEW = "1-4"
    SOME = "5-9"
    MANY = "10-19"
    MOST = "20+"
    FIVE_OR_MORE = "5+"  # where ten would be nearly everybody
    TEN_OR_MORE = "10+"  # where twenty would be


_BANDS = {5: TurnoutBand.SOME, 10: TurnoutBand.MANY, 20: TurnoutBand.MOST}
_OPEN_BANDS = {5: TurnoutBand.FIVE_OR_MORE, 10: TurnoutBand.TEN_OR_MORE, 20: TurnoutBand.MOST}


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote as everyone may know it; an empty audience means everyone who has joined.

    `split`: its numbers are shown by role group too. `apart` are the pools that are shown so, or each have a say in a
    decision; without any, everybody is taken together. `asked` is how many people are asked, from its opening on.
    `most` is how many options may be chosen; a decision has its `rule`. What comes of it is told `next_within` so many
    days after the close. It may ask `again` what an earlier one asked, or begin with somebody's `suggestion`.
    `shortened`: a coordinator has it close early.
    """

    id: PollId
    guild: GuildId
    author: PersonId
    state: PollState
    question: str
    options: tuple[str, ...]
    next_step: str
    sensitivity: Sensitivity
    audience: frozenset[RoleGroup]
    opened_at: datetime | None
    closes_at: datetime
    extended: bool = False
    turnout: TurnoutBand = TurnoutBand.NONE
    ended_at: datetime | None = None
    split: bool = False
    asked: int = 0
    kind: PollKind = PollKind.SINGLE
    most: int = 1
    rule: DecisionRule | None = None
    next_within: int = 14
    again: PollId | None = None
    suggestion: str | None = None
    shortened: bool = False
    apart: tuple[Pool, ...] = ()

    @property
    def is_sensitive(self) -> bool:
        """Tell whether its result must be careful."""
        return self.sensitivity is Sensitivity.SENSITIVE

    @property
    def minutes(self) -> int:
        """Return about how many minutes it takes to answer."""
        return 3 if self.kind is PollKind.WRITTEN else 1

    @property
    def hear_by(self) -> datetime:
        """Return by when people hear what came of it, once it has had a result."""
        return (self.ended_at or self.closes_at) + timedelta(days=self.next_within)

    @property
    def fewest_answers(self) -> int:
        """Return how many must have answered for anything to be told."""
        return least_told(is_sensitive=self.is_sensitive) if self.kind is PollKind.WRITTEN else FEWEST_ANSWERS


def check_close(closes_at: datetime, *, now: datetime) -> None:
    """Refuse a closing time that is past, too near or too far."""
    if closes_at <= now:
        raise Invalid("That time has passed. Choose a later one.")
    if closes_at - now < SHORTEST:
        raise Invalid("A vote stays open for at least one hour. Choose a later time.")
    if closes_at - now > LONGEST:
        raise Invalid("A vote stays open for up to {days} days. Choose an earlier time.", days=LONGEST.days)


def default_close(now: datetime, zone: str) -> datetime:
    """Return 20:00 in this zone, seven days ahead."""
    return evening_after(7, now=now, zone=zone)


def extended_close(opened_at: datetime, closes_at: datetime, *, now: datetime, zone: str) -> datetime:
    """Return when a vote that goes on once more closes: its own length later, at most seven days.

    The hour on the wall stays when the clocks change. A machine that slept over the close does not eat the extra time.
    """
    here = ZoneInfo(zone)
    opened, closes = (moment.astimezone(here).replace(tzinfo=None) for moment in (opened_at, closes_at))
    length = min(closes - opened, LONGEST_EXTENSION)
    start = closes_at if now - closes_at < timedelta(minutes=5) else now.replace(second=0, microsecond=0)
    later = (start.astimezone(here) + length).astimezone(UTC)
    return max(later, start + timedelta(hours=1))


def turnout_band(answers: int, asked: int) -> TurnoutBand:
    """Return the band this many answers of so many people fall in; none begins where nearly everybody has answered."""
    begins = [least for least in (5, 10, 20) if least + _NEARLY_ALL < asked]
    if answers < FEWEST_ANSWERS or not begins:
        return TurnoutBand.FEW if answers else TurnoutBand.NONE
    reached = max(least for least in begins if answers >= least)
    return (_OPEN_BANDS if reached == begins[-1] else _BANDS)[reached]
