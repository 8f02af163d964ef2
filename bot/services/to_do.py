"""What coordinators look after: who may look, and telling each of them of something new, once for each thing."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, PrivateLetter
from bot.domain.people import Actor, GuildId, Server
from bot.services.notes import write_to_person
from bot.services.permission import allow
from bot.services.preferences import chosen_by_each
from storage import coordinators
from storage.store import Transaction

ADDED: Final = LetterKind("to_do")
AWAITED: Final = LetterKind("to_do_soon", uses_allowance=False, alone=True)  # somebody waits to hear from them
_WORTH_TELLING: Final = timedelta(days=14)


def may_look(tx: Transaction, actor: Actor) -> Server:
    """Return this server to one of its coordinators."""
    return allow(tx, actor, Action.SEE_TO_DO)


def tell_coordinators(tx: Transaction, guild: GuildId, about: str, *, now: datetime) -> None:
    """Have each coordinator told of this from `now` on, in their hours; not where somebody has done it before it goes.

    `about` is the reference of a line that some feature has of it for the To do card: the line says how the note reads.
    """
    for person in coordinators.coordinators_of(tx, guild):
        write_to_person(tx, guild, person, PrivateLetter(ADDED, about, now, now + _WORTH_TELLING))


def warn_coordinators(tx: Transaction, guild: GuildId, note: PrivateLetter, *, now: datetime) -> None:
    """Have each coordinator told that somebody waits, in their hours, whatever else they were sent; after a pause."""
    told = coordinators.coordinators_of(tx, guild)
    chosen = chosen_by_each(tx, guild, told, now=now)
    for person in told:
        rest = max(note.not_before, chosen[person].paused_until or note.not_before) - note.not_before
        later = replace(note, not_before=note.not_before + rest, expires_at=note.expires_at + rest)
        write_to_person(tx, guild, person, later)


def is_for_coordinator(tx: Transaction, letter: Letter) -> bool:
    """Tell whether whoever this letter is for coordinates, as far as is known here."""
    return letter.person is not None and coordinators.is_coordinator(tx, letter.guild, letter.person)
