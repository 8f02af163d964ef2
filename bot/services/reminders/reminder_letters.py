"""What a letter may say, and all that is coming to somebody."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.letters import Letter
from bot.domain.people import Actor, GuildId
from bot.domain.preferences import Where
from bot.domain.reminders import Reminder, ReminderId, ReminderKind, is_late, was_moved
from bot.domain.subjects import Subject
from bot.services import preferences
from bot.services.permission import allow
from bot.services.reminders.noted import in_note
from storage import reminders
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """What a letter says: what it was that somebody wanted to hear, and whether it comes when it should have.

    `past`: its moment was a while ago; `late` if that is so although they did not choose to look for it themselves.
    """

    reminder: Reminder
    occasion: datetime
    zone: str
    now: datetime
    subject: Subject | None = None
    carried: tuple[Letter, ...] = ()
    past: bool = False
    late: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that is coming to somebody: a reminder of theirs, or one that comes with a subject."""

    when: datetime
    zone: str
    reminder: Reminder | None = None
    subject: Subject | None = None


def reminder_letter(tx: Transaction, letter: Letter, *, now: datetime) -> ReminderLetter | None:
    """Return what this letter says: None when it was taken back, or what it was about is over."""
    known = reminders.reminder_of(tx, ReminderId(letter.subject))
    if known is None or known.meant is None or letter.person is None:
        return None
    subject = _open(tx, known.guild, known.subject, now) if known.about is ReminderKind.SUBJECT else None
    carried = in_note(tx, known.guild, known.person, known.subject) if known.about is ReminderKind.NOTE else ()
    carried = tuple(one for one in carried if now < one.expires_at)
    if known.about is not ReminderKind.OWN and subject is None and not carried:
        return None
    occasion = letter.not_before
    past = is_late(occasion, now=now)
    looks = preferences.where_for(tx, letter.guild, letter.person) is Where.PANEL
    return ReminderLetter(
        known,
        occasion,
        known.meant.zone,
        now,
        subject,
        carried,
        past=past,
        late=past and not looks,
        moved=was_moved(known, occasion),
    )


def coming_for(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Coming, ...]:
    """Return everything that is coming to the one who asks, soonest first."""
    allow(tx, actor, Action.BE_REMINDED)
    zone = preferences.preferences_of(tx, actor, now=now).hours.zone
    own = [
        coming
        for one in reminders.coming_for(tx, actor.guild, actor.person)
        if (coming := _coming(tx, one, now)) is not None
    ]
    planned = [
        Coming(when, zone, subject=subject)
        for which, when in reminders.planned_for(tx, actor.guild, actor.person, kinds=tx.subjects.reminders)
        if (subject := _open(tx, actor.guild, which, now)) is not None
    ]
    return tuple(sorted((*own, *planned), key=lambda one: one.when))


def _coming(tx: Transaction, one: Reminder, now: datetime) -> Coming | None:
    """Return a reminder as it stands on the list: None where what it was about is over."""
    if one.due_at is None or one.meant is None:
        return None
    subject = _open(tx, one.guild, one.subject, now) if one.about is ReminderKind.SUBJECT else None
    if one.about is ReminderKind.SUBJECT and subject is None:
        return None
    return Coming(one.due_at, one.meant.zone, one, subject)


def _open(tx: Transaction, guild: GuildId, which: str, now: datetime) -> Subject | None:
    found = tx.subjects.find(tx, which)
    return found if found is not None and found.guild == guild and found.can_be_answered(now) else None
