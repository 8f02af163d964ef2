"""Words for what the clock shows: "20:00", "half 6", "ten to 5pm", "7–8.30pm"."""

import re
from datetime import date
from typing import Final

from bot.domain.times.clocks import no_such
from bot.domain.times.phrases import HOUR, compiled, number, phrase
from bot.domain.times.records import DayPart, Reading, TimeOfDay

DAY: Final = 24 * 60
NOON: Final = 12 * 60
_HALF: Final = r"(?: ?[ap]\.?m\.?)"
_MINUTES: Final = (
    r"(?:half(?: past)?|(?:a )?quarter (?:past|to)"
    r"|(?:five|ten|twenty(?:[ -]?five)?|5|10|20|25)(?: min(?:ute)?s?)? (?:past|to))"
)
_NAMED: Final = r"(?:12 )?(?:noon|midday|midnight)"
_WHOLE: Final = rf"(?:{_NAMED}|{HOUR}{_HALF}?)"
_CLOCK: Final = rf"(?:{_MINUTES} {_WHOLE}|{_NAMED}|{HOUR}(?:[:.]\d\d)?(?:{_HALF}| oclock| ?hrs)?|\d{{4}} ?hrs)"
_SHOWN: Final = (
    rf"(?P<hour>{HOUR})(?:[:.](?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\.?|(?P<oclock> oclock)| ?(?P<hrs>hrs))?"
)
_AROUND: Final = rf"(?P<minutes>{_MINUTES}) (?P<hour>{_WHOLE})"
_IN_FIGURES: Final = r"(\d\d)(\d\d) ?hrs"
_TWO_WAYS: Final = rf"(?P<start>5|10) to (?P<end>{_WHOLE})"  # ten minutes to, or from ten to

# When each part of the day begins and ends; the small hours of a night are counted on.
_PARTS: Final = {
    DayPart.MORNING: (0, NOON),
    DayPart.AFTERNOON: (NOON, 19 * 60),
    DayPart.EVENING: (16 * 60, DAY),
    DayPart.NIGHT: (17 * 60, DAY + 6 * 60),
}


