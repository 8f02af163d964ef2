"""Letters to persons: inside their hours, in private or behind a button, never where others see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import NOTE, OWN_NOTE, SECRET_NOTE, LetterKind
from bot.domain.letters import DMS_CLOSED, NOT_WRITTEN, Letter, LetterState, NewLetter, PrivateLetter
from bot.domain.notes import CLOSED_FOR, SECRET_STOP_AFTER, DeliveryPlan, Reachability, plan_delivery
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.reaching import is_welcome
from bot.services.preferences import chosen_by_each
from storage import letters, partners, servers
from storage.contacts import (
    Contact,
    contact_with,
    contacts_with,
    count_unanswered,
    keep_contact,
    note_that_something_waits,
)
from storage.store import Transaction

_LOOK_BACK: Final = timedelta(days=9)  # a week of the calendar, however the clocks are changed in it
_LOOKED_AT: Final = 4  # letters for each that may go: few enough for whoever presses meanwhile not to wait
_AT_LEAST: Final = 20
_WORDLESS: Final = timedelta(minutes=5)
_NOTHING: Final = Contact()


@dataclass(frozen=True, slots=True)
class Addressee:
    """How to write to somebody, or in a place; whoever does not take part has no settings."""

    languages: tuple[str | None, str | None]
    easy: bool
    takes_part: bool


def write_to_person(tx: Transaction, guild: GuildId, person: PersonId, note: PrivateLetter) -> None:
    """Promise to tell this person something, once; the feature that owns the kind says how it reads."""
    key = key_to(person, note.kind, note.subject, note.occasion)
    letters.write_letter(
        tx,
        NewLetter(note.kind, key, guild, None, person, note.subject, note.not_before, note.expires_at),
    )


def key_to(person: PersonId, kind: LetterKind, subject: str, occasion: str = "") -> str:
    """Return what such a letter is told apart by."""
    return ":".join(filter(None, (kind.name, subject, str(person), occasion)))


def addressee_of(tx: Transaction, guild: GuildId, person: PersonId | None) -> Addressee:
    """Return how to write to this person: their language and the server's, shorter or not, as a partner or not.

    None: in a place, where everybody reads the server's language.
    """
    if person is None:
        return Addressee((None, servers.server(tx, guild).language), easy=False, takes_part=False)
    mine, theirs, _, easy = partners.greeting(tx, guild, person)
    return Addressee((mine, theirs), easy=easy, takes_part=partners.partner(tx, guild, person) is not None)


def claim_due(tx: Transaction, *, now: datetime, limit: int) -> tuple[tuple[Letter, ...], bool]:
    """Claim what may be said to people now, in up to this many messages, and tell whether there may be more.

    Only a few are looked at in one go. What is not welcome now is put where it waits, or dropped.
    """
    claimed: list[Letter] = []
    seen: set[tuple[GuildId, PersonId]] = set()
    most = min(_LOOKED_AT * limit, limit + _AT_LEAST)
    for free in (True, False):  # what people asked for themselves does not wait behind what everybody is told
        found = letters.people_with_letters_due(tx, now=now, most=most, free=free)
        fresh = [one for one in found if one not in seen]
        seen.update(found)
        for guild in dict.fromkeys(guild for guild, _ in fresh):
            people = [person for there, person in fresh if there == guild]
            claimed += _claim_in(tx, guild, people, now=now, limit=limit - len(claimed))
    return tuple(claimed), bool(seen)


def carried_by(tx: Transaction, note: Letter, *, now: datetime) -> tuple[Letter, ...]:
    """Return what a note still carries, what ends soonest first; what is too late by now is left out of it."""
    carried = letters.carried_by(tx, note.id)
    for letter in carried:
        if now >= letter.expires_at:
            letters.mark_ended(tx, letter, LetterState.EXPIRED)
    return tuple(letter for letter in carried if now < letter.expires_at)


def leave_out(tx: Transaction, letter: Letter) -> None:
    """Note that a letter in a note holds no longer."""
    letters.mark_ended(tx, letter, LetterState.CANCELLED)


def release(tx: Transaction, letter: Letter, *, now: datetime) -> None:
    """Take a letter for which no words could be found out of its note, to be tried again on its own."""
    letters.release_letter(tx, letter, error=NOT_WRITTEN, retry_at=now + _WORDLESS)


def letter_to(tx: Transaction, actor: Actor, letter_id: str) -> Letter | None:
    """Return this letter to the one it is for: None when it is no longer remembered."""
    return letters.letter_to(tx, actor.guild, actor.person, letter_id)


def carried_to(tx: Transaction, actor: Actor, note: str) -> tuple[Letter, ...]:
    """Return what a note to the one who asks carries: nothing when it is no longer remembered."""
    if letters.letter_to(tx, actor.guild, actor.person, note) is None:
        return ()
    return letters.carried_by(tx, note)


def note_sent(tx: Transaction, letter: Letter, *, at: datetime) -> None:
    """Note that somebody was written to: what counts is counted until they press something."""
    note_arrived(tx, replace(letter, state=LetterState.SENT), now=at)
    if letter.person is not None and letter.edits is None and letter.uses_allowance:
        count_unanswered(tx, letter.guild, letter.person, secret=is_secret(tx, letter))


def note_arrived(tx: Transaction, letter: Letter, *, written_at: datetime | None = None, now: datetime) -> None:
    """Let each noun know that somebody was told what this letter says, and each letter that it carries.

    Without `written_at`, its words were found for its last try.
    """
    for one in (letter, *(letters.carried_by(tx, letter.id) if letter.carries else ())):
        if one.kind in tx.nouns.arrived:
            written = written_at or letters.tried_at(tx, letter) or now
            tx.nouns.arrived[one.kind](tx, one, written_at=written, now=now)


def is_secret(tx: Transaction, letter: Letter) -> bool:
    """Tell whether all that a letter tells of its own accord is answered in secret: a note says what it carries."""
    told = letters.carried_by(tx, letter.id) if letter.carries else (letter,)
    kinds = {one.kind for one in told if one.uses_allowance}
    return bool(kinds) and kinds <= tx.nouns.secret_letters


def asks_to_go_on(tx: Transaction, letter: Letter) -> bool:
    """Tell whether this is the last note of what is answered in secret that somebody gets without any other press."""
    if letter.person is None or not letter.uses_allowance or not is_secret(tx, letter):
        return False
    known = contact_with(tx, letter.guild, letter.person)
    return known is not None and known.unanswered_apart == SECRET_STOP_AFTER - 1


def makes_no_sound(tx: Transaction, letter: Letter, *, now: datetime) -> bool:
    """Tell whether this letter, which comes at any hour, is to make no sound: it is not one of this person's hours."""
    if letter.person is None or letter.kind not in tx.nouns.quiet_letters:
        return False
    mine = chosen_by_each(tx, letter.guild, [letter.person], now=now)[letter.person]
    return now < (mine.paused_until or now) or not is_welcome(now, mine.hours)


