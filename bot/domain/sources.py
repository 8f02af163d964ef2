"""Sources: what people said that can become part of something made together, without naming the noun."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.domain.people import GuildId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import Quote
from bot.domain.subjects import SubjectId

Tx_contra = TypeVar("Tx_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class PieceSource:
    """Something people answered, whose answers can be used: its reference, and what it is called."""

    id: SubjectId
    title: str
    is_sensitive: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What one person said, and which was used or partly used.

    `author` is nobody for somebody without an account, and of what was said without a name: that has no `role_group`.
    `words` are its author's own, and `chose` the ready-made answer they tapped: either may be empty. `told_from` is
    when its author was to be told what came of it; None: not yet.
    """

    id: str
    source: SubjectId
    author: PersonId
    role_group: RoleGroup | None
    words: str
    quote: Quote
    theme: str = ""
    is_partly_used: bool = False
    told_from: datetime | None = None
    chose: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said, whatever came of it, and whether it may be quoted."""

    words: str
    quote: Quote


class Sources(Protocol[Tx_contra]):
    """Says of one noun what can become part of something made together."""

    def sources(self, tx: Tx_contra, guild: GuildId, /) -> tuple[PieceSource, ...]:
        """Return everything of this noun here of which something was used, newest first."""

    def pieces(self, tx: Tx_contra, guild: GuildId, source: SubjectId, /) -> tuple[Piece, ...]:
        """Return what of it was used or partly used, in an order that tells nothing: empty for what is not its own."""

    def piece(self, tx: Tx_contra, guild: GuildId, piece: str, /) -> Piece | None:
        """Return one of them: None once it was taken back, or is not used any more."""

    def said(self, tx: Tx_contra, guild: GuildId, /) -> tuple[Said, ...]:
        """Return everything that was said here, used or not: nothing may repeat it without leave."""

    def writers(self, tx: Tx_contra, guild: GuildId, source: SubjectId, /) -> Mapping[PersonId, RoleGroup]:
        """Return who answered it and has an account, each with their group then: for counts and one's own screens."""

    def written_in(self, tx: Tx_contra, guild: GuildId, message: MessageId, /) -> PersonId | None:
        """Return who wrote what stands in this message of ours: None where it is none of this noun."""
