"""Watching that no line repeats somebody who does not agree to be quoted, or does not any more."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.outputs import Edition, LineId, Output, OutputLine
from bot.domain.people import GuildId
from bot.domain.preferences import Quote
from bot.domain.quoting import IN_A_ROW, repeated_in
from bot.domain.refusals import Invalid, NotReady
from bot.domain.sources import Said
from bot.services.outputs.pieces import everything_said
from storage import outputs
from storage.store import Transaction


def check_unquoted(tx: Transaction, guild: GuildId, *words: str) -> None:
    """Refuse words that repeat an answer whose author did not agree to it, wherever here it was given."""
    _check(words, everything_said(tx, guild))


def check_unlike(tx: Transaction, line: OutputLine, words: str) -> None:
    """Refuse to say again what a line repeated that somebody has taken back: of theirs nothing is left to look in."""
    if line.id in outputs.lines_taken_back(tx, line.output):
        _check((words,), (Said(line.words, Quote.NO),))


def unquotable(tx: Transaction, output: Output, lines: Iterable[OutputLine]) -> frozenset[LineId]:
    """Return which lines repeat an answer whose author does not agree to it, or has taken it back."""
    written = [line for line in lines if line.words]
    return _repeating(tx, output, written, everything_said(tx, output.guild) if written else ())


def check_edition(tx: Transaction, output: Output, edition: Edition) -> None:
    """Refuse to publish what repeats any answer here whose author does not agree to it by now."""
    said = everything_said(tx, output.guild)
    if any(repeated_in((edition.words.title, edition.words.about), said)):
        raise NotReady("Its title or what it is repeats somebody who does not wish to be quoted. Please change it.")
    if _repeating(tx, output, edition.lines, said):
        raise NotReady("A line repeats somebody who does not wish to be quoted. Please say it in other words first.")


def note_taken_back(tx: Transaction, guild: GuildId, words: str, *, now: datetime) -> None:
    """Mark every line that repeats what somebody takes back just now: afterwards nobody can tell."""
    del now
    for output in outputs.outputs_here(tx, guild):
        lines = outputs.lines_of(tx, output.id)
        found = repeated_in((line.words for line in lines), (Said(words, Quote.NO),))
        for line, theirs in zip(lines, found, strict=True):
            if theirs:
                outputs.note_taken_back(tx, line.id)


def _repeating(tx: Transaction, output: Output, lines: Sequence[OutputLine], said: Iterable[Said]) -> frozenset[LineId]:
    found = repeated_in((line.words for line in lines), said)
    repeating = frozenset(line.id for line, theirs in zip(lines, found, strict=True) if theirs)
    return repeating | outputs.lines_taken_back(tx, output.id)


def _check(words: Iterable[str], said: Iterable[Said]) -> None:
    theirs = next(filter(None, repeated_in(words, said)), "")
    if theirs:
        raise Invalid(
            "Somebody wrote “{theirs}”, and does not wish to be quoted. "
            "Please say it in your own words: fewer than {most} of theirs in a row.",
            theirs=theirs,
            most=IN_A_ROW,
        )
