"""Whom people turn to when they are worried about somebody."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import GuildId, LeadAnswer, PersonId, RoleGroup, Server
from bot.domain.refusals import Invalid

LONGEST_NAME: Final = 80
LONGEST_CONTACT: Final = 120
LONGEST_NUMBERS: Final = 240
ANSWERED_WITHIN: Final = timedelta(hours=24)
_A_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=7)
_LONG_AGO: Final = datetime(2026, 1, 1, tzinfo=UTC)  # where nobody noted since when


@dataclass(frozen=True, slots=True)
class SafeguardingWords:
    """Who is turned to here, in the owner's words."""

    lead_name: str
    lead_contact: str
    local_numbers: str


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
class LeadNews:
    """What coordinators are to know of the lead: whether people can ask by a press, and since when somebody waits.

    It says nothing of who waits, nor of how many.
    """

    server: Server
    since: datetime | None = None

    @property
    def is_reachable(self) -> bool:
        """Tell whether people can ask for the lead by a press."""
        return self.server.reachable_lead is not None

    def is_late(self, now: datetime) -> bool:
        """Tell whether somebody has waited too long."""
        return self.since is not None and now >= self.since + ANSWERED_WITHIN

    def is_to_do(self, now: datetime) -> bool:
        """Tell whether there is something to do: somebody waits in vain, or a chosen account cannot be asked for.

        A lead who is on the phone alone was chosen so: of that coordinators hear, and have nothing to do. That a lead
        has just been asked is for the lead alone: whoever looked often would learn when, and so perhaps who it was.
        """
        if self.is_reachable:
            return self.is_late(now)
        return self.since is not None or self.server.lead_answer is not None

    def next_told(self, told_at: datetime | None) -> datetime | None:
        """Return when coordinators hear of it next, after they last did: None where all is well.

        That nobody can ask for the lead is said once a week, and once a day while somebody waits. So is that a lead has
        not answered within a day.
        """
        if not self.is_reachable:
            again = _A_DAY if self.since is not None else _A_WEEK
            return self._first_told() if told_at is None else told_at + again
        if self.since is None:
            return None
        late = self.since + ANSWERED_WITHIN
        return late if told_at is None or told_at < late else told_at + _A_DAY

    def _first_told(self) -> datetime:
        """Return from when it is worth saying: an owner who sets things up has a day to find the lead's account."""
        since, answer = self.server.lead_since or _LONG_AGO, self.server.lead_answer
        patient = self.since is None and answer in (None, LeadAnswer.ASKED)
        return since + _A_DAY if patient else since


@dataclass(frozen=True, slots=True)
class LeadAccount:
    """The account of a safeguarding lead, and as what it has joined here, if it has."""

    server: Server
    person: PersonId
    role_group: RoleGroup | None = None