def within(part: DayPart, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Keep the readings that begin in this part of the day; a night has the small hours before it and after it."""
    begins, ends = _PARTS[part]
    kept = [each for each in readings if begins <= each[0] < ends]
    if part is DayPart.NIGHT:
        kept += [_later(each) for each in readings if 0 < each[0] < ends - DAY]
        kept += [each for each in readings if 0 < each[0] < ends - DAY]
    return tuple(dict.fromkeys(kept))


def _later(reading: Reading) -> Reading:
    start, end = reading
    return start + DAY, None if end is None else end + DAY


def _clock(match: re.Match[str], _: date) -> tuple[TimeOfDay]:
    text = match["clock"]
    shown = compiled(_SHOWN).fullmatch(text)
    bare = shown is not None and not (
        match["at"] or shown["minute"] or shown["half"] or shown["oclock"] or shown["hrs"]
    )
    readings, alone = (
        (*_moments(text, in_figures=figures), *_two_ways(text, in_figures=figures)) for figures in (False, True)
    )
    return (TimeOfDay(readings, alone, text if bare else ""),)


def _moments(text: str, *, in_figures: bool) -> tuple[Reading, ...]:
    return tuple((minutes, None) for minutes in minutes_of(text, in_figures=in_figures))


def _two_ways(text: str, *, in_figures: bool) -> tuple[Reading, ...]:
    found = compiled(_TWO_WAYS).fullmatch(text)
    return _spans(found["start"], found["end"], in_figures=in_figures) if found else ()


def _span(match: re.Match[str], _: date) -> tuple[TimeOfDay]:
    start, end = match["start"], match["end"]
    bare = f"{start}-{end}"
    readings, alone = (_spans(start, end, in_figures=figures) for figures in (False, True))
    return (TimeOfDay(readings, alone, bare if _only_hours(bare) else ""),)


def _only_hours(text: str) -> bool:
    return text.replace("-", "").isdecimal()


def _spans(start: str, end: str, *, in_figures: bool) -> tuple[Reading, ...]:
    """Pair both ends: what is left open, morning or afternoon, is so that the span is short."""
    starts, ends = minutes_of(start, in_figures=in_figures), minutes_of(end, in_figures=in_figures)
    pairs = [
        (begin, begin + min(length for final in ends if (length := (final - begin) % DAY or DAY))) for begin in starts
    ]
    if len(ends) == 1:
        pairs = [min(pairs, key=lambda pair: pair[1] - pair[0])]
    if any(until - begin >= DAY for begin, until in pairs):
        raise no_such()
    return tuple(pairs)


def minutes_of(text: str, *, in_figures: bool) -> tuple[int, ...]:
    """Return the minutes after midnight that these words may stand for; midnight begins a day or ends it.

    With `in_figures`, 10:30 is half past ten in the morning; where the evening is named as well it need not be.
    """
    if around := compiled(_AROUND).fullmatch(text):
        shift = _shift(around["minutes"].lower())
        return tuple(
            minutes + shift for minutes in minutes_of(around["hour"], in_figures=in_figures) if minutes + shift >= 0
        )
    if text.lower().endswith(("noon", "midday")):
        return (NOON,)
    if text.lower().endswith("midnight"):
        return (0, DAY)
    if figures := compiled(_IN_FIGURES).fullmatch(text):
        return (_of_the_day(int(figures[1]), int(figures[2])),)
    shown = compiled(_SHOWN).fullmatch(text)
    if shown is None:
        raise no_such()
    return _shown(shown, in_figures=in_figures)


def _shown(shown: re.Match[str], *, in_figures: bool) -> tuple[int, ...]:
    hour, minute = number(shown["hour"]), int(shown["minute"] or 0)
    if shown["half"]:
        return _of_half(hour, minute, shown["half"].lower())
    of_24 = bool(shown["hrs"]) or shown["hour"].startswith("0") or hour > 12
    if of_24 or (in_figures and ((hour == 12 and shown["minute"]) or (hour >= 10 and ":" in shown[0]))):
        return (_of_the_day(hour, minute),)
    return (*_of_half(hour, minute, "a")[-1:], *_of_half(hour, minute, "p"))


def _of_half(hour: int, minute: int, half: str) -> tuple[int, ...]:
    if not 1 <= hour <= 12:
        raise no_such()
    minutes = _of_the_day(hour % 12, minute)
    if half == "p":
        return (minutes + NOON,)
    return (minutes, minutes + DAY) if hour == 12 else (minutes,)  # 12am is where one day meets the next


def _of_the_day(hour: int, minute: int) -> int:
    if hour > 23 or minute > 59:
        raise no_such()
    return hour * 60 + minute


def _shift(words: str) -> int:
    if words.startswith("half"):
        return 30
    first = words.removeprefix("a ")
    size = 15 if first.startswith("quarter") else number(re.sub(r" ?(?:min(?:ute)?s?)? (?:past|to)$", "", first))
    return size if words.endswith("past") else -size


def _part(match: re.Match[str], _: date) -> tuple[DayPart]:
    return (DayPart(match["part"].lower()),)


CLOCKS: Final = (
    phrase(rf"(?P<at>at |@ ?)?(?P<clock>{_CLOCK})", _clock),
    phrase(rf"(?:from )?(?P<start>{_CLOCK}) ?(?:-|to|until|till?) ?(?P<end>{_CLOCK})", _span),
    phrase(rf"between (?P<start>{_CLOCK}) and (?P<end>{_CLOCK})", _span),
    phrase(r"(?:in the )?(?P<part>morning|afternoon|evening)", _part),
    phrase(r"(?:at )?(?P<part>night)", _part),
)
