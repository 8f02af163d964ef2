"""Asking to be called, and the queue of those who do."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.calls import WAITS_FOR, CallRequest, Suits
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.limits import CALLS
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.refusals import NotReady
from bot.services import notes, to_do
from bot.services.permission import act, allow, keep_to
from storage import calls, letters
from storage.store import Transaction

OVER: Final = LetterKind("call_over")
_NOTE_HOLDS: Final = timedelta(days=3)


def my_call(tx: Transaction, actor: Actor, *, now: datetime) -> CallRequest | None:
    """Return what the one who asks has asked for, if it still stands."""
    allow(tx, actor, Action.ASK_FOR_CALL)
    found = calls.call_of(tx, actor.guild, actor.person)
    return found if found is not None and now < found.over_at else None


def ask_for_call(tx: Transaction, actor: Actor, shown_name: str, suits: Suits, *, now: datetime) -> CallRequest:
    """Ask to be called; asked again, the first stands, with the time that suits now."""
    here = allow(tx, actor, Action.ASK_FOR_CALL)
    if here.coordinator_role is None:
        raise NotReady("Nobody here can call yet. The server's owner can run /setup.")
    found = calls.call_of(tx, actor.guild, actor.person)
    if found is not None and now < found.over_at:
        calls.put_suits(tx, found, suits)
        return found
    if found is not None:
        _end(tx, found)
    keep_to(tx, actor, CALLS, now=now)
    asked = CallRequest(tx.new_reference(), actor.guild, actor.person, shown_name, suits, now)
    calls.put_call(tx, asked)
    notes.write_to_person(
        tx, actor.guild, actor.person, PrivateLetter(OVER, asked.id, asked.over_at, asked.over_at + _NOTE_HOLDS)
    )
    # However many ask at night, their coordinators get one note of it.
    note = PrivateLetter(to_do.AWAITED, about_calls(asked.guild), now, asked.over_at, asked.id)
    to_do.warn_coordinators(tx, asked.guild, note, now=now)
    return asked


def about_calls(guild: GuildId) -> str:
    """Return by what coordinators are told that somebody here asks for a call, whoever it is."""
    return f"calls.{guild}"


def take_back_call(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Take it back; asked again, nothing happens."""
    allow(tx, actor, Action.ASK_FOR_CALL)
    found = calls.call_of(tx, actor.guild, actor.person)
    if found is not None:
        _end(tx, found)


def calls_waiting(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[CallRequest, ...]:
    """Return who asks to be called, the longest waiting first; for coordinators."""
    allow(tx, actor, Action.ANSWER_CALL)
    return calls_in(tx, actor.guild, now=now)


def calls_in(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[CallRequest, ...]:
    """Return the same to whoever has seen already that it is for a coordinator."""
    return tuple(one for one in calls.calls_in(tx, guild) if now < one.over_at)


def note_called(tx: Transaction, actor: Actor, number: str, *, now: datetime) -> None:
    """Note that somebody was called: nothing is kept of it; noted again, nothing happens."""
    act(tx, actor, Action.ANSWER_CALL, now=now)
    found = calls.call(tx, actor.guild, number)
    if found is not None:
        _end(tx, found)


def is_over(tx: Transaction, guild: GuildId, person: PersonId, number: str) -> bool:
    """Tell whether a call still stands that nobody made in time."""
    found = calls.call(tx, guild, number)
    return found is not None and found.person == person


def forget_calls(tx: Transaction, *, now: datetime) -> int:
    """Forget calls that nobody made, once there was time to tell those who asked; return how many."""
    return calls.forget_calls(tx, asked_before=now - WAITS_FOR - _NOTE_HOLDS)


def _end(tx: Transaction, asked: CallRequest) -> None:
    """Forget a call, and that its asker was to be told should nobody make it."""
    calls.remove_call(tx, asked.guild, asked.id)
    letters.recall_letter(tx, notes.key_to(asked.person, OVER, asked.id))
