"""Finds telephone numbers of people; those that everybody may call are left alone."""

from collections.abc import Iterator
from typing import Final

from bot.domain import signposts
from bot.domain.guard.figures import Readings
from bot.domain.guard.numbers import Run, runs
from bot.domain.guard.patterns import pattern
from bot.domain.guard.records import Find, FindReason

# Ofcom's plan, not a list of numbers in use: the ranges that are kept for drama have the same form, and people mistype.
_AT_HOME: Final = pattern(r"(?:(?:00)?440?|0)(?:7\d{9}|[12]\d{9}|5[56]\d{8})$")
_WITHOUT_NOUGHT: Final = pattern(r"7[1-9]\d{8}$")
_SHORT: Final = pattern(r"0[12]\d{8}$")  # as a few places in England and Wales have
_FROM_ABROAD: Final = pattern(r"00[1-9]\d{7,13}$")
_CALLED: Final = pattern(
    r"\b(?:numbers?|num|no|call|ring|rings?|phone|phoned?|text|mob|mobile|tel|telephone|whatsapp|landline|contact"
    r"|ffon|ffoniwch|rhif"
    r"|ar)\b[^.!?\n\d]{0,20}$"
)
_LOCAL: Final = pattern(
    r"\b(?:call|ring|phone|text|tel|telephone|ffoniwch|number is|bell)\b(?: [a-z']{1,10}){0,4}?"
    r"\W{1,3}(?P<number>\d{3,4}[\s-]?\d{3,4})(?!\d|[\s,.]\d)"
)
_PART: Final = pattern(
    r"\b07\d{3}\b|(?:number|phone|mobile|landline) (?:ends|ending|finishes|starts|begins)(?: in| with)? \d{3,5}\b"
)
_LONGEST: Final = 15
_BEFORE: Final = 30
PUBLIC: Final = frozenset(
    "".join(filter(str.isdigit, value.number))
    for value in vars(signposts).values()
    if isinstance(value, signposts.Signpost)
) | {"116123", "111", "999", "112", "101", "105", "119", "85258", "08001111", "02031172520", "03007900126"}


def find_phones(readings: Readings) -> Iterator[Find]:
    """Yield numbers as they are dialled here and from abroad, for sure, and maybe local ones and parts."""
    reading = readings.figures
    if not reading.has_figures:
        return
    for run in runs(reading):
        yield from _in_run(run)
    for match in _LOCAL.finditer(reading.low):
        if "".join(filter(str.isdigit, match["number"])) not in PUBLIC:
            yield Find(FindReason.PHONE, *reading.span(*match.span("number")), sure=False)
    for match in _PART.finditer(reading.low):
        yield Find(FindReason.PHONE, *reading.span(*match.span()), sure=False)


def _in_run(run: Run) -> Iterator[Find]:
    done = 0
    for start in run.beginnings():
        if start < done or (run.figures[start] not in "047" and not (run.plus and start == 0)):
            continue
        for length in range(_LONGEST, 8, -1):
            end = start + length
            if end <= len(run.figures) and run.ends_group(end):
                sure = _how_sure(run, start, end)
                if sure is not None:
                    yield Find(FindReason.PHONE, *run.span(start, end), sure=sure)
                    done = end
                    break


def _how_sure(run: Run, start: int, end: int) -> bool | None:
    """Tell whether these figures are a telephone number, or maybe one; None where they are not."""
    number = run.figures[start:end]
    if number in PUBLIC:
        return None
    if run.plus and start == 0:
        return _is_dialled("+" + number) or None
    if _AT_HOME.match(number) or (_FROM_ABROAD.match(number) and _is_dialled("+" + number[2:])):
        return True
    if _WITHOUT_NOUGHT.match(number) or (_SHORT.match(number) and _is_dialled(number)):
        return bool(_CALLED.search(run.before(start, _BEFORE)))
    return None


def _is_dialled(number: str) -> bool:
    """Tell whether a number could be somebody's, somewhere."""
    import phonenumbers  # noqa: PLC0415 - a number from abroad is rare, and the plans of all countries are large

    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return False
    nobodys = parsed.country_code == 44 and str(parsed.national_number).startswith(("3", "8", "9"))
    return phonenumbers.is_possible_number(parsed) and not nobodys