def note_closed(tx: Transaction, letter: Letter, *, now: datetime) -> None:
    """Note that this person takes no private messages: what is for them waits in the server until they press.

    A letter of a kind that does not wait there comes to its end.
    """
    kind = tx.nouns.letter_kinds.get(letter.kind)
    if kind is not None and not kind.waits_behind_button:
        is_wanted = letters.is_claimed(tx, letter)
        letters.mark_ended(tx, letter, LetterState.DEAD, error=DMS_CLOSED)
    else:
        is_wanted = letters.keep_waiting(tx, letter, error=DMS_CLOSED, retry_at=now + CLOSED_FOR)
        note_arrived(tx, replace(letter, state=LetterState.WAITING), written_at=now, now=now)
    if is_wanted:
        person = _person(letter)
        known = contact_with(tx, letter.guild, person) or Contact()
        keep_contact(tx, letter.guild, person, replace(known, closed_at=now))
        for unreachable in tx.nouns.unreachable:
            unreachable(tx, letter.guild, person, has_left=False, now=now)


def _claim_in(
    tx: Transaction, guild: GuildId, people: Sequence[PersonId], *, now: datetime, limit: int
) -> list[Letter]:
    claimed: list[Letter] = []
    due: dict[PersonId, list[Letter]] = {person: [] for person in people}
    for letter in letters.due_to_people(tx, guild, people, now=now):
        due[_person(letter)].append(letter)
    for person, reachability in _reachability_of_each(tx, guild, people, now).items():
        if len(claimed) >= limit:
            break
        nouns = tx.nouns
        plan = plan_delivery(due[person], reachability, now=now, secret=nouns.secret_letters, quiet=nouns.quiet_letters)
        claimed += _settle(tx, plan, now)
    return claimed


def _reachability_of_each(
    tx: Transaction, guild: GuildId, people: Collection[PersonId], now: datetime
) -> Mapping[PersonId, Reachability]:
    """Say how each of these people can be reached."""
    chosen = chosen_by_each(tx, guild, people, now=now)
    known = contacts_with(tx, guild, people)
    sent = letters.sent_to(tx, guild, people, since=now - _LOOK_BACK)
    stuck = letters.stuck_to(tx, guild, people, now=now)
    return {
        person: Reachability(
            hours=chosen[person].hours,
            paused_until=chosen[person].paused_until,
            where=chosen[person].where,
            closed_at=known.get(person, _NOTHING).closed_at,
            is_away=known.get(person, _NOTHING).away_since is not None,
            unanswered=known.get(person, _NOTHING).unanswered,
            unanswered_apart=known.get(person, _NOTHING).unanswered_apart,
            reached=sent.get(person, ()),
            stuck=stuck.get(person, ()),
        )
        for person in people
    }


def _settle(tx: Transaction, found: DeliveryPlan, now: datetime) -> list[Letter]:
    """Put everything where it belongs, and return what is to be said now."""
    for letter, ended in found.over:
        letters.mark_ended(tx, letter, ended)
    for letter, until in found.later:
        letters.postpone_letter(tx, letter, until=until)
    for letter, closed_until in found.behind:
        error = None if closed_until is None else DMS_CLOSED
        letters.keep_waiting(tx, letter, error=error, retry_at=closed_until or letter.expires_at)
        note_arrived(tx, replace(letter, state=LetterState.WAITING), written_at=now, now=now)
    for guild, person in {(letter.guild, _person(letter)) for letter, _ in found.behind}:
        note_that_something_waits(tx, guild, person)
    single = [group[0] for group in found.now if len(group) == 1]
    letters.claim(tx, single, now=now)
    secret = tx.nouns.secret_letters
    notes = [letters.write_note(tx, _kind_of(group, secret), group, now=now) for group in found.now if len(group) > 1]
    return [*single, *notes]


def _kind_of(group: Sequence[Letter], secret: Collection[str]) -> LetterKind:
    kinds = {letter.kind for letter in group if letter.uses_allowance}
    if not kinds:
        return OWN_NOTE
    return SECRET_NOTE if kinds <= set(secret) else NOTE


def _person(letter: Letter) -> PersonId:
    if letter.person is None:
        msg = "This letter goes to a place."
        raise ValueError(msg)
    return letter.person
