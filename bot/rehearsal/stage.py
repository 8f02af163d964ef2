"""The stage: one world, its REST and its gateway on loopback, and the people who act on it."""

import asyncio
from collections import deque
from collections.abc import Callable

from aiohttp import web

from bot.clock import Clock
from bot.rehearsal.gateway.server import Gateway
from bot.rehearsal.person.person import Person
from bot.rehearsal.rest.faults import Faults
from bot.rehearsal.rest.server import PREFIX, Exchange, Rest
from bot.rehearsal.world import asking, threads
from bot.rehearsal.world.world import World

Furnish = Callable[[web.Application, World], object]


class Stage:
    """A Discord stand-in, open while it is needed."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.world = World(clock)
        self.rest = Rest(self.world)
        self.gateway = Gateway(self.world)
        self.base_url = ""
        self._people: dict[str, Person] = {}
        self._runner: web.AppRunner | None = None
        clock.listen(self._moved)

    @classmethod
    async def open(cls, clock: Clock, *, port: int = 0, furnish: Furnish | None = None) -> "Stage":
        """Start serving on loopback; port 0 takes any that is free, `furnish` puts up a page beside it."""
        stage = cls(clock)
        app = web.Application(client_max_size=32 << 20)
        app.router.add_route("*", PREFIX + "/{path:.*}", stage.rest.answer)
        app.router.add_get("/gateway", stage.gateway.meet)
        app.router.add_get("/gateway/", stage.gateway.meet)
        app.router.add_get("/attachments/{channel}/{id}/{name}", stage._file)
        if furnish is not None:
            furnish(app, stage.world)
        runner = stage._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        taken = runner.addresses[0][1]
        stage.base_url = stage.world.base_url = f"http://127.0.0.1:{taken}"
        stage.world.gateway_url = f"ws://127.0.0.1:{taken}/gateway"
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

    def person(self, name: str) -> Person:
        """Return the person with this name, ready to act."""
        if name not in self._people:
            self._people[name] = Person(self.world, self.world.find_account(name))
        return self._people[name]

    async def close(self) -> None:
        """Stop serving."""
        await self.gateway.close()
        for interaction in self.world.interactions.values():
            if interaction.too_late is not None:
                interaction.too_late.cancel()
        if self._runner is not None:
            await self._runner.cleanup()

    def _moved(self) -> None:
        threads.archive_quiet_ones(self.world)
        asking.forget_old(self.world)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        kept = self.world.files.get(request.raw_path)
        if kept is None:
            return web.Response(status=404)
        return web.Response(body=kept[1], content_type=kept[0].split(";")[0])


async def serve_until_cancelled(stage: Stage) -> None:
    """Keep the stage open until whoever started it has had enough."""
    try:
        await asyncio.Event().wait()
    finally:
        await stage.close()
