"""Letters to persons: inside their hours, in private or behind a button, never where others see them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letters import DMS_CLOSED, Letter, LetterState, NewLetter, Note
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Where
from bot.services.preferences import when_for, where_for
from storage import letters, partners
from storage.contacts import Contact, contact_with, keep_contact
from storage.store import Transaction

AFTER_LEAVING: Final = "after_leaving"  # the one kind that goes to somebody who is no longer in the server
AT_ONCE: Final = frozenset({"concern", "concern_late"})  # the safeguarding lead hears of it whatever the hour
CLOSED_FOR: Final = timedelta(days=7)  # how long nothing private is tried after somebody took none


@dataclass(frozen=True, slots=True)
class Reader:
    """How to write to somebody; whoever does not take part has no settings."""

    languages: tuple[str | None, str | None]
    easy: bool
    takes_part: bool


def write_to_person(tx: Transaction, guild: GuildId, person: PersonId, note: Note) -> None:
    """Promise to tell this person something, once; the feature that owns the kind says how it reads."""
    key = key_to(person, note.kind, note.subject, note.occasion)
    letters.write_letter(
        tx,
        NewLetter(note.kind, key, guild, None, person, note.subject, note.not_before, note.expires_at),
    )


def key_to(person: PersonId, kind: str, subject: str, occasion: str = "") -> str:
    """Return what such a letter is told apart by."""
    return ":".join(filter(None, (kind, subject, str(person), occasion)))


def reader_of(tx: Transaction, guild: GuildId, person: PersonId) -> Reader:
    """Return how to write to this person: their language and the server's, shorter or not, as a partner or not."""
    mine, theirs, _, easy = partners.greeting(tx, guild, person)
    return Reader((mine, theirs), easy=easy, takes_part=partners.partner(tx, guild, person) is not None)


def claim_due(tx: Transaction, *, now: datetime, limit: int) -> tuple[Letter, ...]:
    """Take in hand due letters to persons that are welcome now; the others are put where they wait, or dropped."""
    while True:
        due = letters.find_due(tx, now=now, limit=limit, to="person")
        welcome = [letter for letter in due if _goes_now(tx, letter, letter.guild, _person(letter), now=now)]
        if len(welcome) == len(due):
            letters.take_in_hand(tx, due, now=now)
            return due


def wait_behind_a_button(tx: Transaction, letter: Letter, *, now: datetime) -> None:
    """Note that this person takes no private messages: what is for them waits in the server until they press."""
    person = _person(letter)
    known = contact_with(tx, letter.guild, person) or Contact()
    keep_contact(tx, letter.guild, person, replace(known, closed_at=now))
    letters.keep_waiting(tx, letter, error=DMS_CLOSED, retry_at=now + CLOSED_FOR)


def _goes_now(tx: Transaction, letter: Letter, guild: GuildId, person: PersonId, *, now: datetime) -> bool:
    known = contact_with(tx, guild, person) or Contact()
    if known.away_since is not None and letter.kind != AFTER_LEAVING:
        letters.mark_ended(tx, letter, LetterState.CANCELLED)
    elif where_for(tx, guild, person) is Where.PANEL and letter.kind != AFTER_LEAVING:
        keep_contact(tx, guild, person, known)
        letters.keep_waiting(tx, letter, error=None, retry_at=letter.expires_at)
    elif known.closed_at is not None and now < known.closed_at + CLOSED_FOR:
        letters.keep_waiting(tx, letter, error=DMS_CLOSED, retry_at=known.closed_at + CLOSED_FOR)
    else:
        return _is_welcome(tx, letter, guild, person, now=now)
    return False


def _is_welcome(tx: Transaction, letter: Letter, guild: GuildId, person: PersonId, *, now: datetime) -> bool:
    if letter.edits is not None or letter.kind in AT_ONCE:  # what stands there is changed without a sound
        return True
    when = when_for(tx, guild, person, now, letter.expires_at)
    if when is None:
        letters.mark_ended(tx, letter, LetterState.EXPIRED)
    elif when > now:
        letters.postpone_letter(tx, letter, until=when)
    return when is not None and when <= now


def _person(letter: Letter) -> PersonId:
    if letter.person is None:
        msg = "This letter goes to a place."
        raise ValueError(msg)
    return letter.person
