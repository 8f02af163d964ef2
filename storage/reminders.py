"""What people asked to be reminded of, and when: by the clocks on their wall, with the moment that is in UTC."""

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.letters import LetterState
from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import Refusal
from bot.domain.reminders import REMINDER, Meant, Reminder, ReminderId, ReminderKind, ReminderState
from bot.domain.times import packed, unpacked
from storage.contacts import is_away
from storage.departures import rests
from storage.letters import letters
from storage.store import Transaction
from storage.tables import Moment, Snowflake, known, metadata

log = logging.getLogger(__name__)

_A_DAY = timedelta(days=1)
_TO_THE_MINUTE = "%Y-%m-%dT%H:%M"
_ENDS = tuple(one.value for one in (LetterState.SENT, LetterState.EXPIRED, LetterState.DEAD, LetterState.CANCELLED))


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

_this = reminders.c.id == sa.bindparam("of_id")
_theirs = sa.and_(reminders.c.guild == sa.bindparam("of_guild"), reminders.c.person == sa.bindparam("of_person"))
_comes = reminders.c.state == ReminderState.COMING.value
_awake = sa.and_(_comes, ~rests(reminders.c.guild), ~is_away(reminders.c.guild, reminders.c.person))
_moment = sa.bindparam("of_moment", type_=Moment)
_fresh = insert(reminders)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[reminders.c.id],
    set_={column.name: _fresh.excluded[column.name] for column in reminders.c if not column.primary_key},
)
_ONE = sa.select(reminders).where(_this, _theirs)
_ANY = sa.select(reminders).where(_this)
_ABOUT = sa.select(reminders).where(
    _theirs, reminders.c.about == sa.bindparam("of_about"), reminders.c.subject == sa.bindparam("of_subject")
)
_COMING = (
    sa.select(reminders).where(_theirs, _comes).order_by(reminders.c.due_at, reminders.c.written_at, reminders.c.id)
)
_OWN = sa.select(sa.func.count()).where(_theirs, reminders.c.about == ReminderKind.OWN.value, _comes)
_DUE = (
    sa.select(reminders)
    .where(_awake, reminders.c.due_at <= _moment)
    .order_by(reminders.c.due_at, reminders.c.written_at, reminders.c.id)
    .limit(sa.bindparam("most"))
)
_NEXT = sa.select(sa.func.min(reminders.c.due_at)).where(_awake)
_BEFORE_CLOSE = sa.select(reminders).where(
    reminders.c.subject == sa.bindparam("of_subject"), reminders.c.before_close.is_(True)
)
_SET_ASIDE = sa.update(reminders).where(_this).values(due_at=_moment)
_EVERY = sa.select(reminders).where(_comes).order_by(reminders.c.id)
_REMOVE = sa.delete(reminders).where(_this, _theirs)
_FORGET_DRAFTS = sa.delete(reminders).where(
    reminders.c.state == ReminderState.DRAFT.value, reminders.c.written_at <= _moment
)
_mine_begun = sa.and_(_theirs, reminders.c.state == ReminderState.DRAFT.value)
_DROP_OLDEST = sa.delete(reminders).where(
    _mine_begun,
    reminders.c.id.not_in(
        sa.select(reminders.c.id).where(_mine_begun).order_by(reminders.c.written_at.desc()).limit(sa.bindparam("keep"))
    ),
)
_about_subjects = reminders.c.about == ReminderKind.SUBJECT.value
_SUBJECTS = sa.select(reminders.c.subject).where(_about_subjects).distinct().order_by(reminders.c.subject)
_FORGET = sa.delete(reminders).where(
    ((reminders.c.state == ReminderState.DONE.value) & (reminders.c.due_at <= _moment))
    | (_about_subjects & reminders.c.subject.in_(sa.bindparam("over", expanding=True))),
    ~sa.exists().where(letters.c.subject == reminders.c.id, letters.c.state.not_in(_ENDS)),
)
_mine = sa.and_(letters.c.guild == sa.bindparam("of_guild"), letters.c.person == sa.bindparam("of_person"))
_TAKE_BACK = (
    sa.update(letters)
    .where(
        letters.c.subject == sa.bindparam("of_subject"),
        letters.c.kind == REMINDER.name,
        letters.c.state.in_((LetterState.PENDING.value, LetterState.WAITING.value)),
    )
    .values(state=LetterState.CANCELLED.value)
)
_planned = sa.and_(
    _mine, letters.c.kind.in_(sa.bindparam("kinds", expanding=True)), letters.c.state == LetterState.PENDING.value
)
_PLANNED = sa.select(letters.c.subject, letters.c.next_try).where(_planned)
_SUPERSEDE = (
    sa.update(letters)
    .where(
        _planned,
        letters.c.subject == sa.bindparam("of_subject"),
        letters.c.not_before <= sa.bindparam("of_moment", type_=Moment),
    )
    .values(state=LetterState.CANCELLED.value)
)


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
    return _one(tx.sql.execute(_ONE, {"of_id": which, **_who(guild, person)}))


def reminder_of(tx: Transaction, which: ReminderId) -> Reminder | None:
    """Return this reminder, whoever's it is: for the letter about it."""
    return _one(tx.sql.execute(_ANY, {"of_id": which}))


