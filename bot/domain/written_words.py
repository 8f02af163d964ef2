"""An answer in somebody's own words, as it is sealed: with nothing invisible in it that could tell whose it is."""

import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import regex

from bot.domain.ballots import WRITTEN_LENGTH
from bot.domain.polls import Poll
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import Pool
from bot.domain.typed_words import fit

# What nobody sees and a copy could be told by: directions, joiners, fillers, variants of signs, halves of signs.
_UNSEEN: Final = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]|(?!\s)\p{Cc}")
_BLANKS: Final = regex.compile(r"[\s\u2800]+")
_FLAG: Final = "\U0001f3f4{tags}\U000e007f"  # of England, Scotland and Wales: what makes them flags is seen
_FLAGS: Final = regex.compile(
    "|".join(
        _FLAG.format(tags="".join(chr(0xE0000 + ord(one)) for one in called)) for called in ("gbeng", "gbsct", "gbwls")
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDraft:
    """A written answer before it is sealed in the box: empty words where nothing waits.

    `under_group`: if too few write, it may stand under the name of its author's `pool`, which is known where it is
    looked at. `mark` is another whenever it is kept anew: by it a screen says what its reader has seen.
    """

    poll: Poll
    words: str = ""
    under_group: bool = False
    pool: Pool = ()
    mark: str = ""


def checked_answer(typed: str) -> str:
    """Return a written answer as others will read it, on one line; refuse one that says nothing, or is too long."""
    words = plain(typed)
    if not words:
        raise Invalid("Please write your answer. Nothing was sealed.")
    fit((words,), Invalid("Your answer is too long. Up to {most} characters fit.", most=WRITTEN_LENGTH))
    return words


def plain(text: str) -> str:
    """Return a text composed (NFC), without what nobody sees, and with white space folded."""
    text = _BLANKS.sub(" ", text)
    flags = [found[0] for found in _FLAGS.finditer(text)]
    parts = (_UNSEEN.sub("", part) for part in _FLAGS.split(text))
    seen = "".join(map("".join, zip_longest(parts, flags, fillvalue="")))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", seen)).strip()
