"""Walks: somebody proposes one, the advisory group lets it happen, and whoever likes comes along."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import GuildId, PersonId

WalkId = NewType("WalkId", str)

CARD: Final = LetterKind("walk_card")
CHANGED: Final = LetterKind("walk_changed")
INVITATION: Final = LetterKind("walk_invitation", ends_on_leaving=True)
AHEAD: Final = timedelta(days=9)  # from the proposal to the walk


class WalkState(StrEnum):
    """A walk is proposed, stands open to whoever likes, and is over."""

    DRAFT = "draft"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk as everybody may know it."""

    id: WalkId
    guild: GuildId
    author: PersonId
    title: str
    state: WalkState
    starts_at: datetime
    ended_at: datetime | None = None
