"""For which lines the author of an answer was thanked: kept for as long as the output, so that nobody is again."""

import hashlib
import unicodedata
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.outputs import OutputId, PieceId, PieceInLine
from storage.outputs.tables import thanked_words
from storage.store import Transaction

_ADD: Final = insert(thanked_words).on_conflict_do_nothing()
_OF: Final = sa.select(thanked_words.c.piece, thanked_words.c.said).where(
    thanked_words.c.output == sa.bindparam("of_output")
)


def keep_thanked_words(tx: Transaction, output_id: OutputId, one: PieceInLine) -> None:
    """Remember that whoever wrote this was thanked for a line in these words, also once it is taken out or changed."""
    tx.sql.execute(_ADD, {"output": output_id, "piece": one.piece, "said": said(one.words)})


def thanked_words_of(tx: Transaction, output_id: OutputId) -> frozenset[tuple[PieceId, str]]:
    """Return each answer for which its author was thanked, with what the line said, as `said` puts it."""
    rows = tx.sql.execute(_OF, {"of_output": output_id})
    return frozenset((PieceId(row.piece), row.said) for row in rows)


def said(words: str) -> str:
    """Return what tells words from others, but for capitals, signs and blanks; nobody reads the words in it."""
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:32]
