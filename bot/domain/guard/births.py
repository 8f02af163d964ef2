"""Finds days of birth."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import one_of, pattern
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

_MONTH: Final = one_of(
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
_ORDINAL: Final = (
    "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_NTH: Final = r"(?:st|nd|rd|th|ain|af|il|ydd|ed|eg|fed)"
_SPOKEN: Final = rf"(?:20 |30 )?{_ORDINAL}"
_DAY: Final = rf"(?:[\dilo]{{1,2}}\s?{_NTH}?|{_SPOKEN})"
_NUMBER: Final = r"(?:\d[\dilo]?|[ilo]\d)"  # without a month, letters alone are words: in the office
_DAY_ALONE: Final = rf"(?:the {_NUMBER}|the {_SPOKEN}|{_NUMBER}\s?{_NTH})(?![a-z\d]| time| thing| day)"
_YEAR: Final = r"(?:(?:19|20)\s?\d{2}|'?\d{2})(?!\d)"
_BETWEEN: Final = r"[\s./,_-]{1,3}"
_FULL: Final = (
    rf"(?:\d{{1,2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}{_YEAR}|(?:19|20)\d{{2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{1,2}}(?!\d)"
    rf"|{_DAY}[\s.,/-]{{0,2}}(?:of )?{_MONTH}[\s.,/-]{{1,3}}{_YEAR}|{_MONTH}\s{{1,2}}{_DAY}[\s,.]{{1,3}}{_YEAR}"
    rf"|\d{{8}}(?!\d))"
)
_PARTIAL: Final = (
    rf"(?:{_DAY}\s{{0,2}}(?:of )?{_MONTH}\b|{_MONTH}\s{{1,2}}(?:{_NUMBER}|{_SPOKEN})(?!\d)|{_DAY_ALONE}"
    rf"|\d{{1,2}}/\d{{1,2}}(?!\d))"
)
_CUE: Final = (
    r"\b(?:d\W{0,2}o\W{0,2}b|dates? of birth|birth ?dates?|birth|born|b-?days?|birthdays?|dyddiad geni|geni|ganwyd"
    r"|ganed|g?anwyd"
    r"|penblwydd|pen-blwydd)\b"
)
_CUES: Final = pattern(_CUE)
_NEAR: Final = r"[^.!?\d]{0,30}?(?<!\d)"
_SURE: Final = pattern(_CUE, _NEAR, rf"(?P<day>{_FULL})")
_SURE_AFTER_STOP: Final = pattern(r"\bd\W?o\W?b\W{1,3}", rf"(?P<day>{_FULL})")
_BEFORE_CUE: Final = pattern(
    rf"(?<!\d)(?P<day>{_FULL})", r" (?:is |was |are )?(?:her|his|their|the|my|mum'?s|dad'?s)? ?", _CUE
)
_BIRTHDAY: Final = pattern(
    r"\bbirthday(?:'?s)? (?:is |on |was |falls |this |next )", rf"[^.!?\d]{{0,20}}?(?<!\d)(?P<day>{_PARTIAL})"
)
_UNSURE: Final = (
    _BIRTHDAY,
    pattern(r"\b(?:born|ganed|ganwyd) (?:back )?(?:in |yn )?", r"(?P<day>(?:19|20)\s?\d{2}\b)"),
    pattern(r"\b(?P<day>(?:18|19)\d{2}) (?:baby|child|vintage)\b"),
    pattern(
        r"\b(?:turns|turned|turning|will be|be) (?:a )?\d{2,3} (?:on|this|next) ",
        rf"[^.!?\d]{{0,12}}?(?<!\d)(?P<day>{_PARTIAL})",
    ),
)
_LONG_AGO: Final = pattern(r"(?<![\d/.-])", rf"(?P<day>{_FULL})")
_YEAR_IN: Final = pattern(r"(?:19)\s?\d{2}(?!\d)")
_LATEST_WITHOUT_CUE: Final = 1965


def find_births(readings: Readings) -> Iterator[Find]:
    """Yield whole days after a word for birth, and maybe years, birthdays, and any day that is long ago."""
    reading = readings.figures
    if reading.has_figures:
        yield from _whole(reading)
    for each in _UNSURE if reading.has_figures else (_BIRTHDAY,):  # the third of May may be written without
        for match in each.finditer(reading.low):
            yield Find(FindReason.BIRTH, *reading.span(*match.span("day")), sure=False)


def _whole(reading: LegibleText) -> Iterator[Find]:
    for each in (_SURE, _SURE_AFTER_STOP, _BEFORE_CUE) if _CUES.search(reading.low) else ():
        for match in each.finditer(reading.low):
            yield Find(FindReason.BIRTH, *reading.span(*match.span("day")), sure=True)
    for match in _LONG_AGO.finditer(reading.low) if "19" in reading.low else ():
        if _is_long_ago(match):
            yield Find(FindReason.BIRTH, *reading.span(*match.span("day")), sure=False)


def _is_long_ago(match: re.Match[str]) -> bool:
    years = [int("".join(filter(str.isdigit, year))) for year in _YEAR_IN.findall(match["day"])]
    return (
        any(year <= _LATEST_WITHOUT_CUE for year in years) and len(match["day"]) > 8 - 1 and not match["day"].isdigit()
    )
