"""What people want to hear nothing more about: "not for me". It says nothing of whether they have answered."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.letters.outbox import CANCELLED, PENDING, WAITING, letters
from storage.store import Transaction
from storage.tables import Snowflake, metadata

declined = sa.Table(
    "declined",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("subject", sa.String(64), primary_key=True),
    sqlite_with_rowid=False,
)


def _theirs(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.guild == sa.bindparam("of_guild", type_=Snowflake),
        table.c.person == sa.bindparam("of_person", type_=Snowflake),
        table.c.subject == sa.bindparam("about", type_=sa.String),
    )


_NOTE = insert(declined).on_conflict_do_nothing()
_FORGET = sa.delete(declined).where(_theirs(declined))
_ONE = sa.select(declined.c.subject).where(_theirs(declined))
_TOLD = sa.select(letters.c.id).where(_theirs(letters)).limit(1)
_CANCEL = sa.update(letters).where(_theirs(letters), letters.c.state.in_((PENDING, WAITING))).values(state=CANCELLED)


def note_declined(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> None:
    """Remember that this person wants nothing more about this, and take back what was to reach them."""
    tx.sql.execute(_NOTE, {"guild": guild, "person": person, "subject": subject})
    tx.sql.execute(_CANCEL, _who(guild, person, subject))


def remove_declined(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> bool:
    """Forget that this person wanted nothing more about this; tell whether they did."""
    return tx.sql.execute(_FORGET, _who(guild, person, subject)).rowcount > 0


def is_declined(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> bool:
    """Tell whether this person wants nothing more about this."""
    return tx.sql.execute(_ONE, _who(guild, person, subject)).first() is not None


def has_letter(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> bool:
    """Tell whether this person was, or is to be, told of this."""
    return tx.sql.execute(_TOLD, _who(guild, person, subject)).first() is not None


def _who(guild: GuildId, person: PersonId, subject: str) -> dict[str, object]:
    return {"of_guild": guild, "of_person": person, "about": subject}
