"""What stands in the way of reaching somebody: they take no private messages, or are no longer in the server.

A row stands for somebody only as long as there is something to know: nearly everybody has none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("closed_at", Moment),  # when Discord said that they take no private messages
    sa.Column("away_since", Moment),  # when it was noticed that they are not in the server any more
    sa.Column("is_back", sa.Boolean, nullable=False),  # they were away, and have not been welcomed back yet
    sa.Column("offered_at", Moment),  # when they were last shown that something waits for them
    sa.Column("unanswered", sa.Integer, nullable=False, server_default="0"),  # notes since they last pressed anything
    sa.Column("unanswered_apart", sa.Integer, nullable=False, server_default="0"),  # of what is answered in secret
    sqlite_with_rowid=False,
)

_me = sa.and_(contacts.c.guild == sa.bindparam("of_guild"), contacts.c.person == sa.bindparam("of_person"))
_fresh = insert(contacts)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=["guild", "person"],
    set_={column.name: _fresh.excluded[column.name] for column in contacts.c if not column.primary_key},
)
_known = (
    contacts.c.closed_at,
    contacts.c.away_since,
    contacts.c.is_back,
    contacts.c.offered_at,
    contacts.c.unanswered,
    contacts.c.unanswered_apart,
)
_ONE = sa.select(*_known).where(_me)
_EACH = sa.select(contacts.c.person, *_known).where(
    contacts.c.guild == sa.bindparam("of_guild"), contacts.c.person.in_(sa.bindparam("people", expanding=True))
)
_KNOW = insert(contacts).on_conflict_do_nothing()
_COUNT = {
    name: insert(contacts).on_conflict_do_update(index_elements=["guild", "person"], set_={name: contacts.c[name] + 1})
    for name in ("unanswered", "unanswered_apart")
}
_FORGET = sa.delete(contacts).where(_me)
_GONE = (
    sa.select(contacts.c.guild, contacts.c.person)
    .where(contacts.c.away_since <= sa.bindparam("of_moment", type_=Moment))
    .order_by(contacts.c.guild, contacts.c.person)
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Since when somebody takes no private messages, is away, and was last shown that something waits.

    `unanswered` counts notes since they last pressed anything, `unanswered_apart` those of what is answered in secret
    alone; when that was is not kept, and nothing that leads to such an answer is a press that is known of.
    """

    closed_at: datetime | None = None
    away_since: datetime | None = None
    is_back: bool = False
    offered_at: datetime | None = None
    unanswered: int = 0
    unanswered_apart: int = 0


def contact_with(tx: Transaction, guild: GuildId, person: PersonId) -> Contact | None:
    """Return what stands in the way of reaching this person, or waits for them: None if nothing does."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_person": person}).one_or_none()
    return None if row is None else Contact(*row)


def keep_contact(tx: Transaction, guild: GuildId, person: PersonId, contact: Contact) -> None:
    """Remember this about reaching somebody, in place of what was known."""
    tx.sql.execute(
        _KEEP,
        {
            "guild": guild,
            "person": person,
            "closed_at": contact.closed_at,
            "away_since": contact.away_since,
            "is_back": contact.is_back,
            "offered_at": contact.offered_at,
            "unanswered": contact.unanswered,
            "unanswered_apart": contact.unanswered_apart,
        },
    )


def contacts_with(tx: Transaction, guild: GuildId, people: Collection[PersonId]) -> Mapping[PersonId, Contact]:
    """Return the same of each of these people; those in whose way nothing stands are not in it."""
    rows = tx.sql.execute(_EACH, {"of_guild": guild, "people": sorted(people)})
    return {PersonId(person): Contact(*known) for person, *known in rows}


def note_that_something_waits(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Remember that something waits for this person behind a button."""
    tx.sql.execute(_KNOW, {"guild": guild, "person": person, "is_back": False})


def count_unanswered(tx: Transaction, guild: GuildId, person: PersonId, *, secret: bool = False) -> None:
    """Count one more note that nothing was pressed after; `secret`: of what is answered in secret alone."""
    counted = "unanswered_apart" if secret else "unanswered"
    tx.sql.execute(_COUNT[counted], {"guild": guild, "person": person, "is_back": False, counted: 1})


def remove_contact(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Forget what stood in the way of reaching this person."""
    tx.sql.execute(_FORGET, {"of_guild": guild, "of_person": person})


def away_since_before(tx: Transaction, moment: datetime) -> tuple[tuple[GuildId, PersonId], ...]:
    """Return who has been away since this moment or longer."""
    rows = tx.sql.execute(_GONE, {"of_moment": moment})
    return tuple((GuildId(guild), PersonId(person)) for guild, person in rows)


def is_away(guild: sa.ColumnElement[int], person: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Build the question whether this person is no longer in this server, for use inside another."""
    return sa.exists().where(contacts.c.guild == guild, contacts.c.person == person, contacts.c.away_since.is_not(None))
