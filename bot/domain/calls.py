"""People who ask to be called, instead of reading and typing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import GuildId, PersonId

WAITS_FOR: Final = timedelta(days=14)


class Suits(StrEnum):
    """When somebody would like to be called."""

    ANY = "any"  # at any time
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WRITE_FIRST = "write_first"  # a message before the call


@dataclass(frozen=True, slots=True)
class CallRequest:
    """Somebody who asks to be called; no telephone number is ever kept."""

    id: str
    guild: GuildId
    person: PersonId
    shown_name: str
    suits: Suits
    asked_at: datetime

    @property
    def over_at(self) -> datetime:
        """Return when it is no longer kept, called or not."""
        return self.asked_at + WAITS_FOR
