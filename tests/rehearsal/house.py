"""The real bot on a stage, to be stopped and started again as a test pleases."""

import asyncio
import logging
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import discord

from bot.app import App
from bot.client import INVITED_WITH
from bot.clock import Clock, Timing
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.rest.server import Exchange
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import asking
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction, Kind
from bot.rehearsal.world.messages import Message
from bot.settings import Secret, Settings
from tests.clocks import Ticks
from tests.rehearsal.begun import ONE_CHOICE, begins_vote

T = TypeVar("T")

NEUTRAL = {"A note from Kitchen Table", "Nodyn gan Kitchen Table"}
WORDS = {
    "Question": "Which form would you use most?",
    "Answers, one a line": "5-minute phone video\nFace-to-face session\nPocket card\nE-learning",
    "What happens with it": "It goes into session 4.",
}
WORKERS = ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya")
CLOSED = timedelta(days=8)
BUSY = timedelta(seconds=12)  # in place of the three that Discord waits for an answer

_REF = r"([a-z]+\.)?([0-9a-f]{32}(\.[0-9a-f]{32})?|-)(@\d+)?"  # what kind of thing, perhaps; which; of which
_OURS = re.compile(rf"(v1:[a-z-]+:{_REF})|(m1:[a-z-]+:{_REF}:[0-9a-f]{{16}})|[a-z_]+")


def do_nothing(_name: str) -> None:
    """Do nothing at any failpoint."""


def timing(clock: Clock) -> Timing:
    """Have the bot wait no longer than a test needs; between private messages the clock moves instead."""
    ticks = Ticks(clock)
    return Timing(guild_ready=0.02, soon=0, time=ticks.time, sleep=ticks.sleep)


