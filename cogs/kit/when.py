"""Menus of days, and of times that can be read in more than one way: why that is, and which are meant."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.times import Found, Which, Why
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Choice, Menu
from cogs.kit.limits import SELECT_CHOICES
from cogs.kit.press import not_a_choice
from cogs.kit.verbs import Verb

_TO: Final = "-"
_TWO_WEEKS: Final = 14
_FIGURES: Final = 11  # of seconds since 1970: until the year 5138


def why(_: Words, which: Which) -> str:
    """Say why somebody is asked which time they mean."""
    return {
        Why.HOUR: _("That could be more than one hour of the day. Please choose the one you mean."),
        Why.DAY: _("That could be more than one day. Please choose the one you mean."),
        Why.PASSED: _("That time has passed already. This is the next one. Please choose it if you mean it."),
        Why.SKIPPED: _(
            "The clocks go forward then, and that hour is left out. Please choose the later one if it will do."
        ),
        Why.TWICE: _("The clocks go back then, and that hour comes twice. Please choose the one you mean."),
    }[which.why]


def menu(_: Words, which: Which, *, verb: Verb, ref: str, zone: str) -> Menu:
    """Offer the times to choose from, each in full as the clocks in this zone show it."""
    return Menu(verb, ref, _.label("Choose a time"), tuple(choice(_, found, zone) for found in which.choices))


def days(_: Words, first: date, *, verb: Verb, ref: str = NO_REFERENCE) -> Menu:
    """Offer days from this one on: two weeks one by one, then one of each week, as many as a menu holds."""
    ahead = (*range(_TWO_WEEKS), *range(_TWO_WEEKS + 6, _TWO_WEEKS + 7 * (SELECT_CHOICES - _TWO_WEEKS), 7))
    choices = ((day.isoformat(), _.both(Words.day, day)) for day in (first + timedelta(days=n) for n in ahead))
    return Menu(verb, ref, _.label("Choose a day"), tuple(Choice(value, label) for value, label in choices))


def chosen(value: str) -> Found:
    """Read what was chosen from the menu."""
    starts, _, ends = value.partition(_TO)
    return Found(_moment(starts), _moment(ends) if ends else None)


def in_full(_: Words, found: Found, zone: str) -> str:
    """Say a time with its day, as the clocks in this zone show it."""
    said = _.moment(found.starts, zone)
    return said if found.ends is None else f"{said}–{found.ends.astimezone(ZoneInfo(zone)):%H:%M}"


def choice(_: Words, found: Found, zone: str) -> Choice:
    """Offer one time, in full as the clocks in this zone show it."""
    value = _TO.join(str(int(each.timestamp())) for each in (found.starts, found.ends) if each)
    return Choice(value, _.both(in_full, found, zone), which_of_two(_, found.starts.astimezone(ZoneInfo(zone))))


def which_of_two(_: Words, local: datetime) -> str:
    """Say which of two same hours it is, on a night when the clocks go back; else nothing."""
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return ""
    return _("After the clocks go back") if local.fold else _("Before the clocks go back")


def _moment(seconds: str) -> datetime:
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= _FIGURES):
        raise not_a_choice()
    return datetime.fromtimestamp(int(seconds), UTC)
