"""Programmes: one runs at a time in each server."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.programmes import Programme, ProgrammeId
from storage.departures import rests
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

programmes = sa.Table(
    "programmes",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("aim", sa.Text, nullable=False),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("ends_on", sa.Date, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("channel", Snowflake),
    sa.Column("ended_at", Moment),
    sa.Column("follows", sa.Text, nullable=False, server_default=""),
    sa.CheckConstraint("starts_on <= ends_on", name="ends_after_it_starts"),
    sa.Index("programmes_one_at_a_time", "guild", unique=True, sqlite_where=sa.text("ended_at IS NULL")),
    sqlite_with_rowid=False,
)

_fresh = insert(programmes)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[programmes.c.id],
    set_={name: _fresh.excluded[name] for name in ("title", "aim", "starts_on", "ends_on", "ended_at", "follows")},
)
_here = programmes.c.guild == sa.bindparam("of_guild")
_runs = programmes.c.ended_at.is_(None)
_RUNNING = sa.select(programmes).where(_here, _runs)
_ALL_RUNNING = sa.select(programmes).where(_runs, ~rests(programmes.c.guild)).order_by(programmes.c.guild)
_after = programmes.c.ended_at > sa.bindparam("of_moment", type_=Moment)
_LATELY = sa.select(programmes).where(_runs | _after, ~rests(programmes.c.guild)).order_by(programmes.c.begun_at)
_LAST_END = sa.select(sa.func.max(programmes.c.ended_at)).where(
    _here, programmes.c.ended_at <= sa.bindparam("of_moment", type_=Moment)
)
_ONE = sa.select(programmes).where(programmes.c.id == sa.bindparam("of_programme"))


def keep_programme(tx: Transaction, programme: Programme) -> None:
    """Remember this programme as it is now."""
    tx.sql.execute(
        _KEEP,
        {
            "id": programme.id,
            "guild": programme.guild,
            "author": programme.author,
            "title": programme.title,
            "aim": programme.aim,
            "starts_on": programme.starts_on,
            "ends_on": programme.ends_on,
            "begun_at": programme.begun_at,
            "channel": programme.channel,
            "ended_at": programme.ended_at,
            "follows": programme.follows,
        },
    )


def running_programme(tx: Transaction, guild: GuildId) -> Programme | None:
    """Return the programme that runs in this server."""
    row = tx.sql.execute(_RUNNING, {"of_guild": guild}).mappings().one_or_none()
    return None if row is None else _programme_from(row)


def running_programmes(tx: Transaction) -> tuple[Programme, ...]:
    """Return every programme that runs, in the servers that the bot is in."""
    return tuple(map(_programme_from, tx.sql.execute(_ALL_RUNNING).mappings()))


def lately_running(tx: Transaction, guild: GuildId | None, *, ended_after: datetime) -> tuple[Programme, ...]:
    """Return the programmes that run, or ended after this, the oldest first: of one server or of all."""
    found = map(_programme_from, tx.sql.execute(_LATELY, {"of_moment": ended_after}).mappings())
    return tuple(one for one in found if guild in (None, one.guild))


def last_end(tx: Transaction, guild: GuildId, *, by: datetime) -> datetime | None:
    """Return when the last programme of this server ended, of those that had by this moment."""
    moment: datetime | None = tx.sql.execute(_LAST_END, {"of_guild": guild, "of_moment": by}).scalar_one()
    return moment


def programme(tx: Transaction, programme_id: ProgrammeId) -> Programme | None:
    """Return this programme, wherever it runs."""
    row = tx.sql.execute(_ONE, {"of_programme": programme_id}).mappings().one_or_none()
    return None if row is None else _programme_from(row)


def _programme_from(row: Any) -> Programme:
    return Programme(
        id=ProgrammeId(row["id"]),
        guild=GuildId(row["guild"]),
        author=PersonId(row["author"]),
        title=row["title"],
        aim=row["aim"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        begun_at=row["begun_at"],
        channel=None if row["channel"] is None else ChannelId(row["channel"]),
        ended_at=row["ended_at"],
        follows=row["follows"],
    )
