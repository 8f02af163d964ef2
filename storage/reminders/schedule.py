"""Which reminders come when, whoever's they are."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.domain.reminders import Reminder, ReminderId
from storage.contacts import is_away
from storage.departures import rests
from storage.reminders.tables import (
    at_moment,
    is_coming,
    is_this,
    read_all,
    read_one,
    readable,
    reminders,
)
from storage.store import Transaction

log = logging.getLogger(__name__)

_A_DAY = timedelta(days=1)
_awake = sa.and_(is_coming, ~rests(reminders.c.guild), ~is_away(reminders.c.guild, reminders.c.person))
_ANY = sa.select(reminders).where(is_this)
_DUE = (
    sa.select(reminders)
    .where(_awake, reminders.c.due_at <= at_moment)
    .order_by(reminders.c.due_at, reminders.c.written_at, reminders.c.id)
    .limit(sa.bindparam("most"))
)
_NEXT = sa.select(sa.func.min(reminders.c.due_at)).where(_awake)
_BEFORE_CLOSE = sa.select(reminders).where(
    reminders.c.subject == sa.bindparam("of_subject"), reminders.c.before_close.is_(True)
)
_SET_ASIDE = sa.update(reminders).where(is_this).values(due_at=at_moment)
_EVERY = sa.select(reminders).where(is_coming).order_by(reminders.c.id)


def reminder_of(tx: Transaction, which: ReminderId) -> Reminder | None:
    """Return this reminder, whoever's it is: for the letter about it."""
    return read_one(tx.sql.execute(_ANY, {"of_id": which}))


def due(tx: Transaction, *, now: datetime, most: int) -> tuple[Reminder, ...]:
    """Return so many of those whose moment has come, of people and servers that are there, oldest first.

    One that cannot be read holds up no other: it is set aside for a day, and named in the log.
    """
    rows = tx.sql.execute(_DUE, {"of_moment": now, "most": most}).mappings().all()
    found = {row["id"]: readable(row) for row in rows}
    for which in (which for which, one in found.items() if one is None):
        log.error("Reminder %s cannot be read. It is set aside for a day. Run doctor.", which)
        tx.sql.execute(_SET_ASIDE, {"of_id": which, "of_moment": now + _A_DAY})
    return tuple(one for one in found.values() if one is not None)


def next_moment(tx: Transaction) -> datetime | None:
    """Return when the next reminder comes: None when none is to come."""
    moment: datetime | None = tx.sql.execute(_NEXT).scalar_one()
    return moment


def before_close_of(tx: Transaction, subject: str) -> tuple[Reminder, ...]:
    """Return the reminders for the day before this closes, come or not."""
    return read_all(tx.sql.execute(_BEFORE_CLOSE, {"of_subject": subject}))


def every_coming(tx: Transaction) -> Iterable[Reminder]:
    """Return every reminder that is to come."""
    return read_all(tx.sql.execute(_EVERY))


def unreadable_in(sql: sa.Connection) -> tuple[str, ...]:
    """Return the ids of all reminders that cannot be read: they do not come."""
    rows = sql.execute(sa.select(reminders).order_by(reminders.c.id)).mappings()
    return tuple(row["id"] for row in rows if readable(row) is None)
