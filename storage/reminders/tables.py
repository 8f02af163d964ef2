"""Reminders as a table, and a reminder as it is read from there: by the clocks on a wall, with its moment in UTC."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import Refusal
from bot.domain.reminders import Reminder, ReminderId, ReminderKind, ReminderState
from bot.domain.times import Meant, unpacked
from storage.tables import Moment, Snowflake, known, metadata

reminders = sa.Table(
    "reminders",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("about", sa.String(16), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("meant", sa.String(16)),  # what the clocks are to show, such as 2027-03-28T14:00
    sa.Column("zone", sa.String(64)),
    sa.Column("fold", sa.Integer, nullable=False),
    sa.Column("due_at", Moment),
    sa.Column("rule", sa.String(100)),
    sa.Column("before_close", sa.Boolean, nullable=False),
    sa.Column("written_at", Moment, nullable=False),
    known("about", ReminderKind),
    known("state", ReminderState),
    sa.CheckConstraint("(meant IS NULL) = (due_at IS NULL) AND (meant IS NULL) = (zone IS NULL)", name="whole_time"),
    sa.CheckConstraint("state = 'draft' OR due_at IS NOT NULL", name="coming_at_a_time"),
    sa.UniqueConstraint("guild", "person", "about", "subject"),
    sa.Index(None, "state", "due_at"),
    sqlite_with_rowid=False,
)

is_this = reminders.c.id == sa.bindparam("of_id")
is_theirs = sa.and_(reminders.c.guild == sa.bindparam("of_guild"), reminders.c.person == sa.bindparam("of_person"))
is_coming = reminders.c.state == ReminderState.COMING.value
at_moment = sa.bindparam("of_moment", type_=Moment)


def who(guild: GuildId, person: PersonId) -> dict[str, int]:
    """Say whose reminders are asked for, as `is_theirs` reads it."""
    return {"of_guild": guild, "of_person": person}


def read_one(found: sa.CursorResult[Any]) -> Reminder | None:
    """Return the one that was found, if there is one and it can be read."""
    row = found.mappings().one_or_none()
    return None if row is None else readable(row)


def read_all(found: sa.CursorResult[Any]) -> tuple[Reminder, ...]:
    """Return those that were found and can be read."""
    return tuple(one for row in found.mappings() if (one := readable(row)) is not None)


def readable(row: Any) -> Reminder | None:
    """Return a row as a reminder: None where a zone is not known any more, or what is kept is no time or rule."""
    try:
        ZoneInfo(row["zone"] or "UTC")
        return _reminder(row)
    except (ValueError, LookupError, TypeError, Refusal):
        return None


def _reminder(row: Any) -> Reminder:
    zone = row["zone"]
    return Reminder(
        id=ReminderId(row["id"]),
        guild=GuildId(row["guild"]),
        person=PersonId(row["person"]),
        about=ReminderKind(row["about"]),
        subject=row["subject"],
        words=row["words"],
        state=ReminderState(row["state"]),
        meant=Meant(datetime.fromisoformat(row["meant"]), zone, row["fold"]) if zone else None,
        due_at=row["due_at"],
        rule=unpacked(row["rule"], zone=zone) if row["rule"] else None,
        before_close=row["before_close"],
    )
