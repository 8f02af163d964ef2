"""Finds e-mail addresses, also spoken ones, and names on social networks."""

from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import pattern, words
from bot.domain.guard.records import Find, FindReason

_ENDINGS: Final = r"(?:com|org|net|co|uk|cymru|wales|ac|gov|nhs|info|me|io|ie|eu|biz|live|pl|ro|in|ng|zw|ph|example)"
_AT: Final = r"\s{0,2}(?:@|[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>])\s{0,2}"
_DOT: Final = r"\s{0,2}(?:\.|[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]|\bdot\b)\s{0,2}"
_LOCAL: Final = r"(?P<local>[\w.+%'-]{1,64})"
_WRITTEN: Final = pattern(rf"(?<![\w.+%'-]){_LOCAL}{_AT}(?P<place>[\w-]{{1,63}}(?:\s?\.\s?[\w-]{{1,63}}){{1,4}})")
_BRACKETED: Final = pattern(
    rf"(?<![\w.+%'-]){_LOCAL}{_AT}(?P<place>[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,20}}){{0,3}}{_DOT}{_ENDINGS})\b"
)
_SPOKEN_DOT: Final = r"\s{0,2}(?:[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]|\bdot\b)\s{0,2}"
_SPOKEN: Final = pattern(
    r"(?<![\w.+%'-])(?P<local>[\w.+-]{1,30}(?:\s(?:dot|underscore|dash|hyphen)\s[\w+-]{1,30}){0,3})"
    rf"\sat\s(?P<place>[\w-]{{1,40}}(?:{_DOT}[\w-]{{1,20}}){{0,3}}{_SPOKEN_DOT}{_ENDINGS})\b"
)
_AT_HOME: Final = pattern(
    r"(?<![\w.+%'-])(?P<local>[\w.+-]{2,40})\sat\s(?P<place>(?:gmail|hotmail|yahoo|outlook|icloud|live|aol"
    r"|btinternet|sky)"
    rf"(?:{_DOT}[a-z]{{2,5}}){{1,2}})\b"
)
_HANDLES: Final = (
    pattern(r"(?<![\w@<])@(?!everyone\b|here\b)[a-z][\w.]{2,30}(?![\w@])"),
    pattern(
        r"\b(?:facebook|fb|insta|instagram|tiktok|snapchat|snap|twitter|linkedin|messenger) (?:as|is|under|called"
        r"|name is)\W{1,2}"
        r"(?P<local>[\w.]{3,40})"
    ),
)
_AT_SIGN: Final = pattern(r"[@\[({<]")  # without one of these there is no address that is written,
_SAID_AT: Final = pattern(r"\sat\s")  # and without this none that is spoken
_OFFICE: Final = words(
    """enquiries enquiry info contact help helpline support complaints feedback hello advice safeguarding press
    post ymholiadau gwybodaeth"""
)
_NO_ONE: Final = words("look this that it me us them here there one online more info anything")
_PUBLIC: Final = (".gov.uk", ".nhs.uk", ".org.uk", ".org", ".wales", ".cymru", "gov.wales", "llyw.cymru")


def find_emails(readings: Readings) -> Iterator[Find]:
    """Yield addresses of people; those of public bodies' enquiry desks are for everybody."""
    reading = readings.plain
    written = (_WRITTEN, _BRACKETED) if _AT_SIGN.search(reading.low) else ()
    spoken = (_SPOKEN, _AT_HOME) if _SAID_AT.search(reading.low) else ()
    for each in (*written, *spoken):
        for match in each.finditer(reading.low):
            if match["local"] not in _NO_ONE and not (match["local"] in _OFFICE and match["place"].endswith(_PUBLIC)):
                yield Find(FindReason.EMAIL, *reading.span(*match.span()), sure=True)
    for each in _HANDLES if "@" in reading.low else _HANDLES[1:]:
        for match in each.finditer(reading.low):
            yield Find(FindReason.EMAIL, *reading.span(*match.span("local" if each.groups else 0)), sure=False)
