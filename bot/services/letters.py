"""What the postman asks of the outbox, and what coordinators may know of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from bot.domain.actions import Action
from bot.domain.letters import (
    LETTER_LIFE,
    MISSING_ACCESS,
    NOT_WRITTEN,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
    BlockedChannel,
    Failure,
    Letter,
    LetterState,
    Verdict,
    clock_is_wrong,
    judge,
    wait_after,
)
from bot.domain.people import Actor, GuildId, MessageId
from bot.services import conversations, lifecycle, notes, standing_cards, threads, undelivered
from bot.services.permission import allow
from storage import letters
from storage.store import Transaction

# The library tries again by itself, after this long at the earliest, and tells of its last try only: one before that
# may have arrived.
_SECOND_TRY = timedelta(seconds=1)
P = ParamSpec("P")
T = TypeVar("T")


class ClockIsWrong(Exception):
    """The clock cannot be telling the present, so nothing is sent."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """Letters that were claimed, and whether there may be more to look at right away; if not, when the next is due."""

    letters: tuple[Letter, ...]
    more: bool
    next_due: datetime | None


def claim_due(tx: Transaction, *, now: datetime, places: int, people: int, trusted: bool = False) -> Claimed:
    """Claim due letters: up to this many to places and to people; only a few are looked at in one go.

    With `trusted`, the present has been checked elsewhere: tries from the future come from a clock that was wrong.
    """
    if clock_is_wrong(now, None if trusted else letters.latest_try(tx)):
        raise ClockIsWrong
    if trusted:  # how long ago something was tried nobody knows, so it is looked for before the next try
        letters.distrust_doubts(tx)
    untidy = letters.tidy_letters(tx, now=now)
    due = letters.due_to_places(tx, now=now, most=places)
    letters.claim(tx, due, now=now)
    private, more = notes.claim_due(tx, now=now, limit=people)
    more = bool(due) or more or untidy
    following = None if more else next_due(tx, now=now)
    return Claimed((*due, *conversations.addressed(tx, private)), more, following)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next letter wants sending: in the past when one is due already, None when none waits."""
    return letters.next_due(tx, now=now)


def mark(
    tx: Transaction,
    letter: Letter,
    service: Callable[Concatenate[Transaction, Letter, P], T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Note what became of this letter by this service, and the conversation if one was opened for it just now."""
    if letter.opened and letters.is_claimed(tx, letter):  # not of somebody who has left or was erased meanwhile
        conversations.note_opened(tx, letter)
    return service(tx, letter, *args, **kwargs)


def mark_sent(tx: Transaction, letter: Letter, message: MessageId, *, at: datetime) -> None:
    """Note that this letter arrived as this message."""
    if letters.mark_sent(tx, letter, message, at=at):
        notes.note_sent(tx, letter, at=at)
    if letter.place is not None:
        threads.note_sent(tx, letter, message, now=at)


def cancel(tx: Transaction, letter: Letter) -> None:
    """Note that what this letter was to say no longer holds."""
    letters.mark_ended(tx, letter, LetterState.CANCELLED)


def mark_expired(tx: Transaction, letter: Letter) -> None:
    """Note that it is too late for this letter."""
    letters.mark_ended(tx, letter, LetterState.EXPIRED)


def mark_unwritten(tx: Transaction, letter: Letter, *, now: datetime, chance: float) -> None:
    """Note that no words could be found for this letter; it is tried again, as after a failure."""
    wait = wait_after(Verdict.LATER, Failure(NOT_WRITTEN), attempts=letter.attempts, chance=chance)
    letters.mark_failed(tx, letter, error=NOT_WRITTEN, retry_at=now + wait, doubtful_since=letter.doubtful_since)


def mark_failed(
    tx: Transaction, letter: Letter, failure: Failure, *, began: datetime, now: datetime, chance: float
) -> Verdict:
    """Note how Discord refused this letter, and decide what becomes of it.

    The try lasted from `began` to `now`; `letter.doubtful_since` says what was known before it.
    """
    verdict = judge(failure)
    if letter.person is not None and failure.error in (UNKNOWN_CHANNEL, MISSING_ACCESS):  # or it is another bot's
        conversations.forget_opened(tx, letter)
        verdict = Verdict.LATER
    if verdict is Verdict.CLOSED and letter.person is not None and now < letter.expires_at:
        notes.note_closed(tx, letter, now=now)
        return verdict
    undelivered.tell_author(tx, letter, verdict, failure, now=now)
    if verdict in (Verdict.DEAD, Verdict.RECIPIENT_GONE, Verdict.CLOSED):
        letters.mark_ended(tx, letter, LetterState.DEAD, error=failure.error)
        if verdict is Verdict.RECIPIENT_GONE:
            _drop_queue(tx, letter, failure, now=now)
        elif failure.error == UNKNOWN_MESSAGE:
            standing_cards.replace_deleted(tx, letter, now=now)
        return verdict
    alone = timedelta(0) <= now - began < _SECOND_TRY
    doubt = letter.doubtful_since or (began if verdict is Verdict.DOUBTFUL or not alone else None)
    if now >= letter.expires_at:
        _end_too_late(tx, letter, failure, arrived_at=doubt)
        return verdict
    wait = wait_after(verdict, failure, attempts=letter.attempts, chance=chance)
    letters.mark_failed(tx, letter, error=failure.error, retry_at=now + wait, doubtful_since=doubt)
    return verdict


def _drop_queue(tx: Transaction, letter: Letter, failure: Failure, *, now: datetime) -> None:
    """Let all else end that was to go where nothing goes any more, and see to what depends on it."""
    letters.drop_queue(tx, letter, error=failure.error)
    if letter.person is not None:
        lifecycle.note_left(tx, letter.guild, letter.person, now=now)
    elif letter.place is not None:
        threads.note_gone(tx, letter.place, now=now)


def _end_too_late(tx: Transaction, letter: Letter, failure: Failure, *, arrived_at: datetime | None) -> None:
    """End a letter whose time is over; nobody looks for it any more, so what may have arrived counts like what did."""
    is_wanted = letters.is_claimed(tx, letter)  # or whoever it is for has left or was erased meanwhile
    letters.mark_ended(tx, letter, LetterState.EXPIRED, error=failure.error)
    if arrived_at is not None and is_wanted:
        notes.note_sent(tx, letter, at=arrived_at)


def unclaim(tx: Transaction, letter: Letter, *, now: datetime) -> None:
    """Note that this letter was claimed and not tried."""
    letters.mark_failed(tx, letter, error=letter.error, retry_at=now, doubtful_since=letter.doubtful_since)


def hurry_stuck(tx: Transaction, guild: GuildId, *, now: datetime) -> int:
    """Try letters that failed again at once, because somebody may have mended it; return how many they are."""
    return letters.hurry_stuck(tx, guild, now=now)


def forget_letters(tx: Transaction, *, now: datetime) -> int:
    """Delete letters whose time was over 30 days ago, but not those whose message may still change; return how many."""
    needed = standing_cards.changing(tx, now=now)
    return letters.forget_letters(tx, expired_before=now - LETTER_LIFE, needed=needed)


def blocked_channels_of(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[BlockedChannel, ...]:
    """Return the places of this server that letters cannot reach, and why; for coordinators."""
    allow(tx, actor, Action.SEE_UNDELIVERED)
    return (
        *undelivered.blocked_channels(tx, actor.guild, now=now),
        *letters.refusing_channels(tx, actor.guild, now=now),
    )
