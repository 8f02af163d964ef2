"""Notes: one message that carries several letters to one person, and what that person was lately written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, LetterState
from bot.domain.notes import Stuck
from bot.domain.people import GuildId, PersonId
from storage.letters.outbox import CARRIED, PENDING, SENDING, SENT, in_state, letter_from, letters
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_ID = sa.bindparam("of_id", type_=sa.String)
_now = sa.bindparam("now", type_=Moment)
_alone = (sa.null().label("original"), sa.null().label("target"))
_theirs = sa.and_(
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    letters.c.person == sa.bindparam("of_person", type_=Snowflake),
)
_OPEN_NOTE = sa.insert(letters)
_CARRY = (
    sa.update(letters)
    .where(letters.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(state=CARRIED, carried_by=sa.bindparam("note"), error=None)
)
_END_CARRIED = (
    sa.update(letters)
    .where(letters.c.carried_by.in_(sa.bindparam("notes", expanding=True)), letters.c.state == CARRIED)
    .values(
        state=sa.bindparam("ended", type_=sa.String),
        sent_at=sa.bindparam("at", type_=Moment),
        carried_by=sa.case((sa.bindparam("ended", type_=sa.String) == SENT, letters.c.carried_by)),
    )
)
_CARRIED = (
    sa.select(letters, *_alone)
    .where(letters.c.carried_by == _ID, letters.c.state.in_((CARRIED, SENT)))
    .order_by(letters.c.expires_at, letters.c.position)
)
_RELEASE = (
    sa.update(letters)
    .where(letters.c.id == _ID, letters.c.state == CARRIED)
    .values(
        state=PENDING,
        carried_by=None,
        attempts=1,
        error=sa.bindparam("met", type_=sa.Integer),
        next_try=sa.bindparam("retry_at", type_=Moment),
    )
)
_ONE = sa.select(letters, *_alone).where(letters.c.id == _ID, _theirs)
_WRITTEN = (
    sa.select(letters.c.state, letters.c.error)
    .where(
        _theirs,
        letters.c.kind == sa.bindparam("of_kind", type_=sa.String),
        letters.c.not_before > sa.bindparam("since", type_=Moment),
    )
    .order_by(letters.c.position)
)
_SUBJECTS = (
    sa.select(letters.c.subject)
    .where(_theirs, letters.c.kind.in_(sa.bindparam("kinds", expanding=True)))
    .distinct()
    .order_by(letters.c.subject)
)
_these = sa.and_(
    letters.c.person.in_(sa.bindparam("people", type_=Snowflake, expanding=True)),
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
)
_SENT_TO = sa.select(letters.c.person, letters.c.sent_at).where(
    _these,
    letters.c.state == SENT,
    letters.c.sent_at > sa.bindparam("since", type_=Moment),
    letters.c.carried_by.is_(None),
    letters.c.edits.is_(None),
    letters.c.uses_allowance,
)
_IN_DOUBT = sa.select(
    letters.c.person,
    letters.c.uses_allowance,
    letters.c.subject,
    letters.c.doubtful_since,
    letters.c.next_try,
    letters.c.error,
).where(
    _these,
    in_state(letters, PENDING),
    letters.c.next_try > _now,
    letters.c.edits.is_(None),
    letters.c.doubtful_since.is_not(None) | letters.c.error.is_not(None),
)


def write_note(tx: Transaction, kind: LetterKind, carried: Sequence[Letter], *, now: datetime) -> Letter:
    """Claim several letters to one person as one note of this kind."""
    first, note = carried[0], tx.new_reference()
    row = {
        "id": note,
        "kind": kind.name,
        "urgency": kind.urgency.value,
        "uses_allowance": kind.uses_allowance,
        "dedupe_key": f"note:{note}",
        "guild": first.guild,
        "person": first.person,
        "subject": note,
        "not_before": now,
        "expires_at": max(letter.expires_at for letter in carried),
        "state": SENDING,
        "attempts": 1,
        "next_try": now,
        "tried_at": now,
        "doubtful_since": now,
    }
    tx.sql.execute(_OPEN_NOTE, row)
    tx.sql.execute(_CARRY, {"ids": [letter.id for letter in carried], "note": note})
    written = letter_from(tx.sql.execute(_ONE, _asked(note, first.guild, first.person)).one(), attempts=1)
    return replace(written, doubtful_since=None)  # nothing was tried before


def carried_by(tx: Transaction, note: str) -> tuple[Letter, ...]:
    """Return what this note carries, what ends soonest first."""
    return tuple(letter_from(row, attempts=row.attempts) for row in tx.sql.execute(_CARRIED, {"of_id": note}))


def end_carried(tx: Transaction, notes: Sequence[str], ended: str, *, at: datetime | None = None) -> None:
    """Let what these notes carry end as they did."""
    if notes:
        tx.sql.execute(_END_CARRIED, {"notes": list(notes), "ended": ended, "at": at})


def release_letter(tx: Transaction, letter: Letter, *, error: int, retry_at: datetime) -> None:
    """Take this letter out of its note, to be tried on its own."""
    tx.sql.execute(_RELEASE, {"of_id": letter.id, "met": error, "retry_at": retry_at})


def written_since(
    tx: Transaction, guild: GuildId, person: PersonId, *, kind: LetterKind, since: datetime
) -> tuple[tuple[LetterState, int | None], ...]:
    """Return what became of each letter of this kind that was promised to this person since then, in their order."""
    asked = {**_asked("", guild, person), "of_kind": kind.name, "since": since}
    return tuple((LetterState(state), error) for state, error in tx.sql.execute(_WRITTEN, asked))


def letter_to(tx: Transaction, guild: GuildId, person: PersonId, letter_id: str) -> Letter | None:
    """Return this letter if it is to this person: None also when it is no longer remembered."""
    row = tx.sql.execute(_ONE, _asked(letter_id, guild, person)).one_or_none()
    return None if row is None else letter_from(row, attempts=row.attempts)


def subjects_told(tx: Transaction, guild: GuildId, person: PersonId, *, kinds: Collection[str]) -> tuple[str, ...]:
    """Return what letters of these kinds to this person are about."""
    return tuple(tx.sql.execute(_SUBJECTS, {**_asked("", guild, person), "kinds": sorted(kinds)}).scalars())


def sent_to(
    tx: Transaction, guild: GuildId, people: Collection[PersonId], *, since: datetime
) -> Mapping[PersonId, tuple[datetime, ...]]:
    """Return when each of these people was sent something that counts."""
    found: dict[PersonId, tuple[datetime, ...]] = {}
    for person, at in tx.sql.execute(_SENT_TO, {"of_guild": guild, "people": sorted(people), "since": since}):
        found[PersonId(person)] = (*found.get(PersonId(person), ()), at)
    return found


def stuck_to(
    tx: Transaction, guild: GuildId, people: Collection[PersonId], *, now: datetime
) -> Mapping[PersonId, tuple[Stuck, ...]]:
    """Return what is to be tried again later for each of these people."""
    found: dict[PersonId, tuple[Stuck, ...]] = {}
    for person, *stuck in tx.sql.execute(_IN_DOUBT, {"of_guild": guild, "people": sorted(people), "now": now}):
        found[PersonId(person)] = (*found.get(PersonId(person), ()), Stuck(*stuck))
    return found


def _asked(letter_id: str, guild: GuildId, person: PersonId | None) -> dict[str, object]:
    return {"of_id": letter_id, "of_guild": guild, "of_person": person}
