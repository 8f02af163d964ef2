"""What each partner chose about themselves, and what somebody on their way in has chosen so far."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.hours import DAY, WEEK, Hours, Pattern, Window
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import Credit, Joining, Preferences, Quote, Reading, ShownAs, ThanksWish, Where
from storage.prepared_statement import PreparedStatement
from storage.read_once import read_once
from storage.store import Transaction
from storage.tables import Moment, Snowflake, known, metadata

preferences = sa.Table(
    "preferences",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("joined_at", Moment, nullable=False),
    sa.Column("shown_as", sa.String(16), nullable=False),
    sa.Column("pseudonym", sa.Text, nullable=False),
    sa.Column("place", sa.String(16), nullable=False),
    sa.Column("reading", sa.String(16), nullable=False),
    sa.Column("helps", sa.Text, nullable=False),
    sa.Column("credit", sa.String(16), nullable=False),
    sa.Column("reminders", sa.Boolean, nullable=False),
    sa.Column("paused_until", Moment),
    sa.Column("pattern", sa.String(16), nullable=False),
    sa.Column("quiet_from", sa.Integer, nullable=False),
    sa.Column("quiet_until", sa.Integer, nullable=False),
    sa.Column("rest_days", sa.Integer, nullable=False),  # one bit for each, Monday the lowest
    sa.Column("zone", sa.String(64), nullable=False),
    sa.Column("digest", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("quote", sa.String(16), nullable=False, server_default=Quote.NO.value),
    sa.Column("thanks", sa.String(16), nullable=False, server_default=ThanksWish.PRIVATELY.value),
    known("shown_as", ShownAs),
    known("place", Where),
    known("reading", Reading),
    known("credit", Credit),
    known("pattern", Pattern),
    sqlite_with_rowid=False,
)

windows = sa.Table(
    "windows",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("weekday", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("starts", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("ends", sa.Integer, nullable=False),
    sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    sa.CheckConstraint(f"starts BETWEEN 0 AND {DAY - 1} AND ends BETWEEN starts + 1 AND starts + {DAY}", name="span"),
    sqlite_with_rowid=False,
)

joinings = sa.Table(
    "joinings",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("role_group", sa.String(16)),
    sa.Column("shown_as", sa.String(16), nullable=False),
    sa.Column("pseudonym", sa.Text, nullable=False),
    sa.Column("pattern", sa.String(16)),
    sqlite_with_rowid=False,
)

_fresh, _begun = insert(preferences), insert(joinings)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=["guild", "person"],
    set_={column.name: _fresh.excluded[column.name] for column in preferences.c if not column.primary_key},
)
_KEEP_JOINING = _begun.on_conflict_do_update(
    index_elements=["guild", "person"],
    set_={column.name: _begun.excluded[column.name] for column in joinings.c if not column.primary_key},
)
_OPEN_WINDOW = sa.insert(windows)


def _of(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.guild == sa.bindparam("of_guild"), table.c.person == sa.bindparam("of_person"))


_ONE = PreparedStatement(sa.select(preferences).where(_of(preferences)))
_WINDOWS = (
    sa.select(windows.c.weekday, windows.c.starts, windows.c.ends)
    .where(_of(windows))
    .order_by(windows.c.weekday, windows.c.starts)
)
_SEVERAL = sa.bindparam("people", type_=Snowflake, expanding=True)
_EACH, _EACH_WINDOW = (
    sa.select(table).where(table.c.guild == sa.bindparam("of_guild"), table.c.person.in_(_SEVERAL))
    for table in (preferences, windows)
)
_EACH_WINDOW = _EACH_WINDOW.order_by(windows.c.weekday, windows.c.starts)
_OF_OTHERS = sa.union(
    *(
        sa.select(table.c.pseudonym).where(
            table.c.guild == sa.bindparam("of_guild"),
            table.c.person != sa.bindparam("of_person"),
            table.c.pseudonym != "",
        )
        for table in (preferences, joinings)
    )
)
_JOINING = sa.select(joinings).where(_of(joinings))
_SHUT_WINDOWS, _FORGET_JOINING = (sa.delete(table).where(_of(table)) for table in (windows, joinings))
_FORGET_BEGUN = sa.delete(joinings).where(joinings.c.begun_at <= sa.bindparam("of_moment", type_=Moment))


@read_once
def preferences_of(tx: Transaction, guild: GuildId, person: PersonId) -> Preferences | None:
    """Return what this partner chose: None for somebody who has not joined by the four screens."""
    row = _ONE.first_named(tx, _who(guild, person))
    if row is None:
        return None
    return _chosen(row, tuple(Window(*one) for one in tx.sql.execute(_WINDOWS, _who(guild, person))))


def preferences_of_each(
    tx: Transaction, guild: GuildId, people: Collection[PersonId]
) -> Mapping[PersonId, Preferences]:
    """Return what each of these partners chose, in two questions; whoever has chosen nothing is not in it."""
    asked = {"of_guild": guild, "people": sorted(people)}
    opened: dict[int, list[Window]] = {}
    for _, person, *span in tx.sql.execute(_EACH_WINDOW, asked):
        opened.setdefault(person, []).append(Window(*span))
    rows = tx.sql.execute(_EACH, asked).mappings()
    return {PersonId(row["person"]): _chosen(row, tuple(opened.get(row["person"], ()))) for row in rows}


def put_preferences(tx: Transaction, chosen: Preferences) -> None:
    """Remember these choices in place of earlier ones."""
    hours = chosen.hours
    who = {"guild": chosen.guild, "person": chosen.person}
    tx.sql.execute(
        _KEEP,
        {
            **who,
            "joined_at": chosen.joined_at,
            "shown_as": chosen.shown_as.value,
            "pseudonym": chosen.pseudonym,
            "place": chosen.where.value,
            "reading": chosen.reading.value,
            "helps": chosen.helps,
            "credit": chosen.credit.value,
            "thanks": chosen.thanks.value,
            "reminders": chosen.reminders,
            "paused_until": chosen.paused_until,
            "pattern": hours.pattern.value,
            "quiet_from": hours.quiet_from,
            "quiet_until": hours.quiet_until,
            "rest_days": sum(1 << day for day in hours.rest_days),
            "zone": hours.zone,
            "digest": chosen.digest,
            "quote": chosen.quote.value,
        },
    )
    tx.sql.execute(_SHUT_WINDOWS, _who(chosen.guild, chosen.person))
    if hours.windows:
        tx.sql.execute(
            _OPEN_WINDOW,
            [{**who, "weekday": one.weekday, "starts": one.starts, "ends": one.ends} for one in hours.windows],
        )


def made_up_by_others(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[str, ...]:
    """Return the names that everybody else here made up."""
    return tuple(tx.sql.execute(_OF_OTHERS, _who(guild, person)).scalars())


def joining_of(tx: Transaction, guild: GuildId, person: PersonId) -> Joining | None:
    """Return how far this person has come on their way in, if they have begun."""
    row = tx.sql.execute(_JOINING, _who(guild, person)).mappings().one_or_none()
    if row is None:
        return None
    return Joining(
        person=person,
        guild=guild,
        begun_at=row["begun_at"],
        role_group=None if row["role_group"] is None else RoleGroup(row["role_group"]),
        shown_as=ShownAs(row["shown_as"]),
        pseudonym=row["pseudonym"],
        pattern=None if row["pattern"] is None else Pattern(row["pattern"]),
    )


def put_joining(tx: Transaction, so_far: Joining) -> None:
    """Remember what somebody on their way in has chosen so far."""
    tx.sql.execute(
        _KEEP_JOINING,
        {
            "guild": so_far.guild,
            "person": so_far.person,
            "begun_at": so_far.begun_at,
            "role_group": so_far.role_group.value if so_far.role_group else None,
            "shown_as": so_far.shown_as.value,
            "pseudonym": so_far.pseudonym,
            "pattern": so_far.pattern.value if so_far.pattern else None,
        },
    )


def remove_joining(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Forget a way in: it has ended."""
    tx.sql.execute(_FORGET_JOINING, _who(guild, person))


