"""Standing cards: messages in a channel that are edited for as long as what they are about may change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Generic, Protocol, TypeVar

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId, Server

Tx = TypeVar("Tx")
Tx_contra = TypeVar("Tx_contra", contravariant=True)

WORTH_POSTING: Final = timedelta(days=30)  # for somebody to let the bot write there
LOOKS: Final = (timedelta(hours=6), timedelta(days=3))  # after something was said once
REPLACED_EVERY: Final = timedelta(days=1)  # to start no fight with whoever deletes them


def looks(worth: timedelta) -> tuple[timedelta, ...]:
    """Return when to look after what was said once and is worth reading for so long: once at least, however short."""
    return tuple(look for look in LOOKS if look < worth) or (worth / 2,)


@dataclass(frozen=True, slots=True)
class StandingCard:
    """One card: what it is about, and until when there is a use in posting or changing it.

    `name` tells it apart from other cards of its kind: its subject, or the place where there is one of a kind.
    `within` is the key of another card: it stands in the thread on that one, which ends with it where it is the `last`.
    """

    posted_as: LetterKind
    edited_as: LetterKind
    guild: GuildId
    subject: str
    name: str
    until: datetime
    within: str | None = None
    last: bool = False

    @property
    def key(self) -> str:
        """Return the dedupe key of the letter that posts it."""
        return f"{self.posted_as.name}:{self.name}"


class Changing(Protocol[Tx_contra]):
    """Finds every card that may change yet, of one server or of all."""

    def __call__(self, tx: Tx_contra, guild: GuildId | None, /, *, now: datetime) -> Iterable[StandingCard]:
        """Return them in the order in which they are to stand."""


@dataclass(frozen=True, slots=True)
class StandingCardKind(Generic[Tx]):
    """What one noun says of its cards: where they stand, and which may change yet.

    `place` is None where there is no place for them; those that stand in the threads on other cards have none of their
    own, and one that somebody deleted there stays away. `replaced_at_once`: one that was deleted is posted anew each
    time. `said_once`: it stays where it was said, and one that was deleted is posted anew once.
    """

    edited_as: LetterKind
    place: Callable[[Server], ChannelId | None] | None
    changing: Changing[Tx]
    replaced_at_once: bool = False
    said_once: bool = False
