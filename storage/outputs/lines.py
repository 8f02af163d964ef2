"""The lines of outputs, as they are worked on, and which answers went into each."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.outputs import LineId, OutputId, OutputLine, PieceId
from bot.domain.people import GuildId
from storage.outputs.tables import line_pieces, output_lines, outputs
from storage.store import Transaction

_this = output_lines.c.id == sa.bindparam("of_line")
_of_output = output_lines.c.output == sa.bindparam("of_output")
_ONE = sa.select(output_lines, outputs.c.guild).join(outputs).where(_this)
_OF = sa.select(output_lines).where(_of_output).order_by(output_lines.c.number)
_TAKEN_BACK = sa.select(output_lines.c.id).where(_of_output, output_lines.c.taken_back)
_PIECES = (
    sa.select(line_pieces.c.line, line_pieces.c.piece)
    .join(output_lines)
    .where(_of_output)
    .order_by(line_pieces.c.line, line_pieces.c.piece)
)
_ADD = sa.insert(output_lines)
_ADD_PIECE = insert(line_pieces).on_conflict_do_nothing()
_CHANGE = sa.update(output_lines).where(_this)
_REMOVE = sa.delete(output_lines).where(_this)


def add_line(tx: Transaction, line: OutputLine) -> None:
    """Remember one more line, and which answers went into it."""
    tx.sql.execute(
        _ADD,
        {
            "id": line.id,
            "output": line.output,
            "number": line.number,
            "words": line.words,
            "edition": line.edition,
        },
    )
    add_pieces(tx, line.id, line.pieces)


def add_pieces(tx: Transaction, line_id: LineId, pieces: Iterable[PieceId]) -> None:
    """Remember that these answers went into a line too."""
    for piece in pieces:
        tx.sql.execute(_ADD_PIECE, {"line": line_id, "piece": piece})


def line(tx: Transaction, guild: GuildId, line_id: LineId) -> OutputLine | None:
    """Return this line if this server has it."""
    row = tx.sql.execute(_ONE, {"of_line": line_id}).mappings().one_or_none()
    if row is None or row["guild"] != guild:
        return None
    return next(one for one in lines_of(tx, OutputId(row["output"])) if one.id == line_id)


def lines_of(tx: Transaction, output_id: OutputId) -> tuple[OutputLine, ...]:
    """Return the lines of an output in their order, each with what went into it."""
    asked = {"of_output": output_id}
    pieces: dict[str, list[str]] = defaultdict(list)
    for row in tx.sql.execute(_PIECES, asked):
        pieces[row.line].append(row.piece)
    return tuple(line_from(row, pieces[row["id"]]) for row in tx.sql.execute(_OF, asked).mappings())


def change_line_words(tx: Transaction, line_id: LineId, words: str) -> None:
    """Remember other words of a line."""
    tx.sql.execute(_CHANGE, {"of_line": line_id, "words": words, "taken_back": False})


def note_taken_back(tx: Transaction, line_id: LineId) -> None:
    """Remember that a line repeats what somebody has taken back, until it says something else."""
    tx.sql.execute(_CHANGE, {"of_line": line_id, "taken_back": True})


def lines_taken_back(tx: Transaction, output_id: OutputId) -> frozenset[LineId]:
    """Return which lines of an output repeat what somebody has taken back."""
    return frozenset(map(LineId, tx.sql.execute(_TAKEN_BACK, {"of_output": output_id}).scalars()))


def remove_line(tx: Transaction, line_id: LineId) -> bool:
    """Forget a line; tell whether it was there. Those after it keep their numbers until they are put in order."""
    return tx.sql.execute(_REMOVE, {"of_line": line_id}).rowcount > 0


def put_in_order(tx: Transaction, lines: Iterable[OutputLine]) -> None:
    """Have the lines of an output stand in this order, numbered from 1."""
    order = [line.id for line in lines]
    for place, line_id in enumerate(order):  # out of the way first: no two may have one number, not even meanwhile
        tx.sql.execute(_CHANGE, {"of_line": line_id, "number": -1 - place})
    for place, line_id in enumerate(order):
        tx.sql.execute(_CHANGE, {"of_line": line_id, "number": 1 + place})


def line_from(row: Any, pieces: Iterable[str]) -> OutputLine:
    """Read a line from a row of its table."""
    return OutputLine(
        id=LineId(row["id"]),
        output=OutputId(row["output"]),
        number=row["number"],
        words=row["words"],
        pieces=tuple(map(PieceId, pieces)),
        edition=row["edition"],
    )