def forget_joinings(tx: Transaction, *, begun_before: datetime) -> int:
    """Forget those who stopped on their way in; return how many."""
    return tx.sql.execute(_FORGET_BEGUN, {"of_moment": begun_before}).rowcount


def _who(guild: GuildId, person: PersonId) -> dict[str, int]:
    return {"of_guild": guild, "of_person": person}


def _chosen(row: Any, opened: tuple[Window, ...]) -> Preferences:
    return Preferences(
        person=PersonId(row["person"]),
        guild=GuildId(row["guild"]),
        joined_at=row["joined_at"],
        hours=_hours(row, opened),
        shown_as=ShownAs(row["shown_as"]),
        pseudonym=row["pseudonym"],
        where=Where(row["place"]),
        reading=Reading(row["reading"]),
        helps=row["helps"],
        credit=Credit(row["credit"]),
        thanks=ThanksWish(row["thanks"]),
        reminders=row["reminders"],
        paused_until=row["paused_until"],
        digest=row["digest"],
        quote=Quote(row["quote"]),
    )


def _hours(row: Any, opened: tuple[Window, ...]) -> Hours:
    return Hours(
        pattern=Pattern(row["pattern"]),
        windows=opened,
        quiet_from=row["quiet_from"],
        quiet_until=row["quiet_until"],
        rest_days=frozenset(day for day in WEEK if row["rest_days"] >> day & 1),
        zone=row["zone"],
    )
