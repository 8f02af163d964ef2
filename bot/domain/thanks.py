"""Thanks: what somebody says to somebody, or to a group, because of what they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.answering import OwnNames
from bot.domain.people import ChannelId, GuildId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import Preferences, ShownAs, ThanksWish
from bot.domain.refusals import Invalid

ThanksId = NewType("ThanksId", str)

WORDS_LENGTH: Final = 300
NAME_LENGTH: Final = 32  # as long as a name can be on Discord
BEGUN_LIFE: Final = timedelta(days=1)
WORTH_TELLING: Final = timedelta(days=60)
AT_ONCE: Final = 25  # people that one menu of Discord's takes
ON_PAGE: Final = 5  # of the wall, and of what somebody got


class ThanksState(StrEnum):
    """Where a thank-you is on its way."""

    BEGUN = "begun"  # whoever writes it alone sees it, for a day
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Thanked:
    """Whom somebody chose to thank, as Discord shows them to whoever chooses."""

    person: PersonId
    name: str
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class ThankedFor:
    """Whom or what somebody wants to thank for: people, or whoever wrote a message of ours, or a group."""

    people: tuple[Thanked, ...] = ()
    about: MessageId | None = None
    place: ChannelId | None = None
    group: RoleGroup | None = None
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Thanks:
    """A thank-you: from whom, as they are shown, and in which words.

    To people, or on the wall to a group; `everyone` is a group too. `about` is the message for which somebody is
    thanked, whose author the giver need not know, and `place` where it stands. `chosen` is whom it is to go to, while
    it is begun.
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
    place: ChannelId | None = None
    is_public: bool = False
    chosen: tuple[Thanked, ...] = ()

    @property
    def is_to_group(self) -> bool:
        """Tell whether it is for so many that it can stand on the wall alone."""
        return self.to_everyone or self.to_group is not None


@dataclass(frozen=True, slots=True)
class ReceivedThanks:
    """One person who is thanked; `name` stands on the wall, where they said that it may: elsewhere it is empty."""

    thanks: ThanksId
    guild: GuildId
    person: PersonId
    name: str = ""


@dataclass(frozen=True, slots=True)
class ThanksPreview:
    """A thank-you before it goes: what they will see, and whether its words may stand where everybody reads them.

    `names` are those by which whoever gives it may be shown; None is a coordinator's who has not joined.
    """

    thanks: Thanks
    may_be_public: bool
    names: OwnNames | None = None

    @property
    def shown_as(self) -> ShownAs:
        """Tell how whoever gives it is shown."""
        name = self.thanks.giver_name
        if not name or self.names is None:
            return ShownAs.ROLE
        return ShownAs.NAME if name == self.names.in_server else ShownAs.PSEUDONYM


@dataclass(frozen=True, slots=True)
class ThanksGot:
    """A thank-you as whoever it is for sees it: where it was, if it is for something they wrote, and the day."""

    id: ThanksId
    giver_name: str
    giver_group: RoleGroup | None
    words: str
    on: date
    link: str = ""


@dataclass(frozen=True, slots=True)
class WallEntry:
    """A thank-you as everybody sees it: to whom, in which words, and in which week (its Monday).

    One that `may_go` is that of whoever looks, or they coordinate.
    """

    id: ThanksId
    giver_name: str
    giver_group: RoleGroup | None
    words: str
    week: date
    to_name: str = ""
    to_group: RoleGroup | None = None
    may_go: bool = False


@dataclass(frozen=True, slots=True)
class WallPage:
    """Some of what stands on the wall, newest first; there is more after the one that `after` names."""

    shown: tuple[WallEntry, ...]
    after: ThanksId | None = None


def may_stand_on_wall(theirs: Preferences) -> bool:
    """Tell whether somebody agreed to be thanked by name where everybody reads it, and is shown by that name."""
    return theirs.thanks is ThanksWish.PUBLICLY_TOO and theirs.shown_as is ShownAs.NAME


def page_after(ids: Sequence[ThanksId], after: ThanksId | None) -> tuple[slice, ThanksId | None]:
    """Return which of these are on the page after this one, and after which there are more; else the first page."""
    begin = ids.index(after) + 1 if after in ids else 0
    end = begin + ON_PAGE
    return slice(begin, end), ids[end - 1] if end < len(ids) else None


def checked_thanks(words: str) -> str:
    """Return words that can be sent, or refuse them in a sentence."""
    if not words:
        raise Invalid("Please write what you thank them for.")
    if len(words) > WORDS_LENGTH:
        raise Invalid("Please write at most {most} letters. Nothing was lost.", most=WORDS_LENGTH)
    return words
