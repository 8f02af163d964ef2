"""Votes: their words, their times, who is asked, and what may be said at the end."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from zoneinfo import ZoneInfo

from bot.domain.oversight import Oversight, Reason
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.refusals import Invalid
from bot.domain.times import evening_after

PollId = NewType("PollId", str)

QUESTION_LENGTH = 300
OPTION_LENGTH = 100
NEXT_STEP_LENGTH = 300
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
FEWEST_PEOPLE = 8  # an electorate smaller than this cannot keep a secret
FEWEST_APART = 5  # two sensitive electorates are either the same or at least this different
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=60)
LONGEST_EXTENSION = timedelta(days=7)
REFRESH = timedelta(hours=6)  # how often the turnout band may change
DRAFT_LIFE = timedelta(days=7)
ELECTORATE_LIFE = timedelta(days=30)


class Sensitivity(StrEnum):
    """How careful the result must be."""

    ORDINARY = "ordinary"  # its counts are shown if enough have answered
    SENSITIVE = "sensitive"  # its counts are shown only if every answer has enough of them


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


class OutcomeKind(StrEnum):
    """How much of a result may be said."""

    COUNTS = "counts"  # how many chose each answer
    MAJORITY = "majority"  # which answer more than half chose, without a number
    TOTAL_ONLY = "total_only"  # how many answered, and not what
    TOO_FEW = "too_few"  # that fewer than five answered
    VOID = "void"  # that it could not be counted


WITH_A_RESULT: Final = frozenset({OutcomeKind.COUNTS, OutcomeKind.MAJORITY, OutcomeKind.TOTAL_ONLY})


class Caution(StrEnum):
    """What a coordinator should know before opening a draft; all but the first will stop it from opening."""

    UNANIMOUS_SHOWS_ALL = "unanimous_shows_all"  # if everyone agrees, each answer is known
    TOO_FEW_JOINED = "too_few_joined"  # fewer than eight would be asked
    NO_NOTICES_CHANNEL = "no_notices_channel"  # there is nowhere to post it
    IMPOSSIBLE_CLOSE = "impossible_close"  # it would close too soon or too late
    NEARLY_THE_SAME_PEOPLE = "nearly_the_same_people"  # one result less the other would give somebody away


@dataclass(frozen=True, slots=True)
class PollWords:
    """What a coordinator typed: the question, its answers and what happens with the result."""

    question: str
    options: tuple[str, ...]
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote as everyone may know it; an empty audience means everyone who has joined.

    `reminders` is how many come with it; None in a draft for which nobody has chosen.
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


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What to change in a draft: None leaves that part as it is."""

    words: PollWords | None = None
    sensitivity: Sensitivity | None = None
    audience: frozenset[RoleGroup] | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PollDraft:
    """A vote being prepared, how many people it would ask, and what to know before opening it.

    `held_until` is when another vote of nearly the same people no longer stands in its way; None if none does.
    """

    poll: Poll
    electorate_size: int
    warnings: tuple[Caution, ...] = ()
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft, and what the group was last asked about it: None if it never was; with the reasons that were sent."""

    draft: PollDraft
    item: Oversight | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """What one role group answered, in the order of the options."""

    role_group: RoleGroup
    answers: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The part of a count that may be said; what is None or empty here is kept nowhere.

    `majority` is the place, from 0, of the option with more than half.
    """

    kind: OutcomeKind
    answers: int | None = None
    counts: tuple[int, ...] | None = None
    majority: int | None = None
    groups: tuple[GroupCounts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Disclosure):
    """How a vote ended: what may be said about its count."""

    poll: Poll


def checked_words(words: PollWords) -> PollWords:
    """Return these words with white space folded; refuse what does not fit or cannot be told apart."""
    question, next_step = _folded(words.question), _folded(words.next_step)
    options = tuple(option for option in map(_folded, words.options) if option)
    if not question:
        raise Invalid("Please write a question.")
    if _size(question) > QUESTION_LENGTH:
        raise Invalid("The question is too long. Up to {most} characters fit.", most=QUESTION_LENGTH)
    if _size(next_step) > NEXT_STEP_LENGTH:
        raise Invalid("What happens next is too long. Up to {most} characters fit.", most=NEXT_STEP_LENGTH)
    if len(options) < FEWEST_OPTIONS:
        raise Invalid("A vote needs at least {fewest} answers to choose from. Write one a line.", fewest=FEWEST_OPTIONS)
    if len(options) > MOST_OPTIONS:
        raise Invalid("A vote can have up to {most} answers. Leave some out.", most=MOST_OPTIONS)
    if any(_size(option) > OPTION_LENGTH for option in options):
        raise Invalid("One answer is too long. Up to {most} characters fit in each.", most=OPTION_LENGTH)
    if len({_plain(option) for option in options}) < len(options):
        raise Invalid("Two answers are the same. Make each one different.")
    return PollWords(question, options, next_step)


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
    length = min(closes_at - opened_at, LONGEST_EXTENSION)
    start = closes_at if now - closes_at < timedelta(minutes=5) else now.replace(second=0, microsecond=0)
    later = (start.astimezone(ZoneInfo(zone)) + length).astimezone(UTC)
    return max(later, start + timedelta(hours=1))


def next_refresh(opened_at: datetime, *, now: datetime) -> datetime:
    """Return the first moment after `now` at which the turnout band may change: every six hours from the opening."""
    return opened_at + ((now - opened_at) // REFRESH + 1) * REFRESH


def turnout_band(answers: int) -> TurnoutBand:
    """Return the band this many answers fall in."""
    bands = ((20, TurnoutBand.MOST), (10, TurnoutBand.MANY), (5, TurnoutBand.SOME), (1, TurnoutBand.FEW))
    return next((band for least, band in bands if answers >= least), TurnoutBand.NONE)


def first_choice(outcome: Outcome) -> int | None:
    """Return the place of the one answer that came first with everybody whose numbers are told; None if none did."""
    if outcome.majority is not None:
        return outcome.majority
    told = [outcome.counts or (), *(group.counts for group in outcome.groups)]
    firsts = {_first(counts) for counts in told}
    return firsts.pop() if len(firsts) == 1 else None


def nearly_the_same(one: frozenset[PersonId], other: frozenset[PersonId]) -> bool:
    """Tell whether taking one result from the other could show what one to four people chose."""
    return 1 <= len(one ^ other) < FEWEST_APART


def _first(counts: tuple[int, ...]) -> int | None:
    most = max(counts, default=0)
    return counts.index(most) if most and counts.count(most) == 1 else None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2  # as Discord counts, at its strictest