def reminder_about(
    tx: Transaction, guild: GuildId, person: PersonId, about: ReminderKind, subject: str
) -> Reminder | None:
    """Return what this person asked for about this, if they did."""
    found = tx.sql.execute(_ABOUT, {"of_about": about.value, "of_subject": subject, **_who(guild, person)})
    return _one(found)


def coming_for(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[Reminder, ...]:
    """Return what is coming to this person, soonest first; what it was about may be over."""
    return _readable(tx.sql.execute(_COMING, _who(guild, person)))


def count_own(tx: Transaction, guild: GuildId, person: PersonId) -> int:
    """Return how many of this person's own words are to come to them."""
    return tx.sql.execute(_OWN, _who(guild, person)).scalar_one()


def due(tx: Transaction, *, now: datetime, most: int) -> tuple[Reminder, ...]:
    """Return so many of those whose moment has come, of people and servers that are there, oldest first.

    One that cannot be read holds up no other: it is set aside for a day, and named in the log.
    """
    rows = tx.sql.execute(_DUE, {"of_moment": now, "most": most}).mappings().all()
    found = {row["id"]: _readable_one(row) for row in rows}
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
    return _readable(tx.sql.execute(_BEFORE_CLOSE, {"of_subject": subject}))


def every_coming(tx: Transaction) -> Iterable[Reminder]:
    """Return every reminder that is to come."""
    return _readable(tx.sql.execute(_EVERY))


def take_back_letters(tx: Transaction, which: ReminderId) -> None:
    """Take back what is not on its way yet of this reminder: it was for another time, or is not wanted any more."""
    tx.sql.execute(_TAKE_BACK, {"of_subject": which})


def supersede(tx: Transaction, one: Reminder, *, kinds: Sequence[str], now: datetime) -> None:
    """Take back letters of these kinds that would remind the same person of the same by now: nobody is told twice."""
    asked = {"of_subject": one.subject, "of_moment": now, "kinds": kinds, **_who(one.guild, one.person)}
    tx.sql.execute(_SUPERSEDE, asked)


def planned_for(
    tx: Transaction, guild: GuildId, person: PersonId, *, kinds: Sequence[str]
) -> tuple[tuple[str, datetime], ...]:
    """Return what letters of these kinds will remind this person of, each with when."""
    rows = tx.sql.execute(_PLANNED, {"kinds": kinds, **_who(guild, person)})
    return tuple((subject, when) for subject, when in rows)


def remove_reminder(tx: Transaction, guild: GuildId, person: PersonId, which: ReminderId) -> bool:
    """Forget this reminder of this person's; tell whether there was one."""
    return tx.sql.execute(_REMOVE, {"of_id": which, **_who(guild, person)}).rowcount > 0


def drop_oldest_drafts(tx: Transaction, guild: GuildId, person: PersonId, *, keep: int) -> None:
    """Forget what this person began first and chose no time for, but for so many."""
    tx.sql.execute(_DROP_OLDEST, {"keep": keep, **_who(guild, person)})


def remove_about(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> None:
    """Forget that this person wanted to be reminded of this subject, and take back what was on its way."""
    known = reminder_about(tx, guild, person, ReminderKind.SUBJECT, subject)
    if known is not None:
        take_back_letters(tx, known.id)
        remove_reminder(tx, guild, person, known.id)


def subjects_reminded_of(tx: Transaction) -> tuple[str, ...]:
    """Return every subject that somebody asked to be reminded of."""
    return tuple(tx.sql.execute(_SUBJECTS).scalars())


def forget_reminders(tx: Transaction, *, written_before: datetime, done_before: datetime, over: Collection[str]) -> int:
    """Forget drafts, what came for the last time, and what was about subjects that are over; return how many."""
    drafts = tx.sql.execute(_FORGET_DRAFTS, {"of_moment": written_before}).rowcount
    return drafts + tx.sql.execute(_FORGET, {"of_moment": done_before, "over": sorted(over)}).rowcount


def _who(guild: GuildId, person: PersonId) -> dict[str, int]:
    return {"of_guild": guild, "of_person": person}


def unreadable_in(sql: sa.Connection) -> tuple[str, ...]:
    """Return the ids of all reminders that cannot be read: they do not come."""
    rows = sql.execute(sa.select(reminders).order_by(reminders.c.id)).mappings()
    return tuple(row["id"] for row in rows if _readable_one(row) is None)


def _one(found: sa.CursorResult[Any]) -> Reminder | None:
    row = found.mappings().one_or_none()
    return None if row is None else _readable_one(row)


def _readable(found: sa.CursorResult[Any]) -> tuple[Reminder, ...]:
    return tuple(one for row in found.mappings() if (one := _readable_one(row)) is not None)


def _readable_one(row: sa.RowMapping) -> Reminder | None:
    """Return a row as a reminder: None where a zone is not known any more, or what is kept is no time or rule."""
    try:
        ZoneInfo(row["zone"] or "UTC")
        return _reminder(row)
    except (ValueError, LookupError, TypeError, Refusal):
        return None


def _reminder(row: sa.RowMapping) -> Reminder:
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
