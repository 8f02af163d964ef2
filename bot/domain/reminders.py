"""Reminders: what somebody asked to be told, by the clocks on their own wall, once or again and again."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType
from zoneinfo import ZoneInfo

from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import Invalid
from bot.domain.times import LAST, Cycle, Every, Meant, Rule, meant_at

ReminderId = NewType("ReminderId", str)

REMINDER: Final = LetterKind("reminder", Urgency.ONE_S_OWN, uses_allowance=False, ends_on_leaving=True)
LONGEST_WORDS: Final = 200
FURTHEST: Final = timedelta(days=731)
OF_USE: Final = timedelta(days=7)  # how long a reminder that came once is still worth telling
LATE_AFTER: Final = timedelta(minutes=10)
DRAFT_LIFE: Final = timedelta(days=1)


class ReminderKind(StrEnum):
    """What a reminder is about."""

    OWN = "own"  # their own words
    SUBJECT = "subject"  # something that people are asked about
    NOTE = "note"  # a note that came at a bad moment


class ReminderState(StrEnum):
    """Where a reminder is on its way."""

    DRAFT = "draft"  # its time is not chosen yet
    COMING = "coming"  # it will come, once or again
    DONE = "done"  # it came for the last time


class Often(StrEnum):
    """How often something comes, as far as a menu offers it."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    OTHER_WEEK = "other_week"  # every second week
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to tell one person, and when; `subject` is what it is about, for own words the reminder itself.

    `before_close`: on the day before its subject closes, whenever that is.
    """

    id: ReminderId
    guild: GuildId
    person: PersonId
    about: ReminderKind
    subject: str
    words: str
    state: ReminderState = ReminderState.DRAFT
    meant: Meant | None = None
    due_at: datetime | None = None
    rule: Rule | None = None
    before_close: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The time somebody chose for a reminder: a moment, or a rule for what comes round."""

    moment: datetime
    rule: Rule | None = None
    before_close: bool = False


def coming(reminder: Reminder, chosen: Chosen, *, zone: str, now: datetime) -> Reminder:
    """Have this reminder come when it was chosen to; refuse what has passed or is too far ahead."""
    moment = chosen.moment
    if moment <= now:
        raise Invalid("That time has passed. Choose a later one.")
    if moment > now + FURTHEST:
        raise Invalid("That is a long way off. Please choose a time in the next two years.")
    return replace(
        reminder,
        state=ReminderState.COMING,
        meant=meant_at(moment, zone),
        due_at=moment,
        rule=chosen.rule,
        before_close=chosen.before_close,
    )


def checked_words(words: str) -> str:
    """Return what somebody wants to be reminded of; refuse nothing, and too much."""
    if not words:
        raise Invalid("Please write what it is about.")
    if len(words) > LONGEST_WORDS:
        raise Invalid("That is too long. Up to {most} characters fit.", most=LONGEST_WORDS)
    return words


def newest_missed(rule: Rule, due_at: datetime, *, now: datetime) -> tuple[datetime, datetime | None]:
    """Return the last time by now that something came round, from when it was due, and the next one after now."""
    newest, following = due_at, rule.next_after(due_at)
    while following is not None and following <= now:
        newest, following = following, rule.next_after(following)
    return newest, following


def moved_on(reminder: Reminder, following: datetime | None) -> Reminder:
    """Return the reminder as it stands once it came: it comes again then, or is done."""
    if following is None or reminder.rule is None:
        return replace(reminder, state=ReminderState.DONE)
    return replace(reminder, due_at=following, meant=_meant_by(reminder.rule, following))


def looked_up_again(reminder: Reminder) -> Reminder:
    """Return the reminder with its moment as the clocks of its zone have it now: the laws for them may have changed."""
    return reminder if reminder.meant is None else replace(reminder, due_at=reminder.meant.moment)


def was_moved(reminder: Reminder, occasion: datetime) -> bool:
    """Tell whether the clocks skipped what was meant for this occasion, so that it comes at another hour."""
    if reminder.rule is not None:
        local = occasion.astimezone(ZoneInfo(reminder.rule.zone))
        return local.hour * 60 + local.minute != reminder.rule.at
    return reminder.meant is not None and reminder.due_at == occasion and _shows_another(reminder.meant, occasion)


def is_late(occasion: datetime, *, now: datetime) -> bool:
    """Tell whether this comes so long after its moment that it has to say so."""
    return now - occasion > LATE_AFTER


def rule_for(often: Often, first: datetime, zone: str) -> Rule | None:
    """Return the rule for coming this often from a first time on; None for once."""
    local = first.astimezone(ZoneInfo(zone))
    day, weekday = local.date(), (local.weekday(),)
    cycles = {
        Often.DAY: Cycle(Every.DAY),
        Often.WEEK: Cycle(Every.WEEK, weekdays=weekday),
        Often.OTHER_WEEK: Cycle(Every.WEEK, 2, weekday, first=day),
        Often.MONTH: Cycle(Every.MONTH, day=day.day if day.day <= 28 else LAST),
    }
    if often is Often.MONTH and not can_come_monthly(first, zone):
        raise Invalid("Not every month has that day. You can write: the last day of every month.")
    return None if often is Often.ONCE else Rule(cycles[often], local.hour * 60 + local.minute, zone)


def can_come_monthly(first: datetime, zone: str) -> bool:
    """Tell whether every month has this day, or it is the last of its month."""
    day = first.astimezone(ZoneInfo(zone)).date()
    return day.day <= 28 or (day + timedelta(days=1)).day == 1


def often_of(rule: Rule | None) -> Often | None:
    """Say how often a rule comes, as far as a menu offers it; None where it offers nothing like it."""
    if rule is None:
        return Often.ONCE
    cycle = rule.cycle
    if cycle.every is Every.DAY and cycle.step == 1:
        return Often.DAY
    if cycle.every is Every.WEEK and len(cycle.weekdays) == 1 and cycle.step in (1, 2):
        return Often.WEEK if cycle.step == 1 else Often.OTHER_WEEK
    return Often.MONTH if cycle.every is Every.MONTH and not cycle.nth else None


def _meant_by(rule: Rule, moment: datetime) -> Meant:
    """Return what the clocks were meant to show: by the rule, even where they skip it on that day."""
    meant = meant_at(moment, rule.zone)
    on_time = replace(meant, local=meant.local.replace(hour=rule.at // 60, minute=rule.at % 60), fold=0)
    before = replace(on_time, local=on_time.local - timedelta(days=1))
    return next((one for one in (on_time, before) if one.moment == moment), meant)


def _shows_another(meant: Meant, moment: datetime) -> bool:
    return moment.astimezone(ZoneInfo(meant.zone)).replace(tzinfo=None, fold=0) != meant.local


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody wants to be reminded of, by its reference: a subject, a note, or what they wrote themselves.

    Of what they wrote: told once more, later; or, with `changes`, at another time from now on.
    """

    about: ReminderKind
    id: str
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """What was picked from a menu: a moment, or a rule as it is written down."""

    moment: datetime | None = None
    rule: str = ""
    before_close: bool = False
