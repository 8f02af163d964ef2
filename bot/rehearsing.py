"""A rehearsal: the real bot on a stage, in one process and on one clock, with invented people."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import App
from bot.client import INVITED_WITH
from bot.clock import AS_IT_COMES, Clock, Timing
from bot.rehearsal.page import Backstage, Door, Page
from bot.rehearsal.stage import Stage
from bot.rehearsal.world.world import World
from bot.services import letters, polls, topics
from bot.services.reminders import schedule
from bot.settings import Secret, Settings

OWNER, COORDINATOR = "Olwen", "Bethan"
# Who has joined before the curtain rises; everybody else can try what joining is like.
JOINED = {
    "Homecare worker": ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya"),
    "Manager": ("Helen", "Rhys"),
    "Family carer": ("Margaret",),
}
# Whom people turn to: numbers that nobody has, kept for stories by those who hand them out.
TURN_TO = {
    "The safeguarding lead's name": "Nia Rees",
    "How to reach them": "01632 960 001, weekdays 9 to 5",
    "Local numbers to call": "Council, day: 01632 960 002\nCouncil, night: 01632 960 003",
}
# What lies on the table when the curtain rises: thanks on the wall, a vote to answer, and something to publish.
THANKED, THANKS = (
    "Homecare workers",
    {"Thank you for…": "You told us what a visit at night is like. The card begins there."},
)
READY_MADE = "What matters most"  # a vote in which each chooses up to two of five
MADE = {"What it is called": "The pocket card", "About it": "What helps somebody who does not eat, to carry along."}
LINES = ("Offer small pleasures first.", "Tea before talk.", "Sit down too, if there is a minute.")
# What the page's clock says of what comes next, in its two languages.
DUE = {
    "en": (
        "A vote closes.",
        "A vote's card may show that more people have answered.",
        "A letter goes out.",
        "A question closes.",
    ),
    "cy": (
        "Mae pleidlais yn cau.",
        "Gall cerdyn pleidlais ddangos bod mwy wedi ateb.",
        "Mae llythyr yn mynd allan.",
        "Mae cwestiwn yn cau.",
    ),
}


class Rehearsal:
    """A stage and the bot on it, which may be stopped and started again on the same data."""

    def __init__(self, stage: Stage, settings: Settings, timing: Timing) -> None:
        self.stage, self.clock = stage, stage.clock
        self._settings, self._timing = settings, timing
        self.app: App
        self._running: asyncio.Task[None]
        self._restarting = asyncio.Lock()

    async def enter(self) -> None:
        """Start the bot and wait until it is there; should it fail first, fail in the same way."""
        self.app = await App.open(self._settings, self.clock, timing=self._timing)
        self._running = asyncio.create_task(self.app.run(), name="bot")
        try:
            await _connected(self.app, self._running)
        except BaseException:
            await self.leave()
            raise

    async def leave(self) -> None:
        """Stop the bot; what it was told stays in its database."""
        await self.app.close()
        with suppress(asyncio.CancelledError):
            await self._running

    async def restart(self) -> None:
        """Stop the bot and start it again, as an operator would."""
        async with self._restarting:
            await self.leave()
            await self.enter()

    async def due(self, language: str) -> list[tuple[datetime, str]]:
        """Say what happens next, without saying what it is about."""
        now, store = self.clock.now(), self.app.store
        closes, shows, letter, question = DUE.get(language, DUE["en"])
        closing = await store.run(polls.closing_times)
        coming = [(when, closes) for when in closing]
        asking = await store.run(topics.next_to_close, now=now)
        waking = await store.run(polls.next_turnout, now=now)
        sent = [await store.run(of.next_due, now=now) for of in (letters, schedule)]
        coming += [(waking, shows)] if waking is not None and waking not in closing else []
        coming += [(when, letter) for when in sent if when is not None and when > now]
        coming += [(asking, question)] if asking is not None else []
        return coming


@asynccontextmanager
async def rehearsal(
    settings: Settings, folder: Path, stage: Stage, *, timing: Timing = AS_IT_COMES
) -> AsyncIterator[Rehearsal]:
    """Bring the bot onto a stage, which is closed at the end; `folder` takes all data."""
    try:
        this = Rehearsal(stage, _on_stage(settings, stage, folder), timing)
        await this.enter()
        try:
            yield this
        finally:
            await this.leave()
    finally:
        await stage.close()


async def rehearse(settings: Settings, port: int) -> int:
    """Set the scene, say where the page is and stay until interrupted; starting over begins with nothing."""
    door: Door | None = None
    while True:
        over = asyncio.Event()
        with TemporaryDirectory(prefix="kitchen-table-") as folder:
            clock = Clock()
            stage = await Stage.open(clock, port=port, world=invited(clock))
            async with rehearsal(settings, Path(folder), stage) as this:
                await set_the_scene(this.stage)
                await lay_the_table(this.stage)
                port = this.stage.port
                door = open_the_page(this, door=door, start_over=over.set)
                await over.wait()


def invited(clock: Clock) -> World:
    """Make a world in which the bot may do what its invitation asks for, and nothing more."""
    return World(clock, invited_with=INVITED_WITH.value)


async def set_the_scene(stage: Stage) -> None:
    """Set the server up as its owner would, and let some people join."""
    await set_up_the_server(stage)
    for group, names in JOINED.items():
        for name in names:
            await join(stage, name, group)


async def set_up_the_server(stage: Stage) -> None:
    """Be the owner: run /setup, and make Bethan the coordinator."""
    owner = stage.person(OWNER)
    await owner.runs("/setup")
    await owner.presses("Who people turn to")
    await owner.presses("Write it")
    await owner.fills(TURN_TO)
    await owner.presses("Back to setting up")
    await owner.presses("Set it up")
    await owner.sees("This server is ready")
    owner.gives_role(COORDINATOR, "Coordinator")
    await owner.sees("Welcome to the kitchen table")


async def lay_the_table(stage: Stage) -> None:
    """Be Bethan: thank a group on the wall, open a vote, and put something together that is not published yet."""
    coordinator = stage.person(COORDINATOR)
    await coordinator.runs("/thanks give")
    await coordinator.chooses("A group, on the wall", THANKED)
    await coordinator.fills(THANKS)
    await coordinator.presses("Put it on the wall")
    await coordinator.runs("/poll open")
    await coordinator.chooses("In which way?", READY_MADE)
    await coordinator.fills({})
    await coordinator.presses("Post it")
    await coordinator.sees("Your vote is open")
    await coordinator.runs("/output new")
    await coordinator.fills(MADE)
    for line in LINES:
        await coordinator.presses("Add a line")
        await coordinator.presses("Write one without an answer")
        await coordinator.fills({"The line": line})
        await coordinator.sees(line)


async def join(stage: Stage, name: str, group: str) -> None:
    """Be somebody who joins in seven taps."""
    person = stage.person(name)
    for label in ("Join", "English", "Go on", group, "Go on", "No shifts", "Yes, take part"):
        await person.presses(label)
    await person.sees("You have joined")


async def _connected(app: App, running: asyncio.Task[None]) -> None:
    """Wait until the bot is there; should it fail first, fail in the same way."""
    connected = asyncio.create_task(app.bot.connected.wait(), name="waiting for the bot")
    await asyncio.wait((connected, running), return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        connected.cancel()
        await running


def open_the_page(this: Rehearsal, *, door: Door | None = None, start_over: Callable[[], None] | None = None) -> Door:
    """Serve the phone-sized page on the stage; whoever came in by this door before is still in.

    A new door's address is printed. It works once, and each time it is tried again the next one is printed.
    """
    address = this.stage.base_url

    def announce(ticket: str) -> None:
        print(f"Rehearsal: {address}/#{ticket}", flush=True)  # noqa: T201 - what the newcomer waits for

    if door is None:
        door = Door(announce)
        announce(door.ticket)
    backstage = Backstage(this.stage, this.due, this.restart, start_over)
    this.stage.page = Page(this.stage.world, door=door, backstage=backstage)
    return door


def _on_stage(settings: Settings, stage: Stage, folder: Path) -> Settings:
    return replace(
        settings,
        token=Secret(stage.bot_token),
        data_dir=folder / "data",
        key_dir=folder / "keys",
        database_url=None,
        discord_api_url=stage.api_url,
        health_port=None,
        messages_per_second=40.0,  # nobody's phone is at stake
    )
