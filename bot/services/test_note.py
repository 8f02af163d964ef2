"""A test note: somebody has one sent to themselves, at once, to see whether private messages arrive."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.letters import DMS_CLOSED, LetterState, PrivateLetter
from bot.domain.people import Actor
from bot.domain.refusals import NotReady
from bot.services.notes import write_to_person
from bot.services.permission import allow
from storage import letters
from storage.contacts import contact_with, keep_contact
from storage.store import Transaction

KIND: Final = LetterKind(
    "test_note", Urgency.AT_ONCE, uses_allowance=False, ends_on_leaving=True, waits_behind_button=False
)
_MOST_IN_AN_HOUR: Final = 3
_AN_HOUR: Final = timedelta(hours=1)
_WORTH_SENDING: Final = timedelta(minutes=5)


class NoteFate(Enum):
    """What became of a test note."""

    ARRIVED = auto()
    CLOSED = auto()  # its person takes no private messages
    ON_ITS_WAY = auto()
    NOT_SENT = auto()


def ask_for_test_note(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Have a note sent to the one who asks, now: also where private messages were closed, for they may be open again.

    It counts as nothing that they were sent, and nobody else hears of it.
    """
    allow(tx, actor, Action.TEST_NOTES)
    asked = letters.written_since(tx, actor.guild, actor.person, kind=KIND, since=now - _AN_HOUR)
    if len(asked) >= _MOST_IN_AN_HOUR:
        raise NotReady("You have had three test notes in an hour. Please try again later.")
    known = contact_with(tx, actor.guild, actor.person)
    if known is not None and known.closed_at is not None:
        keep_contact(tx, actor.guild, actor.person, replace(known, closed_at=None))
    note = PrivateLetter(KIND, str(actor.guild), now, now + _WORTH_SENDING, occasion=f"{now:%Y%m%d%H%M%S%f}")
    write_to_person(tx, actor.guild, actor.person, note)


def fate_of_test_note(tx: Transaction, actor: Actor, *, now: datetime) -> NoteFate:
    """Tell the one who asked what became of the latest."""
    allow(tx, actor, Action.TEST_NOTES)
    asked = letters.written_since(tx, actor.guild, actor.person, kind=KIND, since=now - _AN_HOUR)
    if not asked:
        return NoteFate.NOT_SENT
    state, error = asked[-1]
    if state is LetterState.SENT:
        return NoteFate.ARRIVED
    if state in (LetterState.PENDING, LetterState.SENDING):
        return NoteFate.ON_ITS_WAY
    return NoteFate.CLOSED if error == DMS_CLOSED else NoteFate.NOT_SENT
