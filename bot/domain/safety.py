"""Whom people turn to when they are worried about somebody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import GuildId, PersonId, Server
from bot.domain.refusals import Invalid

LONGEST_NAME: Final = 80
LONGEST_CONTACT: Final = 120
LONGEST_NUMBERS: Final = 240
ANSWERED_WITHIN: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SafeguardingWords:
    """Who is turned to here, in the owner's words; `lead` is their Discord account, if they have one here."""

    lead_name: str
    lead_contact: str
    local_numbers: str
    lead: PersonId | None = None


def check_words(words: SafeguardingWords) -> None:
    """Refuse what nobody could be reached by."""
    if not words.lead_name or len(words.lead_name) > LONGEST_NAME:
        raise Invalid("Please give the lead's name, in up to {most} letters.", most=LONGEST_NAME)
    if not words.lead_contact or len(words.lead_contact) > LONGEST_CONTACT:
        raise Invalid("Please say how to reach the lead, in up to {most} letters.", most=LONGEST_CONTACT)
    if not any(sign.isdigit() for sign in words.local_numbers) or len(words.local_numbers) > LONGEST_NUMBERS:
        raise Invalid("Please give at least one local phone number, in up to {most} letters.", most=LONGEST_NUMBERS)


class Situation(StrEnum):
    """What somebody may be worried about; each has a text of its own."""

    DANGER = "danger"  # somebody is in danger now
    HARM = "harm"  # somebody is hurt, or loses money
    EXPLOITED = "exploited"  # they are not safe at work themselves
    UPSET = "upset"  # they are upset or grieving
    WRONG = "wrong"  # something at work is wrong
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Concern:
    """Somebody asks the safeguarding lead to be in touch: since when, and by what name if they chose to give it.

    Why they ask is never kept.
    """

    id: str
    guild: GuildId
    person: PersonId
    asked_at: datetime
    shown_name: str | None = None

    @property
    def late_at(self) -> datetime:
        """Return when the lead is reminded, and when coordinators see that it is late."""
        return self.asked_at + ANSWERED_WITHIN


@dataclass(frozen=True, slots=True)
class AwaitedLead:
    """That somebody waits for the safeguarding lead here, and since when: never who, nor how many."""

    server: Server
    since: datetime

    @property
    def is_phoned(self) -> bool:
        """Tell whether coordinators reach the lead, who has no account here."""
        return self.server.lead is None

    def is_late(self, now: datetime) -> bool:
        """Tell whether somebody has waited too long."""
        return now >= self.since + ANSWERED_WITHIN
