"""What references and menus carry, read back as if anybody had made them."""

import re
from datetime import UTC, date, datetime
from typing import Final

from bot.domain.hours import DAY
from bot.domain.reminders import Matter, Pick, ReminderId, ReminderKind
from bot.domain.times import Rule, packed
from bot.domain.times.day_and_month import read_date
from cogs.kit.press import not_a_choice

_REF: Final = re.compile(r"(subject|note|own|mine)\.([0-9a-f]{32})")
_FIGURES: Final = re.compile(r"[0-9]{9,11}")
_BEFORE: Final = "before"
_RULE: Final = "rule:"
_CHANGES: Final = "mine"


def matter_in(ref: str) -> Matter:
    """Read what a control is about."""
    found = _REF.fullmatch(ref)
    if found is None:
        raise not_a_choice()
    if found[1] == _CHANGES:
        return Matter(ReminderKind.OWN, found[2], changes=True)
    return Matter(ReminderKind(found[1]), found[2])


def ref_of(matter: Matter) -> str:
    """Say what a control is about."""
    return f"{_CHANGES if matter.changes else matter.about.value}.{matter.id}"


def changing(which: ReminderId) -> str:
    """Return the reference of a control that changes this reminder."""
    return ref_of(Matter(ReminderKind.OWN, which, changes=True))


def later(which: ReminderId) -> str:
    """Return the reference of a control that has this reminder told once more."""
    return ref_of(Matter(ReminderKind.OWN, which))


def about_subject(subject: str) -> str:
    """Return the reference of a control that reminds of this subject."""
    return ref_of(Matter(ReminderKind.SUBJECT, subject))


def moment_value(moment: datetime, *, before_close: bool = False) -> str:
    """Return a moment as a menu sends it."""
    return _BEFORE if before_close else str(int(moment.timestamp()))


def rule_value(rule: Rule) -> str:
    """Return a rule as a menu sends it."""
    return _RULE + packed(rule)


def pick_in(value: str) -> Pick:
    """Read what was picked from a menu of times."""
    if value == _BEFORE:
        return Pick(before_close=True)
    if value.startswith(_RULE):
        return Pick(rule=value.removeprefix(_RULE))
    if not _FIGURES.fullmatch(value):
        raise not_a_choice()
    return Pick(datetime.fromtimestamp(int(value), UTC))


def minute_value(day: date, minutes: int) -> str:
    """Return an hour of a day as a menu sends it."""
    return f"{day.isoformat()}.{minutes}"


def minute_in(value: str) -> tuple[date, int]:
    """Read a day, and the minutes after its midnight."""
    day, _, minutes = value.partition(".")
    if not (minutes.isascii() and minutes.isdecimal() and len(minutes) <= 4 and int(minutes) < DAY):
        raise not_a_choice()
    return read_date(day), int(minutes)
