"""Words about pay: what is one person's is told to them alone; what everybody is offered may stand anywhere.

"A thank-you of £25 is offered" is about everybody; "W09, your £55 is ready" is about one person. It knows rules, in
English and Welsh, and not people. Words on the wall of thanks say nothing of pay at all.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.known_names import FIRST_NAMES, NO_NAMES
from bot.domain.guard.patterns import words
from bot.domain.guard.reading import straightened

_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?"
_SAID: Final = (
    r"five|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"  # pounds that are said in words
)
_SUM: Final = (
    rf"(?:[£€$₤]|\bgbp)\s?(?:{_NUMBER}|(?:{_SAID})\b)|(?<![\w.])(?:{_NUMBER})\s?(?:[£€$₤]|(?:pounds?|quid|euros?|gbp"
    r"|pence|p(?!\.?\s?m)|o bunnau|punt|bunt|phunt|ceiniog|ewro)\b)"
    rf"|\b(?:{_SAID})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))? (?:pounds?|quid|euros?)\b"
    r"|\b(?:a|one) (?:fiver|tenner)\b|\b(?:dwy|pum|deg|ugain|cant|can) (?:punt|bunt|phunt)\b"
)
_THING: Final = (
    r"payments?|payslips?|wages?|salary|salaries|fees?|vouchers?|gift cards?|invoices?|expenses|refunds?|money|cash"
    r"|bank transfers?|honorari\w+|thank-you (?:money|payment)|taliad(?:au)?|thaliad(?:au)?|cyflog(?:au)?|nghyflog"
    r"|ffi(?:oedd)?|[td]aleb(?:au)?|thaleb(?:au)?|anfoneb(?:au)?|treuliau|threuliau|arian"
)
_PAYING: Final = (
    r"paid|unpaid|underpaid|pay|pays|paying|payroll|reimburse\w*|refunded|remunerat\w+|tâl|talu|dalu|thalu|talwyd"
    r"|dalwyd|thalwyd|telir|ad-dal\w+"
)
_MONEY: Final = re.compile(rf"{_SUM}|\b(?:{_THING}|{_PAYING})\b", re.IGNORECASE)
_IS_A_SUM: Final = re.compile(_SUM, re.IGNORECASE)
_NOT_MONEY: Final = re.compile(  # what is said with such a word and is none of it
    r"\b(?:pay|pays|paid|paying)\s+(?:(?:close|more|such|so much|no|careful|great|full)\s+)?(?:attention|heed"
    r"|respects?|tribute)\b|\b(?:pay|pays|paid|paying)\s+(?:\w+\s+){0,2}a visit\b"
    r"|\b(?:pays?|paid|paying) off\b|\bit (?:pays|paid) to\b|\bmoney can\w*['’]?t? ?(?:not )?buy\b"
    r"|\b[td]h?alu (?:sylw|teyrnged)\b",
    re.IGNORECASE,
)

_NEAR: Final = 80  # letters from who it is to the pay
_CODE: Final = re.compile(r"(?<![\w£€$-])(?:[A-Za-z]{1,2}-?\d{2,3}|[A-Z] 0\d)(?![\w-])")
_MENTION: Final = re.compile(r"<@!?\d+>|(?<!\w)@[A-Za-z]\w+")
_WAITS: Final = re.compile(  # what has happened to pay that is somebody's already
    rf"\b(?:your|dy|eich)\b(?:\s\S+){{0,2}}?\s(?:{_SUM}|{_THING}|pay|tâl)\W*(?:\w+\s){{0,2}}?"
    r"(?:(?:is|are|’s|'s)\s(?:(?:now|here|all)\s)*(?:ready|waiting|here|late|delayed|overdue|on (?:its|their) way"
    r"|in the post|approved|refused|missing|wrong)|(?:has|have|was|were)\s(?:(?:now|just|not|already)\s)*(?:been\s)?"
    r"(?:sent|paid|made|posted|transferred|approved|refused|processed|arrived|stopped|come through|gone)"
    r"|yn barod|ar ei ffordd|wedi (?:ei|cael ei|cyrraedd|dod))",
    re.IGNORECASE,
)
_NAME: Final = r"(?P<name>[A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷáéíóúëïö]+(?:[-'’][A-Z][a-z]+)?)"
_PERSONAL: Final = (
    re.compile(rf"\b{_NAME}['’]s\s(?:\S+\s){{0,2}}?(?:{_SUM}|(?:{_THING}|pay|tâl)\b)"),
    re.compile(rf"\b{_NAME}(?:,|:|\s[-–—])\s(?:your|you|dy|eich|we|i)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?i:pay|pays|paid|paying|owe|owes|owed|gave|sent|refunded|reimbursed|talu|talwyd)\s(?:to\s)?{_NAME}\b"
    ),
    re.compile(
        rf"\b{_NAME}\s(?:gets?|got|receives?|received|earns?|earned|has|had|is|was|will|can)\s(?:\S+\s){{0,3}}?"
        rf"(?:{_SUM}|(?:paid|{_THING})\b)"
    ),
)
_ONE_OF_THEM: Final = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_ANYBODY: Final = words(  # what begins with a capital where a sentence begins, and is nobody's name
    """all also afterwards and any anybody anyone are as at attendance because before both bring but buses carer carers
    care cash child children coffee colleagues come coordinators costs dear do does each either every everybody
    everyone expenses families family fares finally food for friday friends from fuel groups hello help here hi
    homecare however if in it its kitchen later let lunch managers many may maybe meals meetings monday money most
    next no nobody not now of on one ones only or our parking partners pay payment people person petrol please
    researchers saturday session sessions so some somebody someone staff sunday table taking team thank thanks that
    the their then there these they this those thursday time to today together tomorrow topic trains travel tuesday
    two us visits volunteers voucher vouchers wages we wednesday welcome wales what when whatever where which who
    whoever why workers yes you your pawb rhywun unrhyw pob mae gallwch byddwch os felly cymru diolch croeso teithio
    amser gofal gweithwyr"""
)
_CAPITAL: Final = re.compile(r"\b[A-Z]\w+")
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|\n+")


def speaks_of_pay(text: str) -> bool:
    """Tell whether a text says a sum, or anything about pay, also in letters that only look alike."""
    return any(True for read in _readings(text) for _ in _money(read))


def speaks_of_ones_pay(text: str) -> bool:
    """Tell whether a text says something about the pay of one person, where everybody would read it."""
    return any(map(_is_ones_pay, _readings(text)))


def _readings(text: str) -> frozenset[str]:
    """Return a text as it is written, and as it is read: `tâl` is pay, and `tal` is not."""
    read = "\n".join(straightened(line).text for line in text.split("\n"))
    return frozenset({text, read})


def _is_ones_pay(text: str) -> bool:
    money = tuple(_money(text))
    if not money:
        return False
    if any(_is_near(who, money) for who in (*_CODE.finditer(text), *_MENTION.finditer(text))):
        return True
    return any(_is_personal(sentence) for sentence in _SENTENCES.split(text) if any(True for _ in _money(sentence)))


def _money(text: str) -> Iterator[re.Match[str]]:
    yield from _MONEY.finditer(_NOT_MONEY.sub(lambda other: "_" * len(other[0]), text))


def _is_near(who: re.Match[str], money: tuple[re.Match[str], ...]) -> bool:
    return any(one.start() - who.end() < _NEAR and who.start() - one.end() < _NEAR for one in money)


def _is_personal(sentence: str) -> bool:
    if _WAITS.search(sentence) or (_ONE_OF_THEM.search(sentence) and _IS_A_SUM.search(sentence)):
        return True
    named = (_is_a_name(found["name"]) for way in _PERSONAL for found in way.finditer(sentence))
    return any(named) or any(word.casefold() in FIRST_NAMES for word in _CAPITAL.findall(sentence))


def _is_a_name(word: str) -> bool:
    low = word.casefold()
    return word[:1].isupper() and low not in _ANYBODY and (low in FIRST_NAMES or low not in NO_NAMES)
