"""The page's own addresses: its files, what a phone shows, what a thumb does, and the clock."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.rehearsal.page import acts, screens
from bot.rehearsal.page.backstage import Backstage
from bot.rehearsal.page.bodies import body
from bot.rehearsal.page.door import HEADERS, Door, Handler, at_home, cookie_name, let_in, own_page, refused
from bot.rehearsal.person import screen
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.wire import Json, moment, to_bytes
from bot.rehearsal.world import permissions
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.world import World

STATIC = Path(__file__).parent / "static"
_MOST_HOURS = 24 * 366
_STILL_HERE = 15
_KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


class Page:
    """The page of one rehearsal; its address is the stage's, a `#`, and the ticket.

    A page that takes another's place keeps its door, so that whoever was in stays in.
    """

    def __init__(
        self,
        world: World,
        announce: Callable[[str], None] | None = None,
        *,
        door: Door | None = None,
        backstage: Backstage | None = None,
    ) -> None:
        self._world = world
        self.door = door or Door(announce)
        self._backstage = backstage or Backstage()
        self._seen = screens.Seen()
        self._listening: set[asyncio.Task[object]] = set()
        self._routes = _files() | self._asked()

    @property
    def ticket(self) -> str:
        """What opens the page, once."""
        return self.door.ticket

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        handler = self._routes.get((request.method, request.path), _nowhere)
        return await handler(request)

    def close(self) -> None:
        """Hang up on every phone that listens."""
        for task in self._listening:
            task.cancel()

    def _asked(self) -> dict[tuple[str, str], Handler]:
        inside = {
            ("GET", "/page/people"): self._people,
            ("GET", "/page/screen"): self._screen,
            ("GET", "/page/commands"): self._commands,
            ("GET", "/page/events"): self._events,
            ("POST", "/page/act"): self._act,
            ("POST", "/page/clock"): self._clock,
            ("GET", "/page/due"): self._due,
            ("GET", "/page/backstage"): self._offers,
            ("POST", "/page/trouble"): self._trouble,
            ("POST", "/page/restart"): self._restart,
            ("POST", "/page/start-over"): self._start_over,
        }
        routes = {place: let_in(self.door, _told(handler)) for place, handler in inside.items()}
        return routes | {("POST", "/page/enter"): own_page(_told(self._enter))}

    async def _enter(self, request: web.BaseRequest) -> web.StreamResponse:
        given = await body(request)
        if self.door.knows(request.cookies.get(cookie_name(request), "")):
            return _json({})
        session = self.door.enter(str(given.get("token", "")))
        if session is None:
            return refused(401, "This link is not valid any more.")
        answer = _json({})
        answer.set_cookie(cookie_name(request), session, httponly=True, samesite="Strict", path="/page")
        return answer

    async def _people(self, request: web.BaseRequest) -> web.StreamResponse:
        return _json({"people": screens.everyone(self._world), "now": moment(self._world.now())})

    async def _screen(self, request: web.BaseRequest) -> web.StreamResponse:
        query = request.query
        channel = int(query["channel"]) if "channel" in query else None
        limit = max(1, min(int(query.get("limit", "60")), 1000))
        skip = int(query.get("skip", "0"))
        person = self._person(query.get("person"))
        return _json(screens.shown(self._world, person, channel=channel, limit=limit, seen=self._seen, skip=skip))

    async def _commands(self, request: web.BaseRequest) -> web.StreamResponse:
        person = self._person(request.query.get("person"))
        channel = screens.find_place(self._world, person, request.query["channel"])
        offered = screen.commands(self._world, person, channel)
        return _json({"commands": [screens.in_language(command.wire, person.locale) for command in offered]})

    async def _act(self, request: web.BaseRequest) -> web.StreamResponse:
        given = await body(request)
        person = self._person(given.get("person"))
        verb = acts.VERBS.get(str(given.get("verb")))
        if verb is None:
            return refused(400, "The page does not know how to do that.")
        return _json(await verb(acts.Hand(self._world, person, self._seen), given))

    async def _clock(self, request: web.BaseRequest) -> web.StreamResponse:
        hours = (await body(request)).get("hours")
        if type(hours) is not int or not 0 < hours <= _MOST_HOURS:
            return refused(400, "The clock only moves on, by whole hours.")
        self._world.clock.move(timedelta(hours=hours))
        self._world.tell(None)
        return _json({"now": moment(self._world.now())})

    async def _due(self, request: web.BaseRequest) -> web.StreamResponse:
        return _json(await self._backstage.coming(request.query.get("language", "en")))

    async def _offers(self, request: web.BaseRequest) -> web.StreamResponse:
        person = self._person(request.query.get("person"))
        return _json(self._backstage.offers(person, self._place(person, request.query.get("channel"))))

    async def _trouble(self, request: web.BaseRequest) -> web.StreamResponse:
        given = await body(request)
        person = self._person(given.get("person"))
        place = self._place(person, given.get("channel"))
        return _json(self._backstage.trouble(str(given["name"]), person, place, on=given["on"] is True))

    async def _restart(self, request: web.BaseRequest) -> web.StreamResponse:
        await body(request)
        if self._backstage.restart is None:
            raise CannotDo("This rehearsal cannot restart its bot.")
        await self._backstage.restart()
        return _json({})

    async def _start_over(self, request: web.BaseRequest) -> web.StreamResponse:
        await body(request)
        if self._backstage.start_over is None:
            raise CannotDo("This rehearsal cannot start over.")
        self._backstage.start_over()
        return _json({})

    async def _events(self, request: web.BaseRequest) -> web.StreamResponse:
        person = self._person(request.query.get("person"))
        stream = web.StreamResponse(
            headers={**HEADERS, "Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await stream.prepare(request)
        if task := asyncio.current_task():
            self._listening.add(task)
            task.add_done_callback(self._listening.discard)
        changed = self._world.change(person.id)
        with suppress(ConnectionError, asyncio.CancelledError):
            while True:
                await asyncio.wait({changed}, timeout=_STILL_HERE)
                if not changed.done():
                    await stream.write(b": still here\n\n")
                    continue
                changed = self._world.change(person.id)
                await stream.write(b"data: changed\n\n")
        return stream

    def _place(self, person: Account, number: object) -> Channel | None:
        text = str(number)
        place = self._world.channels.get(int(text)) if text.isdecimal() else None
        return place if place and permissions.can_see(place, person.id) else None

    def _person(self, number: object) -> Account:
        text = str(number)
        account = self._world.accounts.get(int(text)) if text.isdecimal() else None
        if account is None or account.bot or account.id not in self._world.guild.members:
            raise unknown("User")
        return account


def _told(handler: Handler) -> Handler:
    async def guarded(request: web.BaseRequest) -> web.StreamResponse:
        try:
            return await handler(request)
        except CannotDo as refusal:
            return _json({"problem": str(refusal), "sentence": refusal.sentence, "values": refusal.values})
        except Refused as refusal:
            return _json({"problem": str(refusal)})
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
            return refused(400, "The page sent something that does not fit.")

    return guarded


def _files() -> dict[tuple[str, str], Handler]:
    found = {
        f"/page/{path.relative_to(STATIC).as_posix()}": path for path in STATIC.rglob("*") if path.suffix in _KINDS
    }
    return {("GET", place): at_home(_file(path)) for place, path in {**found, "/": STATIC / "index.html"}.items()}


def _file(path: Path) -> Handler:
    content = path.read_bytes()
    kind = _KINDS[path.suffix]

    async def give(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response(body=content, content_type=kind, charset="utf-8", headers={"Cache-Control": "no-cache"})

    return give


@at_home
async def _nowhere(request: web.BaseRequest) -> web.StreamResponse:
    return web.Response(status=404)


def _json(value: Json) -> web.Response:
    return web.Response(body=to_bytes(value), content_type="application/json", headers={"Cache-Control": "no-store"})
