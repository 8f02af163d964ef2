"""A post office for tests: a Discord that keeps what arrives, a clock that stands still, and a postman between them."""

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import discord

from bot.clock import Clock
from bot.delivery import OutgoingMessage, Pace, Postman, Renderer, SendFailed
from bot.domain.hours import Pattern, hours_for
from bot.domain.letter_kinds import NOTE, OWN_NOTE
from bot.domain.letters import Failure, Letter, NewLetter
from bot.domain.people import ChannelId, GuildId, MessageId, PersonId
from bot.domain.preferences import Preferences
from bot.printing.pictures import Picture
from bot.services import notes
from storage.letters import letters as outbox
from storage.letters import write_letter
from storage.preferences import put_preferences
from storage.store import Store, Transaction
from tests.clocks import Ticks
from tests.databases import open_store
from tests.kinds import kind_of
from tests.quick_pictures import picture_of, quickly

NOON = datetime(2026, 2, 20, 12, 0, tzinfo=UTC)
GUILD = GuildId(1_290_000_000_000_000_001)
NOTICES = ChannelId(1_290_000_000_000_000_010)
START = ChannelId(1_290_000_000_000_000_011)
ADA = PersonId(1_290_000_000_000_000_100)
NONCES_LAST = timedelta(minutes=3)


class StoppedClock(Clock):
    """Stands at noon until it is moved."""

    def now(self) -> datetime:
        return NOON + self._ahead


@dataclass
class Posted:
    to: int
    nonce: str
    reference: str
    text: str
    at: datetime
    shows: str = ""  # what the picture in it shows
    edits: list[str] = field(default_factory=list)


@dataclass
class Discord:
    """What arrived, across all lives; it honours nonces for three minutes and refuses what `refusing` says."""

    clock: Clock
    messages: dict[int, Posted] = field(default_factory=dict)
    refusing: Callable[[Letter], Failure | None] = lambda _: None
    loses_answers: bool = False
    asked: int = 0
    looked: int = 0
    opened: list[int] = field(default_factory=list)
    numbers: Any = field(default_factory=lambda: itertools.count(5000))

    def texts(self, to: int) -> list[str]:
        return [posted.text for posted in self.messages.values() if posted.to == to]


class HonestTransport:
    def __init__(self, discord: Discord) -> None:
        self.discord = discord

    async def open(self, person: PersonId) -> ChannelId:
        self.discord.opened.append(person)
        return ChannelId(person + 1)

    async def post(self, letter: Letter, message: OutgoingMessage) -> MessageId:
        self._refuse(letter)
        number = self._known(letter) or next(self.discord.numbers)
        to = letter.place or letter.person or 0
        reference = (message.embed.footer.text or "").rpartition(" · ")[2]
        title, shows = message.embed.title or "", " ".join(one.description or "" for one in message.files)
        posted = Posted(to, letter.nonce, reference, title, self.discord.clock.now(), shows)
        self.discord.messages.setdefault(number, posted)
        if self.discord.loses_answers:
            raise SendFailed(Failure(0))
        return MessageId(number)

    async def edit(self, letter: Letter, message: OutgoingMessage) -> None:
        self._refuse(letter)
        if letter.message not in self.discord.messages:
            raise SendFailed(Failure(404, 10008))
        self.discord.messages[letter.message].edits.append(message.embed.title or "")

    async def find(self, letter: Letter) -> MessageId | None:
        self.discord.looked += 1
        where = letter.place or letter.person
        found = (n for n, p in self.discord.messages.items() if p.to == where and p.reference == letter.reference)
        return next((MessageId(number) for number in found), None)

    def _refuse(self, letter: Letter) -> None:
        self.discord.asked += 1
        if failure := self.discord.refusing(letter):
            raise SendFailed(failure)

    def _known(self, letter: Letter) -> int | None:
        now = self.discord.clock.now()
        same = (n for n, p in self.discord.messages.items() if p.nonce == letter.nonce and now - p.at < NONCES_LAST)
        return next(same, None)


def said(title: str) -> OutgoingMessage:
    return OutgoingMessage(discord.Embed(title=title), None, "A note from Kitchen Table")


async def plain(letter: Letter) -> OutgoingMessage | None:
    """Write a letter that says what kind it is, and about what."""
    return said(f"{letter.kind} {letter.subject}")


async def illustrated(letter: Letter) -> OutgoingMessage | None:
    """Write such a letter with a picture."""
    return replace(said(f"{letter.kind} {letter.subject}"), illustrate=partial(picture_of, letter.subject))


def letter(kind: str = "poll_card", subject: str = "a", **changes: Any) -> NewLetter:
    values: dict[str, Any] = {
        "kind": kind_of(kind),
        "dedupe_key": f"{kind}:{subject}",
        "guild": GUILD,
        "place": NOTICES,
        "person": None,
        "subject": subject,
        "not_before": NOON,
        "expires_at": NOON + timedelta(days=7),
    } | changes
    return NewLetter(**values)


def at_any_time(person: PersonId, guild: GuildId = GUILD) -> Preferences:
    """Return the choices of somebody who may be written to from nine to eight on any day."""
    return Preferences(person, guild, NOON, hours_for(Pattern.ANY_DAY, "Europe/London"))


def kept(tx: Transaction, key: str) -> tuple[str, int | None, int]:
    row = tx.sql.execute(outbox.select().where(outbox.c.dedupe_key == key)).one()
    return row.state, row.error, row.attempts


@dataclass
class Office:
    """One life of the programme: a store, a postman and what they share with the next life."""

    store: Store
    postman: Postman
    discord: Discord
    clock: Clock
    ticks: Ticks
    renderers: dict[str, Renderer]

    async def write(self, *letters: NewLetter) -> None:
        for one in letters:
            if one.person is not None:
                await self.store.run(put_preferences, at_any_time(one.person))
            await self.store.run(write_letter, one)

    async def deliver(self) -> datetime | None:
        return await self.postman.deliver(self.clock.now())

    async def state_of(self, key: str) -> str:
        return (await self.store.run(kept, key))[0]

    async def later(self, **time: float) -> datetime | None:
        self.clock.move(timedelta(**time))
        return await self.deliver()


KINDS = ("poll_card", "poll_closed", "poll_result", "front_door", "reminder")


@asynccontextmanager
async def opened(
    path: Path,
    discord: Discord,
    *,
    failpoint: Callable[[str], None] = lambda _: None,
    transport: type[HonestTransport] = HonestTransport,
    postman: type[Postman] = Postman,
    messages: float = 5,
    private: float = 1,
) -> AsyncIterator[Office]:
    store = await open_store(path)
    ticks = Ticks(discord.clock)
    pace = Pace(messages, private, time=ticks.time, sleep=ticks.sleep)
    renderers: dict[str, Renderer] = {**dict.fromkeys(KINDS, plain), "poll_result": illustrated}

    async def render(letter: Letter) -> OutgoingMessage | None:
        return await renderers[letter.kind](letter)

    worker = postman(store, transport(discord), discord.clock, render=render, pace=pace, failpoint=failpoint)

    async def draw(picture: Picture) -> bytes:
        failpoint("picture.begun")
        return await quickly(picture)

    worker.chance, worker.draw = lambda: 0.5, draw

    async def several(note: Letter) -> OutgoingMessage | None:
        carried = await store.run(notes.carried_by, note, now=discord.clock.now())
        title = " and ".join(sorted(f"{one.kind} {one.subject}" for one in carried))
        return said(title)

    renderers |= {NOTE.name: several, OWN_NOTE.name: several}
    try:
        yield Office(store, worker, discord, discord.clock, ticks, renderers)
    finally:
        await store.close()
