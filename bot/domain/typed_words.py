"""What people type into a form, as it is kept: on one line, of a length that fits, and told apart from the rest."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.refusals import Invalid

if TYPE_CHECKING:
    import regex


def folded(text: str) -> str:
    """Return a text in one line, with one blank between words."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return a text without blanks, marks of style, capitals and what nobody sees: two alike in it look the same."""
    return "".join(_unseen().sub("", unicodedata.normalize("NFKC", text)).casefold().split())


@cache
def _unseen() -> "regex.Pattern[str]":
    """Return what nobody sees, but for the tags that make of a black flag that of Wales, Scotland or England."""
    import regex  # noqa: PLC0415 - needed when somebody types, and loaded after the bot is let in

    return regex.compile(r"[\p{Default_Ignorable_Code_Point}--[\U000e0020-\U000e007f]]", regex.V1)


def fit(texts: Iterable[str], refusal: Invalid) -> None:
    """Refuse a text that is longer than this refusal says."""
    most = refusal.values["most"]
    if isinstance(most, int) and any(_size(text) > most for text in texts):
        raise refusal


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2  # as Discord counts, at its strictest
