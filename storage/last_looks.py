"""When each person last looked at what is new: by the day, for themselves alone."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

last_looks = sa.Table(
    "last_looks",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("looked_on", Moment, nullable=False),  # when that day began
    sa.Column("shown_since", Moment, nullable=False),  # from when on they were shown what is new
    sqlite_with_rowid=False,
)

_mine = sa.and_(last_looks.c.guild == sa.bindparam("of_guild"), last_looks.c.person == sa.bindparam("of_person"))
_ONE = sa.select(last_looks.c.looked_on, last_looks.c.shown_since).where(_mine)
_fresh = insert(last_looks)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=["guild", "person"],
    set_={name: _fresh.excluded[name] for name in ("looked_on", "shown_since")},
)
_FORGET = sa.delete(last_looks).where(last_looks.c.looked_on < sa.bindparam("of_moment", type_=Moment))


@dataclass(frozen=True, slots=True)
class LastLook:
    """The day on which somebody last looked, by its beginning, and from when on they were shown what is new."""

    looked_on: datetime
    shown_since: datetime


def last_look(tx: Transaction, guild: GuildId, person: PersonId) -> LastLook | None:
    """Return when this person last looked."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_person": person}).one_or_none()
    return None if row is None else LastLook(*row)


def keep_look(tx: Transaction, guild: GuildId, person: PersonId, look: LastLook) -> None:
    """Remember that this person looked."""
    row = {"guild": guild, "person": person, "looked_on": look.looked_on, "shown_since": look.shown_since}
    tx.sql.execute(_KEEP, row)


def forget_looks(tx: Transaction, *, before: datetime) -> int:
    """Forget who looked before this moment; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": before}).rowcount
