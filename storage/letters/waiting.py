"""Letters to persons that wait, for a welcome time or behind a button until they look, and ending them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache

import sqlalchemy as sa

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import GuildId, PersonId
from storage.letters.outbox import CANCELLED, CARRIED, PENDING, SENDING, WAITING, in_state, letter_from, letters
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_ID = sa.bindparam("of_id", type_=sa.String)
_for = sa.and_(
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    letters.c.person == sa.bindparam("of_person", type_=Snowflake),
)
_POSTPONE = (
    sa.update(letters).where(letters.c.id == _ID).values(state=PENDING, next_try=sa.bindparam("until", type_=Moment))
)
_KEEP = (
    sa.update(letters)
    .where(letters.c.id == _ID, letters.c.state.in_((PENDING, SENDING)))  # what was taken back stays taken back
    .values(
        state=WAITING,
        error=sa.bindparam("met", type_=sa.Integer),
        next_try=sa.bindparam("retry_at", type_=Moment),
        doubtful_since=None,
    )
)
_NOW = sa.bindparam("of_moment", type_=Moment)
_LOOK_AGAIN = (
    sa.update(letters)
    .where(
        _for,
        letters.c.error.is_(None),
        (letters.c.state == WAITING) | ((letters.c.state == PENDING) & (letters.c.next_try > _NOW)),
    )
    .values(state=PENDING, next_try=sa.func.max(letters.c.not_before, _NOW))
)
_MINE = (
    sa.select(letters, sa.null().label("original"), sa.null().label("target"))
    .where(_for, letters.c.state == WAITING, letters.c.expires_at > sa.bindparam("of_moment", type_=Moment))
    .order_by(letters.c.expires_at, letters.c.position)
)
_carried = letters.alias("carried")
_of_these_kinds = letters.c.kind.in_(sa.bindparam("kinds", expanding=True))
_carries_nothing = ~sa.exists().where(_carried.c.carried_by == letters.c.id, _carried.c.state == CARRIED)
_TAKE_BACK = sa.delete(letters).where(
    _for, _of_these_kinds, letters.c.state.in_((PENDING, WAITING, CARRIED)), _carries_nothing
)
_CANCEL_IN_HAND = (
    sa.update(letters)
    .where(_for, _of_these_kinds, letters.c.state == SENDING, _carries_nothing)
    .values(state=CANCELLED)
)
_to_anybody_about = sa.and_(letters.c.person.is_not(None), letters.c.subject == sa.bindparam("about", type_=sa.String))
_TAKE_BACK_ABOUT = sa.delete(letters).where(_to_anybody_about, letters.c.state.in_((PENDING, WAITING)))
_CANCEL_ABOUT = (
    sa.update(letters).where(_to_anybody_about, letters.c.state.in_((SENDING, CARRIED))).values(state=CANCELLED)
)
_TAKE_BACK_NOTES = (
    sa.update(letters).where(_to_anybody_about, in_state(letters, PENDING, WAITING)).values(state=CANCELLED)
)
_NOT_TOLD = sa.select(letters.c.person, letters.c.dedupe_key).where(
    _to_anybody_about, _of_these_kinds, letters.c.state.in_((PENDING, WAITING))
)
_ON_THEIR_WAY = sa.select(letters.c.id).where(_for, letters.c.state.in_((PENDING, SENDING, WAITING, CARRIED))).limit(1)
_ANY_ON_ITS_WAY = sa.select(letters.c.id).where(
    letters.c.dedupe_key == sa.bindparam("key", type_=sa.String), in_state(letters, PENDING, SENDING, WAITING, CARRIED)
)
_DROP = (
    sa.update(letters)
    .where(_for, letters.c.state.in_((PENDING, SENDING, WAITING, CARRIED)))
    .values(state=CANCELLED, carried_by=None)
)


def postpone_letter(tx: Transaction, letter: Letter, *, until: datetime) -> None:
    """Leave this letter alone until then."""
    tx.sql.execute(_POSTPONE, {"of_id": letter.id, "until": until})


def keep_waiting(tx: Transaction, letter: Letter, *, error: int | None, retry_at: datetime) -> bool:
    """Keep this letter behind a button, and tell whether it is still wanted.

    One that met closed private messages is tried again at `retry_at`.
    """
    return tx.sql.execute(_KEEP, {"of_id": letter.id, "met": error, "retry_at": retry_at}).rowcount > 0


def look_again(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Ask anew when and where what waits for this person is welcome: they have just chosen something else."""
    tx.sql.execute(_LOOK_AGAIN, {"of_guild": guild, "of_person": person, "of_moment": now})


def waiting_for(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Letter, ...]:
    """Return what waits behind a button for this person, what ends soonest first."""
    rows = tx.sql.execute(_MINE, {"of_guild": guild, "of_person": person, "of_moment": now}).all()
    return tuple(letter_from(row, attempts=row.attempts) for row in rows)


def drop_letters_to(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Cancel everything that was to reach this person from this server."""
    tx.sql.execute(_DROP, {"of_guild": guild, "of_person": person})


def end_letters_to(tx: Transaction, guild: GuildId, person: PersonId, *, kinds: Collection[str]) -> bool:
    """Take back what is on its way of these kinds to this person; tell whether anything else is.

    What is being sent just now cannot be taken back any more; a note goes once nothing is left that it carries.
    """
    mine = {"of_guild": guild, "of_person": person}
    for statement in (_TAKE_BACK, _CANCEL_IN_HAND, _TAKE_BACK):  # first what is carried, then what carried it
        tx.sql.execute(statement, {**mine, "kinds": sorted(kinds)})
    return tx.sql.execute(_ON_THEIR_WAY, mine).first() is not None


def take_back_notes(tx: Transaction, subject: str, *, kinds: Collection[str], person: PersonId | None = None) -> None:
    """Take back what people were still to be told about this in letters of these kinds; or one person alone."""
    if not kinds:
        return
    who = {} if person is None else {"of_person": person}
    _take_back(tuple(kinds), of_one=person is not None).run(tx, {"about": subject, **who})


@cache
def _take_back(kinds: tuple[str, ...], *, of_one: bool) -> PreparedStatement:
    of_these_kinds = letters.c.kind.in_([sa.literal_column(repr(kind)) for kind in kinds])
    theirs = [letters.c.person == sa.bindparam("of_person", type_=Snowflake)] if of_one else []
    return PreparedStatement(_TAKE_BACK_NOTES.where(of_these_kinds, *theirs))


def not_told_yet(tx: Transaction, subject: str, kind: LetterKind) -> Mapping[PersonId, str]:
    """Return whom a letter of this kind about this has not gone out to yet, each with what it is told apart by."""
    rows = tx.sql.execute(_NOT_TOLD, {"about": subject, "kinds": [kind.name]})
    return {PersonId(person): key for person, key in rows}


def take_back_about(tx: Transaction, subject: str) -> None:
    """Take back what people were to be told about this and were not told yet; what is in a note leaves it unsaid."""
    for statement in (_TAKE_BACK_ABOUT, _CANCEL_ABOUT):
        tx.sql.execute(statement, {"about": subject})


def is_on_its_way(tx: Transaction, dedupe_key: str) -> bool:
    """Tell whether this letter is neither there nor over: it may wait behind a button, or stand in a note."""
    return tx.sql.execute(_ANY_ON_ITS_WAY, {"key": dedupe_key}).first() is not None


def is_written_to(guild: sa.ColumnElement[int], person: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Build the question whether any letter to this person is remembered, for use inside another."""
    return sa.exists().where(letters.c.guild == guild, letters.c.person == person)
