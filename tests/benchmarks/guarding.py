"""How long the guard looks at a text: a usual one, and the longest that Discord lets through, of the worst kinds."""

from collections.abc import Mapping
from time import process_time
from typing import Final

from bot.domain.guard import look

LONGEST: Final = 4_000  # letters
_TIMES: Final = 5
_USUAL: Final = (
    "I would like more time for each visit, because the ladies need to talk and we run from house to house. It is not"
    " care when you have 15 minutes and the next call is already late."
)
_KINDS: Final = {
    "words": _USUAL,
    "figures": "1",
    "figures apart": "1 ",
    "noughts apart": "o ",
    "spaces": " ",
    "Mrs": "Mrs ",
    "names": "Joan ",
    "codes": "keysafe 1234 ",
    "telephones": "07700 900123 ",
    "dates": "1/1/",
    "addresses": "14 Elm Rd ",
    "one letter as many": "\ufdfa",
}


def measure() -> dict[str, float]:
    """Return milliseconds of computing for each kind of text, the least of a few times."""
    texts = {kind: (scrap * LONGEST)[:LONGEST] for kind, scrap in _KINDS.items()}
    return {kind: _milliseconds(text) for kind, text in {"a usual text": _USUAL, **texts}.items()}


def table(figures: Mapping[str, float]) -> str:
    """Return the figures to read; nothing fails because of them."""
    lines = [f"the guard: {LONGEST} letters of   ms      aim: 5 for a usual text, 50 for any"]
    return "\n".join([*lines, *(f"{kind:<26}{figure:7.2f}" for kind, figure in figures.items())])


def _milliseconds(text: str) -> float:
    return min(_once(text) for _ in range(_TIMES)) * 1000


def _once(text: str) -> float:
    began = process_time()
    look(text)
    return process_time() - began
