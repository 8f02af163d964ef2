"""Finds names of agencies and other firms; whoever wrote one is asked."""

from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import pattern, words
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

_WORD: Final = r"[A-Z][\w'’&-]{1,20}"
_NAME: Final = rf"(?:{_WORD} (?:(?:at Home|of|the|and|&|y) )?){{1,3}}"
_KIND: Final = (
    r"(?:Home ?[Cc]are|Healthcare|Care (?:Ltd|Limited|Services?|Agency|Group|Homes?|Solutions|Support|UK|plc|Cymru)"
    r"|Home Support|Home Help|Homecarers|Support(?:ed)? Living|Care and Support|Care & Support"
    r"|Community Care|Live-in Care"
    r"|Domiciliary Care|Nursing Home|Residential|Support Services|Homes|Nursing|Care|nursing home|care home"
    r"|residential home|home ?care|care agency)"
)
_FIRM: Final = pattern(
    rf"\b(?P<name>{_NAME}{_KIND}(?: (?:Agency|Services|Home|Ltd|Limited|plc|PLC|Cyf))?)\b",
)
_LEGAL: Final = pattern(rf"\b(?P<name>{_NAME}(?:Ltd|Limited|plc|PLC|Cyf|LLP))\b")
_OWNED: Final = r"\b(?:[Aa]gency|[Cc]ompany|[Ff]irm|[Ee]mployer|[Pp]rovider|cwmni)(?: is| was)?"
_CALLED: Final = pattern(_OWNED, rf"(?:,| called| named| yw| ydi)(?: called)? (?P<name>{_WORD}(?: {_WORD}){{0,3}})")
_BESIDE: Final = pattern(_OWNED, rf" (?P<name>{_WORD}(?: {_WORD}){{1,3}})")
_WORKED_FOR: Final = pattern(
    rf"\b(?:[Ww]ork(?:ed|ing)? (?:for|at)|[Ee]mployed by|gweithio i"
    rf"|gweithio efo) (?P<name>{_WORD}(?: {_WORD}){{0,3}})"
)
_SMALL: Final = pattern(
    r"\b(?:work(?:ed|ing)? (?:for|at|with)|employed by|at|with|left|from|joined|called|company|agency) "
    r"(?P<name>(?P<first>[a-z][a-z']{2,20}) (?:[a-z][a-z']{1,20} ){0,2}"
    r"(?:home ?care|care (?:ltd|limited|services|agency|group|homes?|solutions)|care|nursing home|healthcare))\b"
)
_PUBLIC: Final = (
    "skills for care",
    "social care",
    "care quality",
    "care inspectorate",
    "care certificate",
    "care act",
    "care workers",
    "homecare association",
    "marie curie",
    "age uk",
    "age cymru",
    "gofal cymdeithasol",
    "unison",
    "council",
    "nhs",
    "health board",
    "macmillan",
    "hospice",
    "universal credit",
    "call monitoring",
    "plan",
    "university",
    "carers uk",
    "carers trust",
    "homecare workers",
    "healthcare assistant",
    "national care",
    "ethical care",
    "charter",
)
_ORDINARY: Final = words(
    """the a an my our your this that their his her its personal social home adult domiciliary health day night
    respite live palliative extra good bad better more less any some all no of in for end dementia child own
    every what who how when proper real basic person long short term nursing residential quality primary
    intensive one two direct private public council local most other people person-centred end-of-life duty
    medical community hospital high poor great best paid unpaid family mental self foot hair skin oral mouth
    after under with without new old same different being having giving getting taking christmas height wales
    nights heights doing providing still"""
)


def find_companies(readings: Readings) -> Iterator[Find]:
    """Yield what is written like the name of a firm, or called one."""
    reading = readings.plain
    for each in (_FIRM, _LEGAL, _CALLED, _BESIDE, _WORKED_FOR):
        for match in each.finditer(reading.text):
            if _is_somebodys(match["name"]):
                yield _found(reading, *match.span("name"))
    for match in _SMALL.finditer(reading.low):
        if match["first"] not in _ORDINARY and _is_somebodys(match["name"]):
            yield _found(reading, *match.span("name"))


def _is_somebodys(name: str) -> bool:
    words = name.lower()
    return not any(public in words for public in _PUBLIC) and words.split()[0] not in _ORDINARY


def _found(reading: LegibleText, start: int, end: int) -> Find:
    return Find(FindReason.COMPANY, *reading.span(start, end), sure=False)
