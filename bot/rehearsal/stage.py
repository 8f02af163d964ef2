"""The stage: one world, its REST and its gateway on loopback, and the people who act on it."""

import asyncio
from collections import deque
from typing import Protocol, Self

from aiohttp import web

from bot.clock import Clock
from bot.rehearsal.gateway.server import Gateway
from bot.rehearsal.person.person import Person
from bot.rehearsal.rest.faults import Faults
from bot.rehearsal.rest.pace import RequestPace
from bot.rehearsal.rest.server import PREFIX, Exchange, Rest
from bot.rehearsal.world import asking, threads
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.world import World

LOOPBACK = "127.0.0.1"
_AT_ONCE = 2048  # so many may knock in one instant; a queue too short costs each of them a second


class Furniture(Protocol):
    """Something else that is served on the stage's address, such as the page."""

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request that is neither REST nor gateway nor a file."""
        ...

    def close(self) -> None:
        """Let go of whoever still listens."""
        ...


# What somebody uploaded stands on the page's own origin: it may be looked at, and do nothing.
_HARMLESS = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}


class Stage:
    """A Discord stand-in, open while it is needed."""

    def __init__(self, clock: Clock, world: World | None = None) -> None:
        self.clock = clock
        self.world = world or World(clock)
        self.rest = Rest(self.world)
        self.gateway = Gateway(self.world)
        self.base_url = ""
        self.port = 0
        self.page: Furniture | None = None
        self.away = False  # whether the server is having an outage
        self._people: dict[str, Person] = {}
        self._runner: web.ServerRunner | None = None
        clock.listen(self._moved)

    @classmethod
    async def open(cls, clock: Clock, *, port: int = 0, address: str = LOOPBACK, world: World | None = None) -> Self:
        """Start serving, a new world and on loopback if not told otherwise; port 0 takes any that is free."""
        stage = cls(clock, world)
        runner = stage._runner = web.ServerRunner(web.Server(stage._serve, access_log=None), shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, address, port, backlog=_AT_ONCE).start()
        taken = stage.port = runner.addresses[0][1]
        stage.base_url = stage.world.base_url = f"http://{address}:{taken}"
        stage.world.gateway_url = f"ws://{address}:{taken}/gateway"
        return stage

    @property
    def api_url(self) -> str:
        """Where bots send their requests."""
        return self.base_url + PREFIX

    @property
    def gateway_url(self) -> str:
        """Where bots listen."""
        return self.world.gateway_url

    @property
    def bot_token(self) -> str:
        """The token of the one bot that is invited."""
        return self.world.bot_token

    @property
    def exchanges(self) -> deque[Exchange]:
        """Every request and reply so far, oldest first."""
        return self.rest.exchanges

    @property
    def faults(self) -> Faults:
        """What is to go wrong on purpose."""
        return self.rest.faults

    @property
    def pace(self) -> RequestPace:
        """How often the bot may ask."""
        return self.rest.pace

    def person(self, name: str) -> Person:
        """Return the person with this name, ready to act."""
        if name not in self._people:
            self._people[name] = Person(self.world, self.world.find_account(name))
        return self._people[name]

    def add_guild(self, name: str, owner: str) -> Guild:
        """Make another server, owned by somebody who is already here, and invite the bot to it."""
        guild = self.world.add_guild(name, self.world.find_account(owner))
        self.gateway.welcome(guild, new=True)
        return guild

    async def close(self) -> None:
        """Stop serving."""
        if self.page is not None:
            self.page.close()
        await self.gateway.close()
        for interaction in self.world.interactions.values():
            if interaction.too_late is not None:
                interaction.too_late.cancel()
        if self._runner is not None:
            await self._runner.cleanup()

    def _moved(self) -> None:
        threads.archive_quiet_ones(self.world)
        asking.forget_old(self.world)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith(PREFIX):
            return await self.rest.answer(request)
        if path.startswith("/gateway"):
            return await self.gateway.meet(request)
        kept = self.world.files.get(path)
        if kept is not None:
            return web.Response(body=kept[1], content_type=kept[0].split(";")[0], headers=_HARMLESS)
        if self.page is not None:
            return await self.page.answer(request)
        return web.Response(status=404)


async def serve_until_cancelled(stage: Stage) -> None:
    """Keep the stage open until whoever started it has had enough."""
    try:
        await asyncio.Event().wait()
    finally:
        await stage.close()
