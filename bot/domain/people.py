"""Who takes part, and what each of them may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum, auto
from typing import NewType

PersonId = NewType("PersonId", int)
GuildId = NewType("GuildId", int)
RoleId = NewType("RoleId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)

NOBODY = PersonId(0)  # where somebody stood who had their data deleted; no account has this number


class Nation(StrEnum):
    """Where a server is: whom to call and which days are holidays depend on it."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class Silence(StrEnum):
    """What happens when the advisory group does not answer in the set time, as chosen at setup."""

    GOES_AHEAD = "goes_ahead"  # what was asked may be opened then
    WAITS = "waits"  # it is not opened before three have spoken


class LeadAnswer(StrEnum):
    """What became of asking an account to be the safeguarding lead's here."""

    ASKED = "asked"  # they have not answered yet
    ACCEPTED = "accepted"  # they said yes themselves, and are told at once who asks for them
    DECLINED = "declined"  # they said no, at once or later
    LEFT = "left"  # they are not in the server any more
    CLOSED = "closed"  # they said yes, and take no private messages from us


class RoleGroup(StrEnum):
    """The five kinds of partner; none ranks above another."""

    WORKER = "worker"
    MANAGER = "manager"
    DRAWING_ON_CARE = "drawing_on_care"
    FAMILY_CARER = "family_carer"
    RESEARCHER = "researcher"


class Membership(Enum):
    """Whether somebody is in the server they ask about, at the moment at which they ask."""

    HERE = auto()
    NOT_HERE = auto()  # they left, were removed or banned, or were never there
    UNKNOWN = auto()  # they pressed in a private message, of which that tells nothing: Discord has to be asked


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody asking for something, as Discord described them in that very moment.

    In a private message Discord names no roles: then they are none. `names` are what Discord calls them: as an account,
    everywhere, and in this server.
    """

    person: PersonId
    guild: GuildId
    roles: frozenset[RoleId] = frozenset()
    is_owner: bool = False
    is_bot: bool = False
    membership: Membership = Membership.HERE
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who takes part; `language` is theirs if they chose one."""

    person: PersonId
    guild: GuildId
    role_group: RoleGroup
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """What `/setup` made, adopted or was told in one Discord server; None or empty where it has not, yet.

    `lead` is the account that the owner chose as the safeguarding lead's, `lead_answer` what became of asking it, since
    when, and `lead_called` how Discord shows it; name and contact are shown to everyone. `lead_told_at` says when
    coordinators last heard that the lead cannot be asked, or lets somebody wait. `oversight_days` is how long the
    advisory group has for an answer.
    """

    guild: GuildId
    coordinator_role: RoleId | None = None
    advisory_role: RoleId | None = None
    group_roles: Mapping[RoleGroup, RoleId] | None = None
    start_channel: ChannelId | None = None
    notices_channel: ChannelId | None = None
    advisory_channel: ChannelId | None = None
    language: str = "en"
    zone: str = "Europe/London"
    nation: Nation = Nation.ENGLAND
    lead: PersonId | None = None
    lead_answer: LeadAnswer | None = None
    lead_since: datetime | None = None
    lead_called: str = ""
    lead_told_at: datetime | None = None
    lead_name: str = ""
    lead_contact: str = ""
    local_numbers: str = ""
    silence: Silence = Silence.GOES_AHEAD
    oversight_days: int = 3

    @property
    def is_safe_to_open(self) -> bool:
        """Tell whether people know whom to turn to: partners are let in only then."""
        return bool(self.lead_name and self.lead_contact and self.local_numbers)

    @property
    def reachable_lead(self) -> PersonId | None:
        """Return the account of a lead who said yes and can be written to: only then can people ask by a press."""
        return self.lead if self.lead_answer is LeadAnswer.ACCEPTED else None

    def is_lead(self, person: PersonId) -> bool:
        """Tell whether this person said yes to being the lead here, whether or not they can be written to just now."""
        return self.lead == person and self.lead_answer in (LeadAnswer.ACCEPTED, LeadAnswer.CLOSED)
