"""Own reminders: their words, how often they come, and taking them away."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import REMINDER_DRAFTS
from bot.domain.people import Actor
from bot.domain.refusals import Invalid
from bot.domain.reminders import Matter, Often, Reminder, ReminderId, ReminderKind, checked_words, rule_for
from bot.services.permission import allow
from bot.services.reminders.choosing import Unclear, check_room, mine_of, remind_in_words
from storage import reminders
from storage.store import Transaction


def may_be_reminded(tx: Transaction, actor: Actor) -> None:
    """Refuse whoever cannot ask for reminders, before they write anything."""
    allow(tx, actor, Action.BE_REMINDED)
    check_room(reminders.count_own(tx, actor.guild, actor.person))


def write_reminder(tx: Transaction, actor: Actor, words: str, when: str, *, now: datetime) -> Reminder | Unclear:
    """Keep what somebody wants to be reminded of, and when; without a time it is kept until they choose one."""
    may_be_reminded(tx, actor)
    which = ReminderId(tx.new_reference())
    draft = Reminder(which, actor.guild, actor.person, ReminderKind.OWN, which, checked_words(words))
    reminders.drop_oldest_drafts(tx, actor.guild, actor.person, keep=REMINDER_DRAFTS - 1)
    reminders.keep_reminder(tx, draft, now=now)
    return _timed(tx, actor, draft, when, now)


def my_reminder(tx: Transaction, actor: Actor, which: ReminderId) -> Reminder:
    """Return a reminder to the one whose it is."""
    allow(tx, actor, Action.BE_REMINDED)
    return mine_of(tx, actor, which)


def rewrite_reminder(
    tx: Transaction, actor: Actor, which: ReminderId, words: str, when: str, *, now: datetime
) -> Reminder | Unclear:
    """Be reminded of something else, or at another time; without one the time stays."""
    changed = replace(my_reminder(tx, actor, which), words=checked_words(words))
    reminders.keep_reminder(tx, changed, now=now)
    return _timed(tx, actor, changed, when, now)


def choose_often(tx: Transaction, actor: Actor, which: ReminderId, often: Often, *, now: datetime) -> Reminder:
    """Be reminded this often, from the next time on."""
    known = my_reminder(tx, actor, which)
    if known.meant is None or known.due_at is None:
        raise Invalid("Please choose a day and a time first.")
    changed = replace(known, rule=rule_for(often, known.due_at, known.meant.zone), before_close=False)
    reminders.keep_reminder(tx, changed, now=now)
    return changed


def delete_reminder(tx: Transaction, actor: Actor, which: ReminderId) -> Reminder:
    """Take a reminder away, and what was on its way of it."""
    known = my_reminder(tx, actor, which)
    reminders.take_back_letters(tx, known.id)
    reminders.remove_reminder(tx, known.guild, known.person, known.id)
    return known


def _timed(tx: Transaction, actor: Actor, one: Reminder, when: str, now: datetime) -> Reminder | Unclear:
    return remind_in_words(tx, actor, Matter(ReminderKind.OWN, one.id, changes=True), when, now=now) if when else one
