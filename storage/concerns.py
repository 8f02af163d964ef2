"""Who asks the safeguarding lead to be in touch; never why. A row goes as soon as it is answered or taken back."""

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.safety import Concern
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

concerns = sa.Table(
    "concerns",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("shown_name", sa.Text),  # empty where they chose to give none
    sa.Column("asked_at", Moment, nullable=False),
    sa.UniqueConstraint("guild", "person"),
)

_PUT = sa.insert(concerns)
_here = concerns.c.guild == sa.bindparam("of_guild")
_MINE = sa.select(concerns).where(_here, concerns.c.person == sa.bindparam("of_person"))
_ONE = sa.select(concerns).where(_here, concerns.c.id == sa.bindparam("of_id"))
_ALL = sa.select(concerns).where(_here).order_by(concerns.c.asked_at, concerns.c.id)
_REMOVE = sa.delete(concerns).where(_here, concerns.c.id == sa.bindparam("of_id"))


def put_concern(tx: Transaction, concern: Concern) -> None:
    """Remember that somebody asks for the lead."""
    tx.sql.execute(
        _PUT,
        {
            "id": concern.id,
            "guild": concern.guild,
            "person": concern.person,
            "shown_name": concern.shown_name,
            "asked_at": concern.asked_at,
        },
    )


def concern_of(tx: Transaction, guild: GuildId, person: PersonId) -> Concern | None:
    """Return what this person asked for, if it still stands."""
    row = tx.sql.execute(_MINE, {"of_guild": guild, "of_person": person}).one_or_none()
    return None if row is None else _concern(row)


def concern(tx: Transaction, guild: GuildId, number: str) -> Concern | None:
    """Return one by its reference, if it still stands."""
    row = tx.sql.execute(_ONE, {"of_guild": guild, "of_id": number}).one_or_none()
    return None if row is None else _concern(row)


def concerns_in(tx: Transaction, guild: GuildId) -> tuple[Concern, ...]:
    """Return all that still stand in this server, the oldest first."""
    return tuple(map(_concern, tx.sql.execute(_ALL, {"of_guild": guild}).all()))


def remove_concern(tx: Transaction, guild: GuildId, number: str) -> None:
    """Forget one: it was answered, or taken back."""
    tx.sql.execute(_REMOVE, {"of_guild": guild, "of_id": number})
    tx.rewrite()


def _concern(row: sa.Row[tuple[object, ...]]) -> Concern:
    kept = row._mapping
    return Concern(
        id=kept["id"],
        guild=GuildId(kept["guild"]),
        person=PersonId(kept["person"]),
        asked_at=kept["asked_at"],
        shown_name=kept["shown_name"],
    )
