"""Watching that no line repeats somebody who does not agree to be quoted, or does not any more."""

from collections.abc import Iterable

from bot.domain.outputs import Edition, LineId, Output, OutputLine
from bot.domain.people import GuildId
from bot.domain.quoting import IN_A_ROW, repeated_in
from bot.domain.refusals import Invalid, NotReady
from bot.services.outputs.pieces import every_piece, pieces_of
from storage import outputs
from storage.store import Transaction


def check_unquoted(tx: Transaction, guild: GuildId, *words: str) -> None:
    """Refuse words that repeat an answer whose author did not agree to it, wherever here it was given."""
    theirs = next(filter(None, repeated_in(words, every_piece(tx, guild))), "")
    if theirs:
        raise Invalid(
            "Somebody wrote “{theirs}”, and does not wish to be quoted. "
            "Please say it in your own words: fewer than {most} of theirs in a row.",
            theirs=theirs,
            most=IN_A_ROW,
        )


def unquotable(tx: Transaction, output: Output, lines: Iterable[OutputLine]) -> frozenset[LineId]:
    """Return which lines repeat an answer whose author does not agree to it, out of those that went into the output."""
    said = [line for line in lines if line.words]
    sources = outputs.sources_of(tx, output.id) if said else ()
    pieces = [one for source in sources for one in pieces_of(tx, output.guild, source)]
    found = repeated_in((line.words for line in said), pieces)
    return frozenset(line.id for line, theirs in zip(said, found, strict=True) if theirs)


def check_edition(tx: Transaction, guild: GuildId, edition: Edition) -> None:
    """Refuse to publish what repeats any answer here whose author does not agree to it by now."""
    said = (edition.words.title, edition.words.about, *(line.words for line in edition.lines))
    if any(repeated_in(said, every_piece(tx, guild))):
        raise NotReady("A line repeats somebody who does not wish to be quoted. Please say it in other words first.")
