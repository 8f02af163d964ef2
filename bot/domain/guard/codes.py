"""Finds what opens a door: codes of key safes, doors, alarms and cards, and the place where the key lies."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import GAP, one_of, pattern
from bot.domain.guard.records import Find, FindReason

_LOCK: Final = one_of(
    r"k[ea]{0,2}y\W{0,2}s(?:af\w{0,2}|[afe]{2,3}\b)|k\W{0,2}safe|k\W?s|lock\W?box\w{0,2}|key\W?box|key\W?pad|key\W?code|padlock|intercom"
    r"|entry\W?phone"
    r"|combination|combo|alarm|(?:medication |meds )?safe (?:is|no|number|code)|seff|blwch allweddi|allweddi|lar?wm"
)
_DOOR: Final = one_of(r"door|doors|gate|entry|entrance|access|building|lift|drws|giat")
_CODE: Final = one_of(r"codes?|cod|pin|pins|passcode")
_OF_LOCK: Final = rf"(?:{_LOCK}|{_DOOR}[\s-]{{1,3}}(?:{_CODE}|number|no|entry|entrance))"
_FIGURES: Final = (  # with points or strokes between all of them or none: 6.45 is a time
    r"(?:[a-z]?[\s-]{0,2}(?:\d(?:[\s,_-]{0,3}\d){2,9}|\d(?:\s?[./]\s?\d){2,9})(?:(?:[a-z]"
    r"|[\s-]{1,2}[b-hj-z])(?![a-z]))?|[a-z]\d{2}[a-z])"
)
_VALUE: Final = rf"(?<![a-z\d£$€.])(?<!\d:)[#*]?(?P<code>{_FIGURES})(?![a-z\d:%]|[./]\d)[#*]?"
_NO_CODE: Final = (
    r"(?!\s{0,2}(?:min|mins|minutes?|hours?|hrs|times|people|calls?|visits?|digits?|figures?|numbers?|miles?|pounds?"
    r"|p\b"
    r"|years?|days?|weeks?|clients?|carers?|staff|steps|words|calories|metres|keysafes?|am\b|pm\b|mg\b|ml\b))"
)
_MOMENT: Final = (
    r"(?<!\bin )(?<!since )(?<!\bfor )(?<!\bat )(?<!from )(?<!\bby )(?<!until )(?<!before )(?<!after )(?<!\bact )"
)
_MOMENT_OF_DAY: Final = r"(?<!\bin )(?<!since )(?<!\bat )(?<!\bby )(?<!until )(?<!before )(?<!after )(?<!\bact )"
_OTHER_CODE: Final = pattern(
    r"(?:error|dress|highway|qr|sort|discount|tax|promo|post|zip|area|dialling|bar|voucher|hr|it)\W{0,2}$"
)
_OTHER_WORD: Final = pattern(
    r"^\W{0,2}(?:of conduct|of practice|words?|red|brown|switch)\b|\b(?:payslip|pay|payroll|timesheet|app|website"
    r"|course)\b"
)

_AFTER_LOCK: Final = pattern(rf"\b{_OF_LOCK}(?![a-z]){GAP}", _MOMENT, _VALUE, _NO_CODE)
_AFTER_CODE: Final = pattern(rf"\b(?<!\[)(?<!\[a )(?P<cue>{_CODE})(?![a-z])(?P<gap>{GAP})", _MOMENT, _VALUE, _NO_CODE)
_BEFORE_LOCK: Final = pattern(
    _MOMENT,
    _VALUE,
    _NO_CODE,
    rf"[^.!?\n\d]{{0,14}}?\b(?<!\[)(?<!\[a )(?:{_OF_LOCK}|{_CODE}|panel|(?:main|front|back|side) door)(?![a-z])",
)
_PRESSED: Final = pattern(
    rf"\b(?:press|use|put|enter|type|dial|punch|key in|pwyswch){GAP}",
    _VALUE,
    r"[#*]?\s{0,2}(?:,|in (?:or|and|then|the (?:panel|pad|box|keypad))\b|then\b|and then|enter\b|on the (?:panel|pad"
    r"|key)|to get in|or the alarm)",
)
_PLAIN: Final = (  # four to six figures by themselves, for what is a little further off
    rf"(?<![a-z\d£$€.:,/-])[#*]?(?P<code>\d{{4,6}}[a-z]?|[a-z]\d{{4}}[a-z]?)(?![a-z\d%/-]|[.,:]\d){_NO_CODE}"
)
_WAY_IN: Final = (
    r"(?:(?:main|front|back|side|flat|outer|inner) )?(?:gate|entrance|entry|building|keypad|panel|flats|foyer|safe)"
    r"|(?:main|front|back|side|outer|inner) door|get in|let yourself in"
)
_DO: Final = "use|used to use|try|press|enter|type|punch|tap|put|key"
_STANDING_BESIDE: Final = (
    pattern(
        _MOMENT_OF_DAY,
        _PLAIN,
        r" (?:to|and you|gets you|lets you|will) (?:get|let|be|are|go)? ?(?:yourself |you )?(?:in|into|inside)\b",
    ),
    pattern(rf"\b(?:{_WAY_IN})\b(?: (?:press|is|use|number|no|code))?(?: \d{{1,3}} then key then)?\W{{1,3}}", _PLAIN),
    pattern(
        rf"\b(?:{_DO}) (?:in )?", _PLAIN, r"(?=\W{0,3}(?:$|(?:on|and|then|enter|hash|star|pull|turn|for|to get|or)\b))"
    ),
)
_ONE: Final = rf"(?:{'|'.join(str(figure) * 2 for figure in range(10))}|\d)"  # or "double one", read as 11
_SPELT: Final = (  # figures one by one
    rf"(?<![a-z\d£$€.:,/-])(?<!\d )(?P<code>{_ONE}(?:[ ,-]{{1,2}}{_ONE}){{2,5}}(?:[ -]?[b-hj-z](?![a-z]))?)"
    r"(?![a-z\d%/-]|[ ,-]\d|[.,:]\d)"
)
_NUMBER: Final = pattern(_MOMENT_OF_DAY, _PLAIN)
_NUMBER_SPELT: Final = pattern(_MOMENT_OF_DAY, _SPELT, _NO_CODE)
_THEN: Final = pattern(  # one after the other, each pressed by itself
    r"(?<!\d)(?P<code>\d(?:,? then \d){2,5})(?!\d| (?:calls?|visits?|people|hours|weeks|days))"
)
_CALLED_NUMBER: Final = pattern(r"\b(?:number|numbers|digits)(?: is| are| was|'s)?[,:]? ", _SPELT)
_TYPED: Final = tuple(
    pattern(rf"\b(?:{cue},?) (?:the )?(?:code |number |numbers )?", each)
    for each in (_PLAIN, _SPELT)
    for cue in (
        r"(?:type|punch|key|tap|enter|press)(?:s|ed)?(?: in| out)?",
        r"(?:opens?|opened|unlocks?|unlocked)(?: up)? (?:with|using)",
    )
)
_OF_KEY_SAFE: Final = pattern(
    r"(?<!\w)(?P<code>c[ -]?\d{4}[ -]?[yz])(?!\w)"
)  # the buttons of the usual one with letters
_LOCKS: Final = pattern(
    rf"\b(?:{_OF_LOCK}(?![a-z])|keys?\b[^.!?\n\d]{{0,20}}\bsafe\b"
    r"|\b(?:on|in|into) the (?:(?:little|small|wee|black|gr[ea]y|silver|metal|key|lock|wall) ){1,3}(?:box|pad|lock)\b"
    r"|\bbox (?:on|by|behind) the (?:wall|door|gate|porch)\b)"
)
_WAYS_IN: Final = pattern(
    rf"\b(?:for|on|opens?|works?|at) (?:the |your |her |his )?(?:{_WAY_IN})\b"
    r"|\bto (?:get|let (?:you|me|us|yourself)) (?:in|into|inside|through)\b(?! (?:shape|touch|trouble|early|on time"
    r"|before|the (?:way|habit|car|shower|bath|bed|van|chair)))"
    r"|\b(?:lets?|gets) (?:you|me|us|yourself) in\b|\bopens? (?:it|the (?:box|safe|gate|lock|key))\b"
    r"|\b(?:on|in|into) the (?:[a-z]{1,8} )?(?:box|pad|keypad|panel)\b[^.!?\n\d]{0,15}"
    r"\b(?:door|porch|gate|wall|step|outside)\b"
)
_FURTHEST: Final = 50  # letters between a code and what it opens
_TIME_OR_YEAR: Final = pattern(r"(?:[01]\d|2[0-3])[0-5][05]$|(?:19|20)\d\d$")
_APART: Final = pattern(r"[!?\n]")
_HASHED: Final = pattern(r"(?<![\w£$€.,:/#-])(?P<code>\d{4,6})#(?!\w)")
_OPENING: Final = pattern(
    rf"\b(?:{_OF_LOCK}|{_CODE}|{_WAY_IN}|{_DO}|press|dial|key|keys|pwyswch|panel|inside|into|in)\b"
)
_UNSURE: Final = (
    pattern(
        r"\b(?:the |spare |her |his |house |door )?keys? ?(?:safe )?(?:is|are|s|'s|lives?|kept|left|goes|hangs?|sits"
        r"|hidden)?[^.!?\n]{0,15}\b"
        r"(?:under|behind|beneath|underneath|inside|on top of|above|on a (?:nail|hook)|in the (?:shed|garage|bin"
        r"|bush|box|pot)|(?:with|at) (?:the )?(?:neighbours?|next door|number)) ?(?:the |a |an |her |his "
        r"|their )?(?:[a-z]{2,15}(?: [a-z]{2,15}){0,2})?"
    ),
    pattern(
        r"\ballwedd(?:i|au)? [^.!?\n]{0,10}\b(?:o dan|tan|dan|tu ol|y tu ol|uwchben) [a-z]{1,15}(?: [a-z]{2,15}){0,2}"
    ),
    pattern(
        rf"\b(?:{_LOCK}|{_CODE})(?: code| number)?(?: is|'s|s) (?:her|his|their|the (?:year|day|date|month|last"
        rf"|first|same|age|house))"
        r"\b[^.!?\n]{0,30}"
    ),
)
_UNSURE_FIGURES: Final = (
    pattern(r"\b(?:password|passcode|cyfrinair)\W{1,3}(?:is |ydi |yw )?(?=[a-z]{0,15}\d)[a-z\d]{4,20}"),
    pattern(r"(?<![\w£$€.,:/-])\d{4,6}(?:,|,? and|,? then){1,2} (?:hash|hashtag|star)\b"),
    pattern(r"\bremember \d{4}\b(?:[\s,&]{1,3}(?:and )?\d{4}\b){1,4}"),
)


def find_codes(readings: Readings) -> Iterator[Find]:
    """Yield codes beside a word for what they open, and maybe where a key is."""
    reading = readings.figures
    if reading.has_figures:
        for start, end in _sure(reading.low):
            yield Find(FindReason.CODE, *reading.span(start, end), sure=True)
        for start, end in _further_off(reading.low):
            sure = not _TIME_OR_YEAR.match(reading.low, start, end)
            yield Find(FindReason.CODE, *reading.span(start, end), sure=sure)
    for each in (*_UNSURE, *_UNSURE_FIGURES) if reading.has_figures else _UNSURE:
        for match in each.finditer(reading.low):
            yield Find(FindReason.CODE, *reading.span(*match.span()), sure=False)


def _sure(text: str) -> Iterator[tuple[int, int]]:
    if _OPENING.search(text):
        for each in (_AFTER_LOCK, _BEFORE_LOCK, _PRESSED, *_STANDING_BESIDE):
            yield from (match.span("code") for match in each.finditer(text))
        for match in _AFTER_CODE.finditer(text):
            another = _OTHER_CODE.search(text, max(0, match.start() - 12), match.start())
            if not another and not _OTHER_WORD.search(match["gap"]):
                yield match.span("code")
    yield from (match.span("code") for match in _HASHED.finditer(text))


def _further_off(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers that stand by themselves, not far from what they may open."""
    locks = [match.span() for match in _LOCKS.finditer(text)]
    behind = sorted([*locks, *(match.span() for match in _WAYS_IN.finditer(text))])
    for each in (*_TYPED, _CALLED_NUMBER, _THEN, _OF_KEY_SAFE):
        yield from (match.span("code") for match in each.finditer(text))
    numbers = (match for each in (_NUMBER, _NUMBER_SPELT) for match in each.finditer(text))
    for match in numbers if behind else ():
        start, end = match.span("code")
        before = bisect_left(locks, (start,)) - 1
        after = bisect_left(behind, (end,))
        if (before >= 0 and _is_near(text, locks[before][1], start)) or (
            after < len(behind) and _is_near(text, end, behind[after][0])
        ):
            yield start, end


def _is_near(text: str, start: int, end: int) -> bool:
    return end - start <= _FURTHEST and not _APART.search(text, start, end)