class Listener(logging.Handler):
    """Remembers what was logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[0] is GeneratorExit:
            return  # what a life in another test left running, and is thrown away just now
        self.records.append(record)

    def said(self, level: int = logging.DEBUG) -> list[str]:
        return [record.getMessage() for record in self.records if record.levelno >= level]


class House:
    """A stage, and the bot in one or more lives."""

    def __init__(self, stage: Stage, clock: Clock, folder: Path) -> None:
        self.stage, self.clock, self.folder = stage, clock, folder
        self.computer = clock  # what the bot's own computer believes the time to be
        self.log = Listener()
        self.app: App
        self.may_complain = False
        self._running: asyncio.Task[None] | None = None
        self._timing = timing(clock)

    def settings(self, **changed: Any) -> Settings:
        return replace(
            Settings(
                token=Secret(self.stage.bot_token),
                data_dir=self.folder / "data",
                key_dir=self.folder / "keys",
                discord_api_url=self.stage.api_url,
                messages_per_second=40.0,
                gc_tuning=False,
            ),
            **changed,
        )

    async def opens(self, *, failpoint: Callable[[str], None] = do_nothing, **changed: Any) -> None:
        """Start the bot, and wait until Discord knows it."""
        self.app = await App.open(self.settings(**changed), self.computer, failpoint=failpoint, timing=self._timing)
        self._running = asyncio.create_task(self.app.run(), name="bot")
        connected = asyncio.create_task(self.app.bot.connected.wait(), name="waiting")
        await asyncio.wait([connected, self._running], timeout=30, return_when=asyncio.FIRST_COMPLETED)
        connected.cancel()
        if self._running.done():
            self._running.result()

    async def closes(self) -> None:
        """Stop the bot; anything that it had claimed is dropped."""
        if self._running is None:
            return
        await self.app.close()
        with suppress(asyncio.CancelledError):
            await self._running
        self._running = None

    async def restarts(self, **changed: Any) -> None:
        await self.closes()
        await self.opens(**changed)

    # People

    def person(self, name: str) -> Person:
        return self.stage.person(name)

    def visitor(self, name: str) -> Person:
        """Bring somebody into the server who has never been there."""
        self.stage.world.add_person(name)
        return self.stage.person(name)

    async def writes(self, words: dict[str, str] = WORDS, *, who: str = "Bethan", way: str = ONE_CHOICE) -> Person:
        """Run /poll open and fill in its form for this way to ask, beside the drafts that they have."""
        person = self.person(who)
        await begins_vote(person, way)
        await person.fills(words)
        return person

    async def opens_poll(
        self,
        words: dict[str, str] = WORDS,
        *,
        way: str = ONE_CHOICE,
        kind: str = "",
        people: tuple[str, ...] = (),
        close: str = "",
    ) -> Message:
        """Have Bethan open a poll; return its card in the notices channel."""
        bethan = await self.writes(words, way=way)
        chosen = {"Ordinary or sensitive": (kind,), "Who is asked": people, "When it closes": (close,)}
        for menu, choices in chosen.items():
            if any(choices):
                await bethan.chooses(menu, *choices)
        await bethan.presses("Post it")
        await bethan.sees("Your vote is open")
        card = await self.card()
        await self.plans()
        return card

    async def plans(self) -> None:
        """Have the notes of what has opened planned before anybody moves the clock past them."""
        if self._running is not None:
            await self.app.beat()

    async def card(self) -> Message:
        """Return the newest card with the public buttons."""
        person = self.person("Olwen")

        def newest() -> Message | None:
            found = (
                m for m in reversed(person.screen("notices")) if any(label(b) == "Answer privately" for b in buttons(m))
            )
            return next(found, None)

        return await until(self.stage, newest)

    async def votes(self, name: str, choice: str, *, card: Message | None = None) -> None:
        person = self.person(name)
        await person.presses("Answer privately", on=card or await self.card())
        await person.chooses("Choose one", choice)
        assert "Your answer is sealed" in words(person.private), words(person.private)

    async def vote_all(self, *votes: tuple[str, int]) -> None:
        """Let the first workers vote, so many for each answer."""
        names, card = iter(WORKERS), await self.card()
        for choice, number in votes:
            for _ in range(number):
                await self.votes(next(names), choice, card=card)

    async def counts(self) -> dict[str, int]:
        """Let time pass until the poll closes, and read what was counted, by answer."""
        self.passes(CLOSED)
        result = words(await self.person("Amara").sees("Closed: "))
        return {
            line.split(":")[0][2:]: int(line.split("**")[1]) for line in result.splitlines() if line.startswith("- ")
        }

    def passes(self, time: timedelta) -> None:
        self.clock.move(time)

    def asks(
        self,
        who: Person,
        custom_id: str,
        *,
        values: tuple[str, ...] | None = None,
        channel: Channel | None = None,
        message: Message | None = None,
    ) -> Interaction:
        """Send a press as a forger would: any id, from anywhere."""
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": 2 if values is None else 3}
        if values is not None:
            data["values"] = list(values)
        place = channel or who.place
        about = message or self.person("Olwen").screen("start-here")[0]
        return asking.ask(self.stage.world, who.account, place, kind=Kind.COMPONENT, data=data, about=about)

    # What went over the wire

    @property
    def public(self) -> list[Exchange]:
        """What the bot asked of Discord, answers to presses and questions of its own aside."""
        private = ("/interactions/", "/webhooks/")
        return [one for one in self.stage.exchanges if one.method != "GET" and not one.template.startswith(private)]

    def check_what_was_sent(self) -> None:
        """See that nothing the bot sent could ping anybody, and that its controls remember no choice."""
        for one in self.stage.exchanges:
            for part in _walk(one.request):
                custom_id = part.get("custom_id")
                assert custom_id is None or _OURS.fullmatch(custom_id), custom_id
                if "content" in part and "embeds" in part and part["content"] is not None:
                    assert part["content"] in NEUTRAL, part["content"]
                if "embeds" in part and one.method == "POST" and part.get("embeds"):
                    assert part["allowed_mentions"]["parse"] == [], part
        for phone in self.stage.world.phones.values():
            assert set(phone.pushes) <= NEUTRAL, phone.pushes

    def check_what_was_needed(self) -> None:
        """See that the bot did nothing for which it needs a permission that no owner is asked for."""
        for guild in self.stage.world.guilds.values():
            me = guild.members.get(self.stage.world.bot.id)
            unasked = discord.Permissions(me.used & ~INVITED_WITH.value if me else 0)
            assert [name for name, needed in unasked if needed] == []


def keep(folder: Path, left: Path) -> Path:
    """Copy the files as a computer that lost power would find them."""
    return Path(shutil.copytree(folder, left, ignore=shutil.ignore_patterns("*-shm", "*.lock")))


def label(control: dict[str, Any]) -> str:
    return screen.label(control)


def buttons(message: Message) -> list[dict[str, Any]]:
    return screen.buttons(message)


def custom_id(message: Message, verb: str) -> str:
    """Make up the id of a control about the same thing as those of this message."""
    first: dict[str, Any] = next(iter(message.components))
    return custom_id_of(first["components"][0]["custom_id"], verb)


def custom_id_of(other: str, verb: str) -> str:
    return f"v1:{verb}:{other.split(':')[2]}"


def words(message: Message | None) -> str:
    return "" if message is None else screen.words(message)


def told(interaction: Interaction) -> str:
    """Return what the message says that somebody was answered with."""
    assert not interaction.failed, "This interaction failed"
    return words(interaction.original)


async def until(stage: Stage, look: Callable[[], T | None]) -> T:
    """Wait until something is so; every change of anybody's screen is a reason to look again."""
    olwen = stage.person("Olwen")
    return await olwen._until(look, "found what the test waits for")


async def eventually(look: Callable[[], T | None]) -> T:
    """Wait until something is so that no screen shows, for twenty seconds at most."""
    async with asyncio.timeout(20):
        while not (found := look()):  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.002)
    return found


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from _walk(one)
