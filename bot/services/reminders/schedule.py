"""What the passing of time brings: letters, the next occasion, what is forgotten, and other laws for clocks."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.hours import Hours, Pattern, hours_for
from bot.domain.letters import PrivateLetter
from bot.domain.offers import day_before
from bot.domain.people import GuildId, PersonId
from bot.domain.reminders import (
    DRAFT_LIFE,
    OF_USE,
    REMINDER,
    Chosen,
    Reminder,
    ReminderKind,
    coming,
    looked_up_again,
    moved_on,
    newest_missed,
)
from bot.domain.reminding import after_opening
from bot.services.notes import write_to_person
from bot.services.reminders.noted import of_use_until
from storage import app_state, preferences, reminders, servers
from storage.store import Transaction

_ZONES: Final = "zones"
_AT_ONCE: Final = timedelta(minutes=1)


def write_due(tx: Transaction, *, now: datetime, limit: int) -> int:
    """Write the letters of so many reminders whose moment has come, and move on what comes round; return how many."""
    due = reminders.due(tx, now=now, most=limit)
    for one in due:
        _come(tx, one, now)
    return len(due)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next reminder comes: None when none is to come."""
    return reminders.next_moment(tx)


def follow_close(tx: Transaction, subject: str, closes_at: datetime, *, now: datetime) -> None:
    """Have those who want to be reminded on the day before it closes reminded on that day, now that it has moved.

    Where that day is over, and what they chose would come after the close, they are reminded as soon as it is welcome.
    """
    for one in reminders.before_close_of(tx, subject):
        hours = _hours(tx, one.guild, one.person)
        moment = day_before(closes_at, hours)
        if moment <= now and one.due_at is not None and closes_at <= one.due_at:
            moment = after_opening(now + _AT_ONCE, closes_at, hours, paused_until=None, now=now) or moment
        if now < moment:
            chosen = Chosen(moment, before_close=True)
            reminders.keep_reminder(tx, coming(one, chosen, zone=hours.zone, now=now), now=now)


def zones_due(tx: Transaction, version: str, *, now: datetime) -> datetime | None:
    """Return now if the laws for clocks are other ones than before, None otherwise."""
    return None if app_state.read_state(tx, _ZONES) == version else now


def follow_zones(tx: Transaction, version: str, *, now: datetime) -> int:
    """Look every moment up again if the laws for clocks are other ones than before; return how many changed."""
    if app_state.read_state(tx, _ZONES) == version:
        return 0
    app_state.keep_state(tx, _ZONES, version)
    changed = 0
    for one in reminders.every_coming(tx):
        again = one if one.before_close else looked_up_again(one)
        if again != one:
            reminders.keep_reminder(tx, again, now=now)
            changed += 1
    return changed


def forget_reminders(tx: Transaction, *, now: datetime) -> int:
    """Forget what was never finished, came for the last time, or was about what is over; return how many."""
    over = [one for one in reminders.subjects_reminded_of(tx) if not _is_open(tx, one)]
    return reminders.forget_reminders(tx, written_before=now - DRAFT_LIFE, done_before=now - OF_USE, over=over)


def _come(tx: Transaction, one: Reminder, now: datetime) -> None:
    occasion = one.due_at or now
    following = None
    if one.rule is not None:
        occasion, following = newest_missed(one.rule, occasion, now=now)
    is_there, until = _stands(tx, one)
    if until is not None and following is not None and following >= until:
        following = None
    useful = min(filter(None, (until, following or occasion + OF_USE)))
    if is_there and now < useful:
        reminders.supersede(tx, one, kinds=tx.subjects.reminders, now=now)
        write_to_person(
            tx, one.guild, one.person, PrivateLetter(REMINDER, one.id, occasion, useful, f"{occasion:%Y%m%dT%H%M}")
        )
    reminders.keep_reminder(tx, moved_on(replace(one, due_at=occasion), following if is_there else None), now=now)


def _stands(tx: Transaction, one: Reminder) -> tuple[bool, datetime | None]:
    """Tell whether what this is about is still there, and until when: None for what ends by no clock."""
    if one.about is ReminderKind.OWN:
        return True, None
    if one.about is ReminderKind.NOTE:
        until = of_use_until(tx, one.guild, one.person, one.subject)
        return until is not None, until
    subject = tx.subjects.find(tx, one.subject)
    if subject is None or not subject.is_open:
        return False, None
    return True, subject.closes_at


def _is_open(tx: Transaction, subject: str) -> bool:
    found = tx.subjects.find(tx, subject)
    return found is not None and found.is_open


def _hours(tx: Transaction, guild: GuildId, person: PersonId) -> Hours:
    chosen = preferences.preferences_of(tx, guild, person)
    return chosen.hours if chosen else hours_for(Pattern.OWN, servers.server(tx, guild).zone)
