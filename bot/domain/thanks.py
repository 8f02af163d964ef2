"""Thanks: what somebody says to somebody, or to a group, because of what they did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import GuildId, MessageId, PersonId, RoleGroup

ThanksId = NewType("ThanksId", str)

WORDS_LENGTH: Final = 300
BEGUN_LIFE: Final = timedelta(days=1)
AT_ONCE: Final = 25  # people that one menu of Discord's takes


class ThanksState(StrEnum):
    """Where a thank-you is on its way."""

    BEGUN = "begun"  # whoever writes it alone sees it, for a day
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Thanks:
    """A thank-you: from whom, as they are shown, and in which words.

    To people, or on the wall to a group; `everyone` is a group too. `about` is the message for which somebody is
    thanked, whose author the giver need not know.
    """

    id: ThanksId
    guild: GuildId
    giver: PersonId
    giver_name: str
    giver_group: RoleGroup | None
    words: str
    state: ThanksState
    begun_at: datetime
    given_at: datetime | None = None
    to_group: RoleGroup | None = None
    to_everyone: bool = False
    about: MessageId | None = None
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedThanks:
    """One person who is thanked; `name` stands on the wall, where they said that it may: elsewhere it is empty."""

    thanks: ThanksId
    guild: GuildId
    person: PersonId
    name: str = ""
