"""Finds first names: for sure beside a word for whoever receives care, maybe where a text says more than a greeting."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.known_names import ALSO_WORDS, EVERYBODY_KNOWS, FIRST_NAMES, NO_NAMES
from bot.domain.guard.patterns import pattern, words
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

_WORD: Final = r"[a-z][a-z'-]{1,20}"
_WHOSE: Final = r"(?:my|our|the|a|an|one of (?:my|our|the)|this|another|fy|ein|poor)"
_LIKE: Final = (
    r"(?:(?:old|lovely|poor|dear|new|late|regular|favourite|elderly|other|first|last|female|male|young) ){0,2}"
)
_LADY: Final = r"(?P<lady>lady|ladies|gentleman|gentlemen|gent|gents)"
_CLIENT: Final = (
    r"(?:client|service user|su|resident|patient|tenant|customer|cleient|cliant|nghleient|nghliant"
    r"|(?P<many>clients|service users|residents|patients|tenants|customers|cleientiaid))"
)
_SEEN: Final = r" (?:(?:that|who|whom) )?(?:i|we) (?:see|visit|support|have|go to|do|care for|look after|help)"
_CALLED: Final = (
    rf"(?P<called>(?:{_SEEN}(?=,| called| named))?(?:,? (?:who is |who's |is |was )?(?:called|named)|'?s name is|,| -|:"
    r"| o'r enw|,? sef))?"
)
_CARED_FOR: Final = (
    rf"\b(?:{_WHOSE} {_LIKE}{_LADY}|(?:(?P<one>my|our|an?|one of my|one of our) {_LIKE}"
    rf"|{_WHOSE} {_LIKE})?{_CLIENT}){_CALLED}\s{{1,3}}"
)
_OWN: Final = pattern(_CARED_FOR, rf"(?P<name>{_WORD})")
_OWN_BEFORE: Final = pattern(_CARED_FOR, "$")
_KIN: Final = pattern(
    r"\b(?:mum|mam|mother|mom|dad|father|tad|nan|nain|taid|gran|nana|grandma|grandad|grandpa|husband|wife|partner"
    r"|son|daughter"
    r"|brother|sister|niece|nephew|aunt|auntie|uncle|cousin|carer|manager|boss|supervisor|coordinator|colleague"
    r"|neighbour|friend"
    r"|gwr|gwraig|mab|merch|chwaer|brawd|fam|modryb|ewythr|gofalwr)"
    rf"(?: called| named| is called|,| yw| ydi)? (?P<name>{_WORD})"
)
_WHOLE_OF_KIN: Final = pattern(  # with a small letter for what they are to somebody: not in a title
    r"\b(?:[Mm]y|[Oo]ur|[Hh]er|[Hh]is|[Ff]y|[Ee]i) (?:mum|mam|mother|mom|dad|father|nhad|tad|nan|nain|nhaid|taid|gran"
    r"|nana|grandma|grandad|grandpa|husband|wife|son|daughter|brother|sister|aunt|uncle|gwr|ngwr|gwraig|ngwraig|mab|merch"
    r"|chwaer|brawd|mrawd)(?: called|,| is called| yw| ydi)? (?P<name>[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20}){1,2})"
)
_AGED: Final = pattern(
    r"\b(?P<name>[A-Z][a-z'-]{2,20}),? \(?(?:aged )?(?:[5-9]\d|10\d)\)?(?:,|\)|,? (?:and )?(?:who|lives|living)\b)"
)
_NO_SURNAMES: Final = words(
    """allowance society credit council trust centre group pension benefit payment hospital hospice royal army
    navy legion"""
)
_NAMED: Final = pattern(
    r"\b(?:(?:her|his|their|whose|client'?s|lady's) name(?: is| was|'?s)|(?:he|she|they)(?:'?s|'?re| is| are"
    r"| was) called"
    r"|call(?:ed)? (?:him|her|them)|known as|enw(?:'r ddynes)? (?:hi|o|e|fo) (?:yw|ydi|oedd))"
    rf" (?P<name>(?:(?:big|little|old|auntie|uncle) )?{_WORD})"
)
_ANY: Final = pattern(r"(?<![\w'@.-])[a-z]{2,14}(?:'s)?(?![\w@])")
_INITIAL: Final = pattern(r"(?<![\w.])[A-Z]\.\s?(?P<surname>[A-Z][a-z]{2,20})")
_GREETING: Final = pattern(
    r"(?:^|[\s,.!(])(?:hi|hello|hey|hiya|dear|morning|afternoon|evening|thanks|thank you|thankyou|thanx|ta|cheers"
    r"|diolch|bore da"
    r"|helo|shwmae|agree with|agreed with|agree|ask|as|like|well said|well done|good (?:point|idea|one|question)"
    r"|great (?:point|idea)|nice one|exactly|spot on|this is"
    r"|i'?m"
    r"|i am"
    r"|my name is|my name'?s|fy enw i (?:yw|ydi)|dwi|love from|from me|regards|welcome|sorry|same as|the"
    r"|happy birthday"
    r"|love|saint"
    r"|st|says|said by|signed)[\s,:]{1,2}$"
)
_SURNAME: Final = pattern(
    r"(?<=[a-z]) {1,2}(?P<surname>(?:(?:ap|ab|van|von|de|da|di|al|el) ){0,2}[A-Z][a-z'’-]{1,20})\b"
)
_SUNG: Final = pattern(
    r"\b(?:sings?|sang|singing|listens? to|watch(?:es|ed|ing)?|loves?|radio|film|programme|song)\b[^.!?\n]{0,12}$"
)
_BEGINNING: Final = pattern(
    r"(?:(?:^|[.!?\n:])\W{0,3}|\b[A-Z][a-z']{1,20} )$"
)  # or the end of a title: Workers' Charity
_BEFORE: Final = 22
_FURTHEST: Final = 40
_NAMES: Final = FIRST_NAMES | ALSO_WORDS


def find_first_names(readings: Readings) -> Iterator[Find]:
    """Yield names of those who receive care, for sure, and any other name that is more than a greeting, maybe."""
    reading = readings.plain
    for match in _OWN.finditer(reading.low):
        if _could_be_a_name(reading, match) and not (match["many"] and _bare(match["name"]) not in _NAMES):
            sure = bool(match["lady"] or match["one"] or match["called"]) or _bare(match["name"]) in _NAMES
            yield Find(
                FindReason.NAME, *reading.span(match.start("name"), _with_surname(reading, match.end())), sure=sure
            )
    for start, end in _in_full(reading):
        yield Find(FindReason.NAME, *reading.span(start, end), sure=True)
    for start, end in _maybe(reading):
        yield Find(FindReason.NAME, *reading.span(start, _with_surname(reading, end)), sure=False)


def _with_surname(reading: LegibleText, end: int) -> int:
    """Return where a name ends: a second word belongs to it that begins with a capital, and is no other word."""
    found = _SURNAME.match(reading.text, end)
    is_one = found is not None and found["surname"].split()[-1].lower() not in NO_NAMES | _NO_SURNAMES
    return found.end() if found is not None and is_one else end


def _in_full(reading: LegibleText) -> Iterator[tuple[int, int]]:
    """Yield whole names of somebody's family, and a letter with a surname beside a word for who receives care."""
    for match in _WHOLE_OF_KIN.finditer(reading.text):
        named = {*match["name"].lower().split()}
        if not named & (NO_NAMES | _NO_SURNAMES) and not EVERYBODY_KNOWS.match(reading.low, match.start("name")):
            yield match.span("name")
    for match in _INITIAL.finditer(reading.text):
        if _OWN_BEFORE.search(reading.low[max(0, match.start() - _FURTHEST) : match.start()]):
            yield match.span()


