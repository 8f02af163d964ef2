"""What each partner chose about themselves; nothing is asked that is not used."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.hours import Hours, Pattern
from bot.domain.people import GuildId, Partner, PersonId, RoleGroup


class ShownAs(StrEnum):
    """The name beside what somebody says: their own, one they made up, or only what they are."""

    NAME = "name"  # the name they have in the server
    PSEUDONYM = "pseudonym"  # a name they made up
    ROLE = "role"  # only their role group


class Quote(StrEnum):
    """Whether what somebody wrote may be quoted elsewhere."""

    YES = "yes"
    IN_OTHER_WORDS = "in_other_words"
    NO = "no"


class Where(StrEnum):
    """Where a note waits: in a private message, or behind a button in the server."""

    PRIVATE_MESSAGE = "dm"
    PANEL = "panel"  # behind a button in the server


class Reading(StrEnum):
    """How much is said at once."""

    PLAIN = "plain"  # everything
    EASY = "easy"  # only what matters most


class Credit(StrEnum):
    """How somebody is thanked in what was made together."""

    NAME = "name"
    PSEUDONYM = "pseudonym"  # by the name they made up
    NONE = "none"  # not at all


class ThanksWish(StrEnum):
    """How somebody wishes to be thanked by others."""

    PRIVATELY = "privately"
    PUBLICLY_TOO = "publicly_too"  # on the wall, by the name they have in the server
    NO_THANKS = "no_thanks"


class Consent(StrEnum):
    """The five things that are asked one by one; each is no until somebody says yes."""

    TAKE_PART = "take_part"
    BE_QUOTED = "be_quoted"
    BE_NAMED = "be_named"
    BE_CONTACTED_LATER = "be_contacted_later"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one partner chose in one server; `quote` is how they last let an answer of theirs be quoted."""

    person: PersonId
    guild: GuildId
    joined_at: datetime
    hours: Hours
    shown_as: ShownAs = ShownAs.ROLE
    pseudonym: str = ""
    where: Where = Where.PRIVATE_MESSAGE
    reading: Reading = Reading.PLAIN
    helps: str = ""
    credit: Credit = Credit.NONE
    reminders: bool = True
    paused_until: datetime | None = None
    digest: bool = False
    quote: Quote = Quote.NO
    thanks: ThanksWish = ThanksWish.PRIVATELY

    @property
    def wants_thanks(self) -> bool:
        """Tell whether they are glad of thanks, from people or for their words."""
        return self.thanks is not ThanksWish.NO_THANKS


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody sees under My settings; whoever has not joined has chosen a language at most."""

    partner: Partner | None
    language: str | None
    preferences: Preferences | None


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody has chosen so far on their way in; forgotten after a day if they stop there."""

    person: PersonId
    guild: GuildId
    begun_at: datetime
    role_group: RoleGroup | None = None
    shown_as: ShownAs = ShownAs.ROLE
    pseudonym: str = ""
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who takes part, with what they chose."""

    partner: Partner
    preferences: Preferences


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """A yes, with the version of the text it was said to; `withdrawn_at` when it was taken back."""

    consent: Consent
    version: str
    given_at: datetime
    withdrawn_at: datetime | None = None
