"""Standing cards: messages in a channel that are edited for as long as what they are about may change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId, Server

Tx_contra = TypeVar("Tx_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class StandingCard:
    """One card: what it is about, and until when there is a use in posting or changing it.

    `name` tells it apart from other cards of its kind: its subject, or the place where there is one of a kind.
    """

    posted_as: LetterKind
    edited_as: LetterKind
    guild: GuildId
    subject: str
    name: str
    until: datetime

    @property
    def key(self) -> str:
        """Return the dedupe key of the letter that posts it."""
        return f"{self.posted_as.name}:{self.name}"


class StandingCardKind(Protocol[Tx_contra]):
    """What one noun answers about its cards."""

    @property
    def edited_as(self) -> LetterKind:
        """Name the letters that bring such a card up to date."""

    @property
    def replaced_at_once(self) -> bool:
        """Tell whether a deleted one is posted anew each time, and not once a day at most."""

    def place(self, here: Server) -> ChannelId | None:
        """Return the channel that such cards stand in here."""

    def changing(self, tx: Tx_contra, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
        """Return every card that may change yet, of one server or of all."""
