"""Sessions: a live meeting, and the question that is its twin for everybody who cannot come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import ChannelId, GuildId, PersonId, RoleGroup
from bot.domain.places_left import PlacesLeft
from bot.domain.subjects import SubjectId
from bot.domain.times import Meant

SessionId = NewType("SessionId", str)
SeriesId = NewType("SeriesId", str)

ANNOUNCED_BEFORE: Final = timedelta(
    days=21
)  # its start: with its twin, and not long before anybody can know their rota
TWIN_STAYS: Final = timedelta(days=21)  # after its end
REPLIES_KEPT: Final = timedelta(days=30)  # after its end; totals stay
USUAL_MINUTES: Final = 90


class SessionState(StrEnum):
    """A session is drafted, planned once, and is over or called off."""

    DRAFT = "draft"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    OVER = "over"


class Venue(StrEnum):
    """By what, or where, people meet."""

    TEAMS = "teams"
    ZOOM = "zoom"
    MEET = "meet"
    PHONE = "phone"
    IN_PERSON = "in_person"
    OTHER = "other"  # another address on the web


class Repeats(StrEnum):
    """How often a session comes again, on the clocks where it is."""

    NO = "no"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"  # on the same weekday, first to fourth or last


@dataclass(frozen=True, slots=True)
class TwinWords:
    """What the twin asks, with ready-made answers, and up to two short boxes for words."""

    question: str = ""
    options: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionWords:
    """What a session is called, what it is for, where it is (an address or a place), and who leads it together."""

    title: str
    aim: str
    where: str = ""
    led_by: str = ""
    twin: TwinWords = TwinWords()


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What is told once it is over: in three minutes' reading, with slides, what was heard, and what happens next."""

    caught_up: str = ""
    slides: str = ""
    heard: str = ""
    follows: str = ""
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its coordinator knows it: `words.where` is told only to those who said that they will be there.

    `meant` is what the clocks there show when it starts, and `starts_at` when that is; an empty audience is everyone
    who has joined. `places` is None where there is room for all. `offer` and `costs` are plain sentences, frozen once
    it is announced. `announces_at` is when its card and its twin come, `opened_at` when they did. Two that are held
    `beside` each other share one `twin`. `edition` counts how often its time or place has changed: for calendars, and
    so that nobody moves what they saw otherwise. `places_shown` is what its card says of places left, and at
    `places_due` it may say something else.
    """

    id: SessionId
    guild: GuildId
    author: PersonId
    state: SessionState
    words: SessionWords
    venue: Venue
    meant: Meant
    starts_at: datetime
    minutes: int
    places: int | None
    offer: str
    costs: str
    audience: frozenset[RoleGroup]
    announces_at: datetime
    repeats: Repeats = Repeats.NO
    occasions: int = 1
    second: Meant | None = None
    candidates: tuple[Meant, ...] = ()
    series: SeriesId | None = None
    beside: SessionId | None = None
    twin: SubjectId | None = None
    channel: ChannelId | None = None
    opened_at: datetime | None = None
    edition: int = 0
    moved_at: datetime | None = None
    ended_at: datetime | None = None
    after: Afterwards = Afterwards()
    places_shown: PlacesLeft = PlacesLeft.UNSAID
    places_due: datetime | None = None

    @property
    def is_online(self) -> bool:
        """Tell whether `words.where` is an address or a number, told to those alone who hold a place."""
        return self.venue is not Venue.IN_PERSON

    @property
    def ends_at(self) -> datetime:
        """Return when the live meeting is to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_announced(self) -> bool:
        """Tell whether people have been told of it, and it is still to come."""
        return self.state is SessionState.PLANNED and self.opened_at is not None

    @property
    def has_moved(self) -> bool:
        """Tell whether people were told of another time or place before."""
        return self.opened_at is not None and self.moved_at is not None and self.opened_at < self.moved_at
