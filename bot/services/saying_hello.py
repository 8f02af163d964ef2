"""A hello that asks for nothing: a coordinator says it, to everybody who takes part, once in three months.

It is said to all alike, so nobody is looked at: not who answered, nor who was away. Nobody is told whom it reached.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, NewLetter
from bot.domain.people import Actor, PersonId
from bot.domain.refusals import TooLate
from bot.services.notes import key_to
from bot.services.permission import act, allow
from bot.services.preferences import wants_reminders
from storage import audit
from storage.coordinators import is_coordinator
from storage.letters.planning import plan_letters
from storage.partners import joined, partner
from storage.store import Transaction

HELLO: Final = LetterKind("hello", ends_on_leaving=True)
EVERY: Final = timedelta(days=90)
_WORTH_SAYING: Final = timedelta(days=14)


def hello_due(tx: Transaction, actor: Actor, *, now: datetime) -> datetime:
    """Return from when on hello can be said again in this server: now if that may be at once."""
    allow(tx, actor, Action.SAY_HELLO)
    last = audit.last_done(tx, actor.guild, Action.SAY_HELLO)
    return now if last is None else max(now, last + EVERY)


def say_hello(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Say hello to everybody who takes part, in their hours and within their allowance."""
    if hello_due(tx, actor, now=now) > now:
        raise TooLate("Somebody said hello lately. It can be said once in three months.")
    act(tx, actor, Action.SAY_HELLO, now=now)
    until = now + _WORTH_SAYING
    said = [
        NewLetter(
            HELLO,
            key_to(person, HELLO, str(actor.person), f"{now:%Y%m%d}"),
            actor.guild,
            None,
            person,
            str(actor.person),
            now,
            until,
        )
        for person, _ in joined(tx, actor.guild, frozenset())
        if person != actor.person
    ]
    plan_letters(tx, said)


def hello_from(tx: Transaction, letter: Letter) -> PersonId | None:
    """Return who says hello: None where they coordinate no longer, or this person wants to be told of nothing."""
    contact, person = PersonId(int(letter.subject)), letter.person
    if person is None or partner(tx, letter.guild, person) is None:
        return None
    wanted = wants_reminders(tx, letter.guild, person) and is_coordinator(tx, letter.guild, contact)
    return contact if wanted else None
