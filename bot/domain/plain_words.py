"""Plain words: what is easier to read in what somebody wrote, said as advice and never in the way.

The words, and how long a sentence may be, follow the plain-language guide of the Patient Information Forum
(pifonline.org.uk, "Using plain language in health information") and the easy-read rules of GOV.UK; the list is the
programme's own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 20  # words in a sentence that are easy to follow
PLAINER: Final[Mapping[str, str]] = {  # with nothing after it: better left out
    "utilise": "use",
    "facilitate": "help",
    "stakeholder": "people involved",
    "PPI": "being involved",
    "dissemination": "sharing",
    "methodology": "how we do it",
    "deliverable": "what we make",
    "remuneration": "pay",
    "low skilled": "",
    "soft skill": "",
    "service user": "person you support",
    "non-compliant": "",
    "failed to attend": "could not make it",
    "inactive": "",
    "participant": "partner",
}
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s")


@dataclass(frozen=True, slots=True)
class Jargon:
    """A word as it was written, and a plainer one: nothing where it is better left out."""

    word: str
    plain: str


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence that has so many words."""

    words: int


Advice = Jargon | LongSentence


def advice_on(*texts: str) -> tuple[Advice, ...]:
    """Return what would be easier to read: each word once, then each long sentence, in their order."""
    jargon = {one.word.casefold(): one for text in texts for one in _jargon_in(text)}
    return (*jargon.values(), *(one for text in texts for one in _long_in(text)))


def _jargon_in(text: str) -> Iterator[Jargon]:
    for found in _JARGON.finditer(text):
        plain = next(PLAINER[word] for number, word in enumerate(PLAINER, 1) if found[number] is not None)
        yield Jargon(found[0], plain)


def _long_in(text: str) -> Iterator[LongSentence]:
    counts = (sum(any(map(str.isalnum, word)) for word in one.split()) for one in _SENTENCE.split(text))
    return (LongSentence(count) for count in counts if count > LONGEST)


def _shape(word: str) -> str:
    """Return what a word looks like with its usual endings, and with a hyphen or a blank within."""
    stem = word.replace("-", " ").replace(" ", "[ -]?")
    if word.endswith("ise"):
        return f"{stem[:-3]}i[sz](?:e[sd]?|ing)"
    if word.endswith("e"):
        return f"{stem[:-1]}(?:e[sd]?|ing)"
    return f"{stem[:-1]}(?:y|ies)" if word.endswith("y") else f"{stem}s?"


_JARGON: Final = re.compile(rf"\b(?:{'|'.join(f'({_shape(word)})' for word in PLAINER)})\b", re.IGNORECASE)
