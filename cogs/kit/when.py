"""A time that can be read in more than one way: why that is, and a menu to choose from."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.times import Found, Which, Why
from bot.text import Words
from cogs.kit.cards import Choice, Menu

_TO: Final = "-"


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


def menu(_: Words, which: Which, *, verb: str, ref: str, zone: str) -> Menu:
    """Offer the times to choose from, each in full as the clocks in this zone show it."""
    return Menu(verb, ref, _.label("Choose a time"), tuple(_choice(_, found, zone) for found in which.choices))


def chosen(value: str) -> Found:
    """Read what was chosen from the menu."""
    starts, _, ends = value.partition(_TO)
    return Found(_moment(starts), _moment(ends) if ends else None)


def in_full(_: Words, found: Found, zone: str) -> str:
    """Say a time with its day, as the clocks in this zone show it."""
    said = _.moment(found.starts, zone)
    return said if found.ends is None else f"{said}–{found.ends.astimezone(ZoneInfo(zone)):%H:%M}"


def _choice(_: Words, found: Found, zone: str) -> Choice:
    label = in_full(_, found, zone)
    if _.beside is not None:
        label = f"{label} · {in_full(_.beside, found, zone)}"
    value = _TO.join(str(int(each.timestamp())) for each in (found.starts, found.ends) if each)
    return Choice(value, label, which_of_two(_, found.starts.astimezone(ZoneInfo(zone))))


def which_of_two(_: Words, local: datetime) -> str:
    """Say which of two same hours it is, on a night when the clocks go back; else nothing."""
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return ""
    return _("After the clocks go back") if local.fold else _("Before the clocks go back")


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)
