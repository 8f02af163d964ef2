"""What one person asked to be reminded of: kept, found again and taken back."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from bot.domain.reminders import Reminder, ReminderId, ReminderKind
from bot.domain.times import packed
from storage.prepared_statement import PreparedStatement
from storage.reminders.reminder_letters import take_back_letters
from storage.reminders.tables import is_coming, is_theirs, is_this, read_all, read_one, readable, reminders, who
from storage.store import Transaction

_TO_THE_MINUTE = "%Y-%m-%dT%H:%M"
_fresh = insert(reminders)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[reminders.c.id],
    set_={column.name: _fresh.excluded[column.name] for column in reminders.c if not column.primary_key},
)
_ONE = sa.select(reminders).where(is_this, is_theirs)
_ABOUT = PreparedStatement(
    sa.select(reminders).where(
        is_theirs, reminders.c.about == sa.bindparam("of_about"), reminders.c.subject == sa.bindparam("of_subject")
    )
)
_COMING = (
    sa.select(reminders)
    .where(is_theirs, is_coming)
    .order_by(reminders.c.due_at, reminders.c.written_at, reminders.c.id)
)
_OWN = sa.select(sa.func.count()).where(is_theirs, reminders.c.about == ReminderKind.OWN.value, is_coming)
_REMOVE = sa.delete(reminders).where(is_this, is_theirs)


def keep_reminder(tx: Transaction, one: Reminder, *, now: datetime) -> None:
    """Remember this reminder as it is now."""
    tx.sql.execute(
        _KEEP,
        {
            "id": one.id,
            "guild": one.guild,
            "person": one.person,
            "about": one.about.value,
            "subject": one.subject,
            "words": one.words,
            "state": one.state.value,
            "meant": one.meant.local.strftime(_TO_THE_MINUTE) if one.meant else None,
            "zone": one.meant.zone if one.meant else None,
            "fold": one.meant.fold if one.meant else 0,
            "due_at": one.due_at,
            "rule": packed(one.rule) if one.rule else None,
            "before_close": one.before_close,
            "written_at": now,
        },
    )


def reminder(tx: Transaction, guild: GuildId, person: PersonId, which: ReminderId) -> Reminder | None:
    """Return this reminder if it is this person's, here."""
    return read_one(tx.sql.execute(_ONE, {"of_id": which, **who(guild, person)}))


def reminder_about(
    tx: Transaction, guild: GuildId, person: PersonId, about: ReminderKind, subject: str
) -> Reminder | None:
    """Return what this person asked for about this, if they did."""
    row = _ABOUT.first_named(tx, {"of_about": about.value, "of_subject": subject, **who(guild, person)})
    return None if row is None else readable(row)


def coming_for(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[Reminder, ...]:
    """Return what is coming to this person, soonest first; what it was about may be over."""
    return read_all(tx.sql.execute(_COMING, who(guild, person)))


def count_own(tx: Transaction, guild: GuildId, person: PersonId) -> int:
    """Return how many of this person's own words are to come to them."""
    return tx.sql.execute(_OWN, who(guild, person)).scalar_one()


def remove_reminder(tx: Transaction, guild: GuildId, person: PersonId, which: ReminderId) -> bool:
    """Forget this reminder of this person's; tell whether there was one."""
    return tx.sql.execute(_REMOVE, {"of_id": which, **who(guild, person)}).rowcount > 0


def remove_about(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> None:
    """Forget that this person wanted to be reminded of this subject, and take back what was on its way."""
    known = reminder_about(tx, guild, person, ReminderKind.SUBJECT, subject)
    if known is not None:
        take_back_letters(tx, known.id)
        remove_reminder(tx, guild, person, known.id)
