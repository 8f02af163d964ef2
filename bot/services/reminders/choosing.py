"""Remind me: choices that fit somebody's working day, and the one they took."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.actions import Action
from bot.domain.limits import OWN_REMINDERS, REMINDERS
from bot.domain.offers import Offer, Offered, day_before, offers
from bot.domain.people import Actor
from bot.domain.preferences import Preferences
from bot.domain.refusals import Invalid, NotFound
from bot.domain.reminders import (
    Chosen,
    Matter,
    Often,
    Pick,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderState,
    coming,
    often_of,
    rule_for,
)
from bot.domain.subjects import Subject
from bot.domain.times import Either, Rule, Which, at_this_hour, once_or_often, unpacked
from bot.services import preferences
from bot.services.permission import allow, keep_to
from bot.services.reminders.noted import of_use_until
from storage import reminders
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody may be reminded of, and when that would suit them; `subject` is what it is about, if any."""

    matter: Matter
    reminder: Reminder
    subject: Subject | None
    offered: tuple[Offered, ...]
    zone: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words for a time that can be read in more than one way, and what it is for."""

    matter: Matter
    asked: Which | Either
    zone: str
    now: datetime


@dataclass(frozen=True, slots=True)
class _Place:
    """A reminder before its new time is kept, and what bounds that time."""

    reminder: Reminder
    mine: Preferences
    subject: Subject | None = None
    until: datetime | None = None

    @property
    def zone(self) -> str:
        """Return where the person's clocks hang."""
        return self.mine.hours.zone


def choices_for(tx: Transaction, actor: Actor, matter: Matter, *, now: datetime) -> Asked:
    """Return when somebody may want to be reminded of this, if it is still there and they are asked about it."""
    place = _find(tx, actor, matter, now=now)
    offered = offers(place.mine.hours, now=now, closes_at=place.until)
    if place.subject is None:
        offered = tuple(one for one in offered if one.offer is not Offer.DAY_BEFORE)
    return Asked(matter, place.reminder, place.subject, offered, place.zone, now)


def remind(tx: Transaction, actor: Actor, matter: Matter, pick: Pick, *, now: datetime) -> Reminder:
    """Remind somebody of this at the time they picked, in place of another one they picked before."""
    place = _find(tx, actor, matter, now=now)
    return _keep(tx, place, _picked(pick, place, now=now), now=now)


def remind_on(
    tx: Transaction, actor: Actor, matter: Matter, day: date, minutes: int, *, now: datetime
) -> Reminder | Unclear:
    """Remind somebody of this on this day, so many minutes after midnight on their clocks; ask where they leap."""
    place = _find(tx, actor, matter, now=now)
    found = at_this_hour(day, minutes, now=now, zone=place.zone)
    if isinstance(found, Which):
        return Unclear(matter, found, place.zone, now)
    return _keep(tx, place, _as_often(place, found.starts), now=now)


def remind_in_words(tx: Transaction, actor: Actor, matter: Matter, words: str, *, now: datetime) -> Reminder | Unclear:
    """Remind somebody of this at the time they wrote; return the question where it can be read in several ways."""
    place = _find(tx, actor, matter, now=now)
    found = once_or_often(words, now=now, zone=place.zone)
    if isinstance(found, Which | Either):
        return Unclear(matter, found, place.zone, now)
    return _keep(tx, place, _first_of(found, now=now) if isinstance(found, Rule) else Chosen(found.starts), now=now)


