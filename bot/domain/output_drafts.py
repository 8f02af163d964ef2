"""An output as its coordinators see it while it is put together."""

import hashlib
from dataclasses import dataclass
from typing import Final

from bot.domain.outputs import LineId, Output, OutputLine, OutputWords
from bot.domain.sources import Piece, PieceSource

_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


@dataclass(frozen=True, slots=True)
class PreparedOutput:
    """An output with its lines, as it is worked on.

    `unquotable` lines repeat somebody who does not agree to be quoted, or does not any more. `has_news`: it says
    something that its published edition does not.
    """

    output: Output
    lines: tuple[OutputLine, ...]
    unquotable: frozenset[LineId] = frozenset()
    has_news: bool = False


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """One line of an output, out of how many, with the answers that went into it, as far as they can still be read."""

    output: Output
    line: OutputLine
    of: int
    pieces: tuple[Piece, ...]
    unquotable: bool = False


@dataclass(frozen=True, slots=True)
class UsedSources:
    """The questions from which answers can go into a line of an output; None is one that is still to be added."""

    output: Output
    line: OutputLine | None
    sources: tuple[PieceSource, ...]

    @property
    def about(self) -> str:
        """Return the reference of what answers are chosen for."""
        return self.output.id if self.line is None else self.line.id


@dataclass(frozen=True, slots=True)
class UsedAnswers:
    """The answers to one question that can go into a line, and those that are in one already."""

    output: Output
    line: OutputLine | None
    source: PieceSource
    pieces: tuple[Piece, ...]
    in_lines: frozenset[str]

    @property
    def about(self) -> str:
        """Return the reference of what answers are chosen for."""
        return self.output.id if self.line is None else self.line.id


def seen(*words: str) -> str:
    """Return 8 letters that stand for these words, so that nobody writes over words that they have not seen."""
    return hashlib.blake2s("\0".join(words).encode(), digest_size=4).hexdigest().translate(_LETTERS)


def seen_words(words: OutputWords) -> str:
    """Return what stands for the words of an output."""
    return seen(words.title, words.about, words.link)
