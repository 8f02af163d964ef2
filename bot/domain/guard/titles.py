"""Finds people called by a title: Mrs, Mr, Ms, Miss, and maybe doctors, nurses and aunties."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import pattern, words
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

_NAME: Final = r"(?:[a-z]{1,2}['`])?[a-z]{1,20}(?:['-][a-z]{1,20}){0,2}"
_PARTICLES: Final = r"(?:(?:ap|ab|van|von|de|der|den|da|di|al|el|bin|st|mac|mc|o) ){0,2}"
_JOINED: Final = r"(?:\s{0,2}(?:and|n|&|\+|a|ac|or)\s{0,2}(?:mrs|mr|ms|miss|his wife)\.?)?"
_TITLED: Final = pattern(
    rf"(?<![a-z\d])(?P<title>mrs|mr|ms|miss|mister|missus|mx|rev|reverend){_JOINED}(?:\.\s{{0,3}}"
    rf"|\s{{1,3}})(?P<name>{_PARTICLES}{_NAME})"
    rf"(?P<second>\s{{1,2}}{_PARTICLES}{_NAME})?"
)
_PROFESSION: Final = pattern(
    rf"(?<![a-z\d])(?P<title>dr|doctor|sister|nurse|auntie|aunty|uncle|father|prof|professor|sir|dame|nyrs|anti"
    rf"|yncl)(?:\.\s{{0,3}}|\s{{1,3}})"
    rf"(?P<name>{_PARTICLES}{_NAME})"
)
_INVENTED: Final = words(
    """doubtfire bean brown's browns kipling muscle motivator marple marvel hinch claus mop mopp whippy tumble men
    sheen darcy grumpy happy tickle benn magoo bump blobby tiggywinkle potato overall bucket spock fox
    incredible universe world act saigon wales right wrong nobody perfect nice big google who martens martins no
    strange dolittle pepper house"""
)
_NOT_NAMES: Final = words(
    """share shares live lives both need needs want wants like likes have got get go going went came come asked
    told will would just always never still mr mrs ms miss dr and or was is in on at the a an to who has had
    says said n of for with if but so not no it its i we they you she he her his my our your their then than
    that this these those when what where why how are be been can could do does did done first last name names
    whatever whoever anyone someone somebody everybody yn yr a'r neu as by from up out off all any one"""
)

_NO_VERB: Final = pattern(
    r"\b(?:for|with|from|at|by|of|dear|see|visit|poor|old) $"
)  # after these nobody misses anything
_MISSED: Final = words(
    """call calls visit visits shift shifts meds med dose doses meal meals meeting meetings bus buses work lunch
    tea dinner breakfast sleep breaks break days day out me them him her you us world each every my your our"""
)


def find_titled_names(readings: Readings) -> Iterator[Find]:
    """Yield names after a title; one letter after it, or a profession, is a maybe."""
    reading = readings.plain
    for match in _TITLED.finditer(reading.low):
        if _is_name(reading, match):
            sure = len(match["name"]) > 1
            yield Find(FindReason.TITLED_NAME, *reading.span(match.start(), _end(reading, match)), sure=sure)
    for match in _PROFESSION.finditer(reading.low):
        if _is_name(reading, match) and _is_capital(reading, match):
            yield Find(FindReason.TITLED_NAME, *reading.span(*match.span()), sure=False)


def _is_name(reading: LegibleText, match: re.Match[str]) -> bool:
    name = match["name"].split()[-1]
    if name in _INVENTED or name in _NOT_NAMES:
        return False
    if match["title"] in {"miss", "ms"}:  # to miss, and an illness
        if name not in _MISSED and _NO_VERB.search(reading.low[max(0, match.start() - 8) : match.start()]):
            return match["title"] == "miss"
        return reading.text[match.start()].isupper() and _is_capital(reading, match)
    return True


def _is_capital(reading: LegibleText, match: re.Match[str]) -> bool:
    name = reading.text[match.start("name") : match.end("name")]
    return name[0].isupper() and (not name.isupper() or len(name) == 1 or reading.text.isupper())


def _end(reading: LegibleText, match: re.Match[str]) -> int:
    """Return where a name ends: a second word belongs to it that begins with a capital, like the first."""
    second = match.start("second")
    if second < 0 or not _is_capital(reading, match) or "\n" in match["second"]:
        return match.end("name")
    return match.end() if reading.text[second:].lstrip()[:1].isupper() else match.end("name")
