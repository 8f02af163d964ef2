"""What is said against decisions, as words that nothing made together may repeat: nobody is asked if they may."""

from collections.abc import Mapping

from bot.domain.people import GuildId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import Quote
from bot.domain.sources import Piece, PieceSource, Said
from bot.domain.subjects import SubjectId
from storage import decisions
from storage.store import Transaction


class DissentSources:
    """It offers nothing to be made into something, only words to stay away from."""

    def sources(self, tx: Transaction, guild: GuildId, /) -> tuple[PieceSource, ...]:
        """Offer nothing."""
        del tx, guild
        return ()

    def pieces(self, tx: Transaction, guild: GuildId, source: SubjectId, /) -> tuple[Piece, ...]:
        """Offer nothing."""
        del tx, guild, source
        return ()

    def piece(self, tx: Transaction, guild: GuildId, piece: str, /) -> Piece | None:
        """Know no piece."""
        del tx, guild, piece
        return None

    def said(self, tx: Transaction, guild: GuildId, /) -> tuple[Said, ...]:
        """Return the words of all that is said against decisions here."""
        return tuple(Said(words, Quote.NO) for words in decisions.words_against(tx, guild))

    def writers(self, tx: Transaction, guild: GuildId, source: SubjectId, /) -> Mapping[PersonId, RoleGroup]:
        """Know no source, so nobody who wrote for it."""
        del tx, guild, source
        return {}

    def written_in(self, tx: Transaction, guild: GuildId, message: MessageId, /) -> PersonId | None:
        """Know no message: it stands in private replies alone."""
        del tx, guild, message
        return None
