"""The edition of an output that everybody sees: it stays as it is while the next one is worked on."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.outputs import Edition, LineId, Output, OutputId, OutputLine, OutputWords, PieceId, PieceInLine
from storage.outputs.tables import edition_lines, line_pieces, output_editions, output_lines
from storage.store import Transaction

_fresh = insert(output_editions)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[output_editions.c.output],
    set_={name: _fresh.excluded[name] for name in ("title", "about", "link")},
)
_of_output = edition_lines.c.output == sa.bindparam("of_output")
_DROP_LINES = sa.delete(edition_lines).where(_of_output)
_ADD_LINE = sa.insert(edition_lines)
_FIRST_IN = (
    sa.update(output_lines)
    .where(output_lines.c.id == sa.bindparam("of_line"), output_lines.c.edition.is_(None))
    .values(edition=sa.bindparam("of_edition"))
)
_ONE = sa.select(output_editions).where(output_editions.c.output == sa.bindparam("of_output"))
_LINES = (
    sa.select(edition_lines, output_lines.c.edition, line_pieces.c.piece)
    .outerjoin(output_lines, output_lines.c.id == edition_lines.c.line)
    .outerjoin(line_pieces, line_pieces.c.line == edition_lines.c.line)
    .where(_of_output)
    .order_by(edition_lines.c.number, line_pieces.c.piece)
)
_PIECES = (
    sa.select(line_pieces, edition_lines.c.words)
    .join(edition_lines, edition_lines.c.line == line_pieces.c.line)
    .where(_of_output)
    .order_by(edition_lines.c.number, line_pieces.c.piece)
)
_this_piece = sa.and_(line_pieces.c.line == sa.bindparam("of_line"), line_pieces.c.piece == sa.bindparam("of_piece"))
_THANK_IN = sa.update(line_pieces).where(_this_piece).values(thanked_in=sa.bindparam("of_edition"))
_THANKED = (
    sa.update(line_pieces)
    .where(_this_piece)
    .values(
        thanked_at=sa.func.coalesce(line_pieces.c.thanked_at, sa.bindparam("now", type_=line_pieces.c.thanked_at.type))
    )
)


def keep_edition(tx: Transaction, published: Output, lines: Iterable[OutputLine]) -> None:
    """Remember what the edition that is published now says, in place of the one before: the lines that have words."""
    words = published.words
    row = {"output": published.id, "title": words.title, "about": words.about, "link": words.link}
    tx.sql.execute(_KEEP, row)
    tx.sql.execute(_DROP_LINES, {"of_output": published.id})
    for number, one in enumerate((line for line in lines if line.words), 1):
        tx.sql.execute(_ADD_LINE, {"output": published.id, "number": number, "line": one.id, "words": one.words})
        tx.sql.execute(_FIRST_IN, {"of_line": one.id, "of_edition": published.edition})


def edition_of(tx: Transaction, output_id: OutputId) -> Edition | None:
    """Return what the last published edition says: None before the first. A line since taken out has no pieces."""
    row = tx.sql.execute(_ONE, {"of_output": output_id}).mappings().one_or_none()
    if row is None:
        return None
    lines: dict[str, OutputLine] = {}
    for one in tx.sql.execute(_LINES, {"of_output": output_id}):
        before = lines[one.line].pieces if one.line in lines else ()
        pieces = before if one.piece is None else (*before, PieceId(one.piece))
        lines[one.line] = OutputLine(LineId(one.line), output_id, one.number, one.words, pieces, one.edition)
    return Edition(OutputWords(row["title"], row["about"], row["link"]), tuple(lines.values()))


def pieces_in_edition(tx: Transaction, output_id: OutputId) -> tuple[PieceInLine, ...]:
    """Return which answers stand in the last published edition, and who was thanked: by line, in its order."""
    rows = tx.sql.execute(_PIECES, {"of_output": output_id})
    return tuple(
        PieceInLine(LineId(row.line), PieceId(row.piece), row.thanked_in, row.thanked_at, row.words) for row in rows
    )


def thank_in(tx: Transaction, one: PieceInLine, edition: int) -> None:
    """Remember that the letter about this edition thanks for this answer in this line."""
    tx.sql.execute(_THANK_IN, {"of_line": one.line, "of_piece": one.piece, "of_edition": edition})


def note_thanked(tx: Transaction, one: PieceInLine, *, now: datetime) -> None:
    """Remember that whoever wrote this was thanked for it in this line; when it first was stays."""
    tx.sql.execute(_THANKED, {"of_line": one.line, "of_piece": one.piece, "now": now})