def _find(tx: Transaction, actor: Actor, matter: Matter, *, now: datetime) -> _Place:
    """Return the reminder of this, as a new one where there is none yet; refuse what is not there for this person."""
    allow(tx, actor, Action.BE_REMINDED)
    mine = preferences.preferences_of(tx, actor, now=now)
    if matter.about is ReminderKind.OWN:
        own = mine_of(tx, actor, ReminderId(matter.id))
        if own.about is not ReminderKind.OWN:
            return _find(tx, actor, Matter(own.about, own.subject), now=now)
        return _Place(own if matter.changes else _once_more(tx, own), mine)
    subject, until = _about(tx, actor, matter, now)
    known = reminders.reminder_about(tx, actor.guild, actor.person, matter.about, matter.id)
    new = Reminder(ReminderId(tx.new_reference()), actor.guild, actor.person, matter.about, matter.id, "")
    return _Place(known or new, mine, subject, until)


def _about(tx: Transaction, actor: Actor, matter: Matter, now: datetime) -> tuple[Subject | None, datetime | None]:
    """Return the subject that this is about, if any, and until when it is of use to be reminded of it."""
    if matter.about is ReminderKind.SUBJECT:
        subject = tx.subjects.open_to(tx, actor, matter.id, now=now)
        return subject, subject.closes_at
    until = of_use_until(tx, actor.guild, actor.person, matter.id)
    if until is None or until <= now:
        raise NotFound("What that note was about is over.")
    return None, until


def mine_of(tx: Transaction, actor: Actor, which: ReminderId) -> Reminder:
    """Return a reminder of the one who asks."""
    found = reminders.reminder(tx, actor.guild, actor.person, which)
    if found is None:
        raise NotFound("This reminder is not here any more. You can write a new one with /remind me.")
    return found


def _keep(tx: Transaction, place: _Place, chosen: Chosen, *, now: datetime) -> Reminder:
    """Keep the reminder with its time; the same words at the same time are the same reminder."""
    if place.until is not None and chosen.moment >= place.until:
        raise Invalid("It closes before that. Please choose an earlier time.")
    one = coming(place.reminder, chosen, zone=place.zone, now=now)
    if one.about is ReminderKind.OWN:
        others = [
            other
            for other in reminders.coming_for(tx, one.guild, one.person)
            if other.about is ReminderKind.OWN and other.id != one.id
        ]
        same = next((other for other in others if replace(other, id=one.id, subject=one.subject) == one), None)
        if same is not None:
            reminders.remove_reminder(tx, one.guild, one.person, one.id)
            return same
        check_room(len(others))
    keep_to(tx, Actor(one.person, one.guild), REMINDERS, now=now)
    reminders.take_back_letters(tx, one.id)
    reminders.keep_reminder(tx, one, now=now)
    return one


def check_room(number: int) -> None:
    """Refuse one more than can be kept for one person."""
    OWN_REMINDERS.check(number)


def _once_more(tx: Transaction, known: Reminder) -> Reminder:
    """Return the reminder to tell once more; what comes round keeps its time, and a copy comes once."""
    if known.rule is None or known.state is not ReminderState.COMING:
        return replace(known, rule=None)
    copy = ReminderId(tx.new_reference())
    return replace(known, id=copy, subject=copy, rule=None, state=ReminderState.DRAFT)


def _picked(pick: Pick, place: _Place, *, now: datetime) -> Chosen:
    if pick.rule:
        return _first_of(unpacked(pick.rule, zone=place.zone), now=now)
    if pick.before_close and place.subject is not None and place.subject.closes_at is not None:
        return Chosen(day_before(place.subject.closes_at, place.mine.hours), before_close=True)
    if pick.moment is None:
        raise Invalid("That is not one of the choices. Please choose again.")
    return _as_often(place, pick.moment)


def _as_often(place: _Place, moment: datetime) -> Chosen:
    """Return a moment as the first time of what comes as often as before."""
    often = often_of(place.reminder.rule) or Often.ONCE
    return Chosen(moment, rule_for(often, moment, place.zone))


def _first_of(rule: Rule, *, now: datetime) -> Chosen:
    """Return a rule as a chosen time: it begins with its next one."""
    first = rule.next_after(now)
    if first is None:
        raise Invalid("There is no such day or time. Write it like this: 25/3/2027 20:00")
    return Chosen(first, rule)
