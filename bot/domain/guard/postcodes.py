"""Finds postcodes, whole ones for sure and first halves maybe."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import pattern, words
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

AREAS: Final = words(
    """ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk
    fy g gl gu ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn
    np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts
    tw ub w wa wc wd wf wn wr ws wv yo ze"""
)
_BETWEEN: Final = r"[\s.,/_-]{0,3}"
_SEPARATORS: Final = " \n.,/_-"
_FIGURE: Final = r"[\doil]"
_WHOLE: Final = pattern(
    rf"(?<![a-z\d])(?P<area>[a-z0]{_BETWEEN}[a-z0]?){_BETWEEN}(?P<district>{_FIGURE}{_BETWEEN}[a-z\d]?)"
    rf"{_BETWEEN}(?P<sector>{_FIGURE}){_BETWEEN}(?P<unit>[abd-hjlnp-uw-z]{_BETWEEN}[abd-hjlnp-uw-z])(?![a-z\d])"
)
_COUNTS: Final = words("1st 2nd 3rd 4th 5th 6th 7th 8th 9th 0th 1hr 2hr 3hr 4hr")
_ORDINARY: Final = words("at so us be by to he we up st nd rd th hr as an pa ad add a")
_CUE: Final = pattern(r"\b(?:post ?codes?|cod post)\b")
_FIRST_HALF: Final = pattern(
    r"\b(?:post ?codes?|cod post)\W{1,3}(?:is |of |are |yn )?(?P<half>[a-z]{1,2}\d{1,2}[a-z]?)\b(?! ?\d[a-z]{2}\b)",
)
_AROUND: Final = pattern(
    r"\b(?:calls?|runs?|rounds?|visits?|area|clients?|lives?|rota|cover(?:ing)?|whole of|all of"
    r"|most of|rest of|work(?:ing)?|patch|from|across) (?:(?:is|are|in|round|around|all"
    r"|over) ){0,2}"
    r"(?P<half>[a-z]{2}\d{1,2})\b(?! ?\d[a-z]{2}\b)"
)


def find_postcodes(readings: Readings) -> Iterator[Find]:
    """Yield whole postcodes, also spelt out, and first halves where a text says what they are."""
    if not readings.figures.has_figures:
        return
    for reading in (readings.plain, readings.figures):
        for match in _WHOLE.finditer(reading.low):
            sure = _how_sure(reading, match)
            if sure is not None:
                yield Find(FindReason.POSTCODE, *reading.span(*match.span()), sure=sure)
    for each in (_FIRST_HALF, _AROUND):
        for match in each.finditer(readings.plain.low):
            if match["half"].rstrip("0123456789")[:2] in AREAS:
                yield Find(FindReason.POSTCODE, *readings.plain.span(*match.span("half")), sure=False)


def _how_sure(reading: LegibleText, match: re.Match[str]) -> bool | None:
    """Tell whether this is a postcode, or maybe one; None for a row of ordinary short words and numbers."""
    district, sector, unit = (_bare(match[part]) for part in ("district", "sector", "unit"))
    if _bare(match["area"]).replace("0", "o") not in AREAS or not any(map(str.isdigit, district + sector)):
        return None
    written = reading.text[match.start() : match.end()].replace("l", "1")
    if written == written.upper() and any(map(str.isalpha, written)):  # 0l.0l.ll is a day
        return True
    if not sector.isdigit() or not any(map(str.isdigit, district)):
        return None
    torn = match.start("unit") > match.end("sector") or any(
        len(match[part].strip(_SEPARATORS)) > len(_bare(match[part])) for part in ("area", "district", "unit")
    )
    if torn:
        return None if unit in _ORDINARY else bool(_CUE.search(reading.low[max(0, match.start() - 25) : match.start()]))
    return sector + unit not in _COUNTS


def _bare(written: str) -> str:
    return "".join(filter(str.isalnum, written))
