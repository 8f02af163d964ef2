"""What the advisory group is asked first: one can hold it up, three decide, silence counts as chosen at setup."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import GuildId, Silence
from bot.domain.refusals import Invalid
from bot.domain.submissions import SubmissionId

OversightId = NewType("OversightId", str)
ReasonId = NewType("ReasonId", str)

VOICES_NEEDED: Final = 3
REASON_LENGTH: Final = 300
REASON_LIFE: Final = timedelta(days=30)  # once it is decided; one that was never sent goes with the decision
OVERSIGHT_LIFE: Final = timedelta(days=90)  # longer than a vote that was agreed can stay open


class Voice(StrEnum):
    """What one member says."""

    GOES_AHEAD = "goes_ahead"  # ask it as it stands
    CHANGE = "change"  # ask it in other words
    STOP = "stop"  # do not ask it


class OversightState(StrEnum):
    """All that the group's card says of where something stands: never how many have spoken."""

    WAITING = "waiting"  # nobody holds it up, and the set time runs
    PAUSED = "paused"  # somebody holds it up: three must decide
    DECIDED = "decided"  # three have spoken, or the set time has passed


class Ending(StrEnum):
    """How something that was put to the group ended: the first three are what three members said."""

    GOES_AHEAD = "goes_ahead"  # it may be opened
    CHANGE = "change"  # its author is to word it anew
    STOP = "stop"  # it is not opened
    SILENCE = "silence"  # nobody held it up, and the set time passed
    TAKEN_BACK = "taken_back"  # by whoever had put it to the group
    WITHDRAWN = "withdrawn"  # by a coordinator, once it had been asked


AGREED: Final = frozenset({Ending.GOES_AHEAD, Ending.SILENCE})


@dataclass(frozen=True, slots=True)
class Oversight:
    """Something put to the group; `kind` names the noun that it is.

    `silence` is what no answer by `answer_by` means, as it stood when it was put.
    """

    id: OversightId
    guild: GuildId
    kind: str
    submission: SubmissionId
    title: str
    silence: Silence
    put_at: datetime
    answer_by: datetime
    paused_at: datetime | None = None
    ending: Ending | None = None
    ended_at: datetime | None = None

    @property
    def state(self) -> OversightState:
        """Return where it stands."""
        if self.ending is not None:
            return OversightState.DECIDED
        return OversightState.WAITING if self.paused_at is None else OversightState.PAUSED

    @property
    def is_agreed(self) -> bool:
        """Tell whether it may be asked of partners."""
        return self.ending in AGREED


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a member says so; nothing in it tells which member."""

    id: ReasonId
    oversight: OversightId
    words: str


def decision(voices: Iterable[Voice]) -> Ending | None:
    """Return what is decided by these voices, one for each member: the same from three of them, or nothing yet."""
    said = Counter(voices)
    return next((Ending(voice.value) for voice in Voice if said[voice] >= VOICES_NEEDED), None)


def held_up(item: Oversight, *, now: datetime) -> Oversight:
    """Stop the clock; when it is stopped already, it stays as it is."""
    return item if item.paused_at is not None else replace(item, paused_at=now)


def let_go(item: Oversight, *, now: datetime) -> Oversight:
    """Start the clock again: there is as much time left for an answer as when it was stopped."""
    if item.paused_at is None:
        return item
    return replace(item, paused_at=None, answer_by=item.answer_by + max(now - item.paused_at, timedelta(0)))


def ends_in_silence(item: Oversight, *, now: datetime) -> bool:
    """Tell whether the set time has passed without an answer, where that lets it go ahead."""
    return item.state is OversightState.WAITING and item.silence is Silence.GOES_AHEAD and item.answer_by <= now


def checked_reason(words: str) -> str:
    """Return a reason that fits; refuse one that is empty or too long."""
    words = words.strip()
    if not words:
        raise Invalid("Please write something first.")
    if len(words) > REASON_LENGTH:
        raise Invalid("That is too long. Up to {most} characters fit.", most=REASON_LENGTH)
    return words
