"""The page's own addresses: its files, what a phone shows, what a thumb does, and the clock."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.rehearsal.page import acts, screens
from bot.rehearsal.page.door import HEADERS, Door, Handler, at_home, cookie_name, let_in, own_page, refused
from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.wire import Json, moment, to_bytes
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.world import World

STATIC = Path(__file__).parent / "static"
_MOST_BYTES = 12 << 20
_MOST_HOURS = 24 * 366
_KEEP_ALIVE = 15
_KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


class Page:
    """The page of one rehearsal."""

    def __init__(self, world: World, announce: Callable[[str], None] | None = None) -> None:
        self.world = world
        self.door = Door(announce)
        self.seen = screens.Seen()
        self._listening: set[asyncio.Task[object]] = set()

    def add_to(self, app: web.Application) -> None:
        """Give the server the page's addresses."""
        app.on_shutdown.append(self._hang_up)
        app.router.add_get("/", at_home(_file(STATIC / "index.html")))
        for path in sorted(STATIC.rglob("*.*")):
            app.router.add_get(f"/page/{path.relative_to(STATIC).as_posix()}", at_home(_file(path)))
        app.router.add_post("/page/enter", own_page(_told(self.enter)))
        for name, handler in {
            "people": self.people,
            "screen": self.screen,
            "commands": self.commands,
            "events": self.events,
        }.items():
            app.router.add_get(f"/page/{name}", let_in(self.door, _told(handler)))
        app.router.add_post("/page/act", let_in(self.door, _told(self.act)))
        app.router.add_post("/page/clock", let_in(self.door, _told(self.clock)))

    async def _hang_up(self, _: web.Application) -> None:
        for task in tuple(self._listening):
            task.cancel()

    async def enter(self, request: web.Request) -> web.StreamResponse:
        """Trade the ticket from the address for a session."""
        if self.door.knows(request.cookies.get(cookie_name(request), "")):
            return _json({})
        given = await _body(request)
        session = self.door.enter(str(given.get("token", "")))
        if session is None:
            return refused(401, "This link is not valid any more.")
        answer = _json({})
        answer.set_cookie(cookie_name(request), session, httponly=True, samesite="Strict", path="/page")
        return answer

    async def people(self, request: web.Request) -> web.StreamResponse:
        """List who one can be."""
        return _json({"people": screens.everyone(self.world), "now": moment(self.world.now())})

    async def screen(self, request: web.Request) -> web.StreamResponse:
        """Show one person's phone."""
        query = request.query
        channel = int(query["channel"]) if "channel" in query else None
        limit = max(1, min(int(query.get("limit", "60")), 10_000))
        person = self._person(query.get("person"))
        return _json(screens.screen(self.world, person, channel=channel, limit=limit, seen=self.seen))

    async def commands(self, request: web.Request) -> web.StreamResponse:
        """List the commands that one person may run."""
        return _json({"commands": screens.commands(self.world, self._person(request.query.get("person")))})

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Do what a thumb does, and answer when the bot has answered."""
        given = await _body(request)
        person = self._person(given.get("person"))
        verb = acts.VERBS.get(str(given.get("verb")))
        if verb is None:
            return refused(400, "The page does not know how to do that.")
        return _json(await verb(acts.Thumb(self.world, person, self.seen), given))

    async def clock(self, request: web.Request) -> web.StreamResponse:
        """Move the rehearsal's clock on; never back."""
        hours = (await _body(request)).get("hours")
        if not isinstance(hours, int) or not 0 < hours <= _MOST_HOURS:
            return refused(400, "The clock only moves on, by whole hours.")
        self.world.clock.move(timedelta(hours=hours))
        self.world.tell(None)
        return _json({"now": moment(self.world.now())})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Tell one phone, for as long as it listens, that its screen may have changed."""
        person = self._person(request.query.get("person"))
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", **HEADERS}
        )
        await stream.prepare(request)
        changed = self.world.change(person.id)
        if task := asyncio.current_task():
            self._listening.add(task)
            task.add_done_callback(self._listening.discard)
        with suppress(ConnectionError):
            while True:
                await asyncio.wait({changed}, timeout=_KEEP_ALIVE)
                if not changed.done():
                    await stream.write(b": still here\n\n")
                    continue
                changed = self.world.change(person.id)
                await stream.write(b"data: changed\n\n")
        return stream

    def _person(self, number: object) -> Account:
        text = str(number)
        account = self.world.accounts.get(int(text)) if text.isdecimal() else None
        if account is None or account.bot or account.id not in self.world.guild.members:
            raise unknown("User")
        return account


def _told(handler: Handler) -> Handler:
    async def guarded(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refused as refusal:
            return refused(400, str(refusal))
        except (KeyError, TypeError, ValueError):
            return refused(400, "The page sent something that does not fit.")

    return guarded


def _file(path: Path) -> Handler:
    kind = _KINDS[path.suffix]

    async def give(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(path, headers={"Content-Type": f"{kind}; charset=utf-8", "Cache-Control": "no-cache"})

    return give


def _json(value: Json) -> web.Response:
    return web.Response(body=to_bytes(value), content_type="application/json", headers={"Cache-Control": "no-store"})


async def _body(request: web.Request) -> Json:
    if (request.content_length or 0) > _MOST_BYTES:
        raise ValueError("too much")
    given = await request.json()
    if not isinstance(given, dict):
        raise TypeError("not an object")
    return given


def add_page(app: web.Application, world: World, announce: Callable[[str], None] | None = None) -> Page:
    """Put the page on a server that has not started yet; `page.door.ticket` belongs after the # of its address."""
    page = Page(world, announce)
    page.add_to(app)
    return page
