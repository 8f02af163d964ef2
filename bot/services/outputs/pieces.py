"""The answers of which something is made together, asked of whichever noun has them."""

from bot.domain.people import GuildId
from bot.domain.sources import Piece, PieceSource, Said
from bot.domain.subjects import SubjectId
from storage.store import Transaction


def sources_in(tx: Transaction, guild: GuildId) -> tuple[PieceSource, ...]:
    """Return every question here of which an answer was used, newest first."""
    return tuple(one for noun in tx.nouns.sources for one in noun.sources(tx, guild))


def pieces_of(tx: Transaction, guild: GuildId, source: SubjectId) -> tuple[Piece, ...]:
    """Return the answers to this question that were used."""
    return tuple(one for noun in tx.nouns.sources for one in noun.pieces(tx, guild, source))


def everything_said(tx: Transaction, guild: GuildId) -> tuple[Said, ...]:
    """Return every answer here, whatever came of it."""
    return tuple(one for noun in tx.nouns.sources for one in noun.said(tx, guild))


def piece_of(tx: Transaction, guild: GuildId, piece: str) -> Piece | None:
    """Return this answer: None once it was taken back, or is not used any more."""
    found = (noun.piece(tx, guild, piece) for noun in tx.nouns.sources)
    return next((one for one in found if one is not None), None)
