"""The notes that come with whatever people are asked about: planned a few people at a time, told if they still hold."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Final

from bot.domain.letters import Letter
from bot.domain.people import GuildId, PersonId
from bot.domain.subjects import Subject
from bot.services.preferences import chosen_by_each, wants_reminders
from storage import letters, opt_outs, reminders, to_remind
from storage.partners import partner
from storage.store import Transaction
from storage.to_remind import ToRemind

_AT_ONCE: Final = 15  # people, so that whoever presses meanwhile does not wait


def remind_all(tx: Transaction, guild: GuildId, subject: str, people: Iterable[PersonId]) -> None:
    """Have these people's notes of something planned, or planned anew where its close has moved."""
    to_remind.add(tx, guild, subject, people)


def remind_nobody(tx: Transaction, subject: str) -> None:
    """Plan no more notes of something, and take back what was planned: it is over."""
    to_remind.remove_about(tx, subject)
    letters.take_back_notes(tx, subject, kinds=tx.subjects.reminders)


def note_answered(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> None:
    """Take back what was to remind somebody who has answered under a name, also what they asked for themselves."""
    letters.take_back_notes(tx, subject, kinds=tx.subjects.reminders, person=person)
    reminders.remove_about(tx, guild, person, subject)


def plan_some(tx: Transaction, *, now: datetime) -> bool:
    """Write the notes of the next few people who are asked about something; tell whether there may be more.

    Who is left is kept in the same step, so a stop loses and doubles none.
    """
    few = to_remind.next_few(tx, _AT_ONCE)
    if not few:
        return False
    for subject, those in groupby(few, lambda one: one.subject):
        _plan(tx, tx.subjects.find(tx, subject), [one for one in those if one.told], now)
    tx.failpoint("remind.written")
    to_remind.remove(tx, few)
    return len(few) == _AT_ONCE


def next_plan(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return now while there are notes to plan, None otherwise."""
    return now if to_remind.next_few(tx, 1) else None


def still_holds(tx: Transaction, letter: Letter, *, now: datetime) -> Subject | None:
    """Return what a note is about: None where it is over, or this person is not to be told any more."""
    person = letter.person
    if person is None or partner(tx, letter.guild, person) is None:
        return None
    found = tx.subjects.asked(tx, letter.guild, person, letter.subject)
    if found is None or not found.can_be_answered(now):
        return None
    if opt_outs.has_opted_out(tx, letter.guild, person, letter.subject):
        return None
    return found if wants_reminders(tx, letter.guild, person) else None


def _plan(tx: Transaction, subject: Subject | None, those: list[ToRemind], now: datetime) -> None:
    if subject is None or not subject.can_be_answered(now):
        return
    kind, people = tx.subjects.of(subject), [one.person for one in those]
    for mine in chosen_by_each(tx, subject.guild, people, now=now).values():
        kind.replan(tx, subject, mine, now=now, anew=True)
