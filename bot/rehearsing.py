"""A rehearsal: the real bot on a stage, in one process and on one clock, with invented people."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import App
from bot.clock import Clock
from bot.rehearsal.page import Page
from bot.rehearsal.stage import Stage
from bot.settings import Secret, Settings

OWNER, COORDINATOR = "Olwen", "Bethan"
# Who has joined before the curtain rises; everybody else can try what joining is like.
JOINED = {
    "Homecare worker": ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya"),
    "Manager": ("Helen", "Rhys"),
    "Family carer": ("Margaret",),
}


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A stage and the bot on it."""

    stage: Stage
    app: App
    clock: Clock


@asynccontextmanager
async def rehearsal(
    settings: Settings,
    folder: Path,
    *,
    port: int = 0,
    clock: Clock | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Rehearsal]:
    """Raise the curtain on an empty server to which the bot has just been invited; `folder` takes all data."""
    clock = clock or Clock()
    stage = await Stage.open(clock, port=port)
    try:
        app = await App.open(_on_stage(settings, stage, folder), clock, step=step)
        running = asyncio.create_task(app.run(), name="bot")
        try:
            await _connected(app, running)
            yield Rehearsal(stage, app, clock)
        finally:
            await app.close()
            with suppress(asyncio.CancelledError):
                await running
    finally:
        await stage.close()


async def rehearse(settings: Settings, port: int) -> int:
    """Set the scene, say where the page is and stay until interrupted."""
    with TemporaryDirectory(prefix="kitchen-table-") as folder:
        async with rehearsal(settings, Path(folder), port=port) as this:
            await set_the_scene(this.stage)
            print(f"Rehearsal: {open_the_page(this.stage)}", flush=True)  # noqa: T201 - what the newcomer waits for
            await asyncio.Event().wait()
    return 0


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
    await owner.presses("Make it so")
    await owner.sees("This server is ready")
    owner.gives_role(COORDINATOR, "Coordinator")
    await owner.sees("Welcome to the kitchen table")


async def join(stage: Stage, name: str, group: str) -> None:
    """Be somebody who joins in two taps and a choice."""
    person = stage.person(name)
    await person.presses("Join")
    await person.chooses("Choose one", group)
    await person.sees("You have joined")


async def _connected(app: App, running: asyncio.Task[None]) -> None:
    """Wait until the bot is there; should it fail first, fail in the same way."""
    connected = asyncio.create_task(app.bot.connected.wait(), name="waiting for the bot")
    await asyncio.wait((connected, running), return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        connected.cancel()
        await running


def open_the_page(stage: Stage) -> str:
    """Serve the phone-sized page on the stage; return its address, which works once, and print those that follow."""

    def address(ticket: str) -> str:
        return f"{stage.base_url}/#{ticket}"

    stage.page = Page(stage.world, lambda ticket: print(f"Rehearsal: {address(ticket)}", flush=True))  # noqa: T201
    return address(stage.page.ticket)


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
