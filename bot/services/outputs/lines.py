"""The lines of an output: made of answers that were used, put into words, put in order, taken out."""

from collections.abc import Sequence
from typing import Final

from bot.domain.actions import Action
from bot.domain.limits import OUTPUT_LINES
from bot.domain.output_drafts import PreparedLine, UsedAnswers, UsedSources, seen
from bot.domain.output_words import checked_line
from bot.domain.outputs import LineId, Output, OutputId, OutputLine, PieceId
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import NotFound, TooLate
from bot.domain.sources import Piece
from bot.domain.subjects import SubjectId
from bot.services.outputs.drafting import output_here, output_to_change
from bot.services.outputs.pieces import piece_of, pieces_of, sources_in
from bot.services.outputs.quotes import check_unlike, check_unquoted, unquotable
from bot.services.permission import allow
from bot.text import later
from storage import outputs
from storage.store import Transaction

_CHANGED: Final = later("Another coordinator has changed this line meanwhile. Look at theirs, then decide.")


def sources_here(tx: Transaction, actor: Actor, about: str) -> UsedSources:
    """Return the questions of which an answer was used, newest first: for a new line of an output, or one it has."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    found, line = _about(tx, actor, about)
    return UsedSources(found, line, sources_in(tx, actor.guild))


def used_answers(tx: Transaction, actor: Actor, about: str, source_id: SubjectId) -> UsedAnswers:
    """Return the answers to this question that were used, and which of them are in a line already."""
    found = sources_here(tx, actor, about)
    source = next((one for one in found.sources if one.id == source_id), None)
    if source is None:
        raise NotFound("No answer to this question is used any more. Please choose another.")
    pieces = pieces_of(tx, actor.guild, source_id)
    in_lines = frozenset(piece for line in outputs.lines_of(tx, found.output.id) for piece in line.pieces)
    return UsedAnswers(found.output, found.line, source, pieces, in_lines)


def choose_pieces(tx: Transaction, actor: Actor, about: str, chosen: Sequence[PieceId]) -> PreparedLine:
    """Say that these answers go into a line: one more of an output, without words as yet, or one that it has."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    found, line = _about(tx, actor, about)
    known = tuple(PieceId(piece.id) for piece in _pieces(tx, found.guild, chosen))
    if not known:
        raise NotFound("These answers are not here any more. Please open the list again.")
    if line is None:
        line = _add(tx, found, "", known)
    else:
        outputs.add_pieces(tx, line.id, known)
    _keep_sources(tx, found)
    return _prepared(tx, found, _line_here(tx, actor, line.id))


def add_line(tx: Transaction, actor: Actor, output_id: OutputId, words: str) -> PreparedLine:
    """Add a line that no answer went into."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    found, words = output_to_change(tx, actor, output_id), checked_line(words)
    check_unquoted(tx, found.guild, words)
    return _prepared(tx, found, _add(tx, found, words, ()))


def prepared_line(tx: Transaction, actor: Actor, line_id: LineId) -> PreparedLine:
    """Return a line as it is worked on."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    line = _line_here(tx, actor, line_id)
    return _prepared(tx, output_here(tx, actor, line.output), line)


def change_line(tx: Transaction, actor: Actor, line_id: LineId, words: str, *, seen_before: str) -> PreparedLine:
    """Give a line other words, unless somebody else has just changed those that were seen."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    line = _line_here(tx, actor, line_id)
    found, words = output_to_change(tx, actor, line.output), checked_line(words)
    if seen(line.words) != seen_before:
        raise TooLate(_CHANGED)
    check_unquoted(tx, found.guild, words)
    check_unlike(tx, line, words)
    outputs.change_line_words(tx, line.id, words)
    return _prepared(tx, found, _line_here(tx, actor, line_id))


def move_line(tx: Transaction, actor: Actor, line_id: LineId, *, up: bool) -> PreparedLine:
    """Move a line one place; the first one up and the last one down stay where they are."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    line = _line_here(tx, actor, line_id)
    found = output_to_change(tx, actor, line.output)
    order = list(outputs.lines_of(tx, found.id))
    at = order.index(line)
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
        outputs.put_in_order(tx, order)
    return _prepared(tx, found, _line_here(tx, actor, line_id))


def remove_line(tx: Transaction, actor: Actor, line_id: LineId, *, seen_before: str) -> Output:
    """Take a line out, unless somebody else has just changed the words that were seen; others move up."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    line = _line_here(tx, actor, line_id)
    found = output_to_change(tx, actor, line.output)
    if seen(line.words) != seen_before:
        raise TooLate(_CHANGED)
    outputs.remove_line(tx, line.id)
    outputs.put_in_order(tx, outputs.lines_of(tx, found.id))
    _keep_sources(tx, found)
    return found


def _add(tx: Transaction, output: Output, words: str, pieces: tuple[PieceId, ...]) -> OutputLine:
    lines = outputs.lines_of(tx, output.id)
    OUTPUT_LINES.check(len(lines))
    line = OutputLine(LineId(tx.new_reference()), output.id, len(lines) + 1, words, pieces)
    outputs.add_line(tx, line)
    return line


def _keep_sources(tx: Transaction, output: Output) -> None:
    """Remember the questions of which an answer is in a line; those taken back since count no more."""
    pieces = [piece for line in outputs.lines_of(tx, output.id) for piece in line.pieces]
    outputs.keep_sources(tx, output.id, {one.source for one in _pieces(tx, output.guild, pieces)})


def _about(tx: Transaction, actor: Actor, about: str) -> tuple[Output, OutputLine | None]:
    """Return what somebody chooses answers for: an output, for one more line, or one of its lines."""
    line = outputs.line(tx, actor.guild, LineId(about))
    return output_to_change(tx, actor, OutputId(about) if line is None else line.output), line


def _line_here(tx: Transaction, actor: Actor, line_id: LineId) -> OutputLine:
    line = outputs.line(tx, actor.guild, line_id)
    if line is None:
        raise NotFound("This line was taken out. Please look at the others again.")
    return line


def _prepared(tx: Transaction, output: Output, line: OutputLine) -> PreparedLine:
    pieces = _pieces(tx, output.guild, line.pieces)
    of = len(outputs.lines_of(tx, output.id))
    return PreparedLine(output, line, of, pieces, bool(unquotable(tx, output, (line,))))


def _pieces(tx: Transaction, guild: GuildId, those: Sequence[PieceId]) -> tuple[Piece, ...]:
    """Return these answers, as far as they can be read and were used."""
    found = (piece_of(tx, guild, piece) for piece in dict.fromkeys(those))
    return tuple(piece for piece in found if piece is not None)