def _maybe(reading: LegibleText) -> Iterator[tuple[int, int]]:
    for each in (_KIN, _NAMED):
        yield from (match.span("name") for match in each.finditer(reading.low) if _could_be_a_name(reading, match))
    for match in _ANY.finditer(reading.low):
        word = match.group()
        if (word in _NAMES or word[-1] == "s") and _is_known(reading, match) and not _is_greeted(reading, match):
            yield match.span()
    for match in _INITIAL.finditer(reading.text):
        if match["surname"].lower() not in NO_NAMES:
            yield match.span()
    for match in _AGED.finditer(reading.text) if reading.has_figures else ():
        if match["name"].lower() not in NO_NAMES:
            yield match.span("name")


def _could_be_a_name(reading: LegibleText, match: re.Match[str]) -> bool:
    """Tell whether a word beside a word for a person is their name: known, or with a capital and no other word."""
    name = _bare(match["name"].split()[-1])
    if name in FIRST_NAMES and name not in ALSO_WORDS:
        return True
    last = match.end("name") - len(match["name"].split()[-1])
    written = reading.text[last : match.end("name")]
    return (
        written[0].isupper()
        and not written.isupper()
        and len(name) > 2
        and NO_NAMES.isdisjoint((name, name.removesuffix("s")))
    )


def _is_known(reading: LegibleText, match: re.Match[str]) -> bool:
    """Tell whether this is a name that we know; one that is a word as well has its capital, and not for a sentence."""
    name = match.group() if match.group() in FIRST_NAMES else _bare(match.group())
    if name not in ALSO_WORDS:
        return name in FIRST_NAMES
    begins = _BEGINNING.search(reading.text[max(0, match.start() - _BEFORE) : match.start()])
    return reading.text[match.start()].isupper() and name not in NO_NAMES and not begins


def _is_greeted(reading: LegibleText, match: re.Match[str]) -> bool:
    """Tell whether this is somebody of this group who is spoken to, or whom everybody knows."""
    before = reading.low[max(0, match.start() - _BEFORE) : match.start()]
    return bool(_GREETING.search(before) or _SUNG.search(before) or EVERYBODY_KNOWS.match(reading.low, match.start()))


def _bare(name: str) -> str:
    """Return a name without the s of what is theirs."""
    if name.endswith("'s"):
        return name[:-2]
    return name[:-1] if name not in FIRST_NAMES and name[:-1] in FIRST_NAMES and name.endswith("s") else name
