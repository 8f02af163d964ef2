"""Answers requests: finds the operation, asks who it is, does it, and notes what went to and fro."""

import asyncio
import logging
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from math import ceil
from typing import Any

from aiohttp import web

from bot.rehearsal.refused import Refused, unauthorized
from bot.rehearsal.rest import (
    callbacks,
    channels,
    commands,
    events,
    followups,
    guilds,
    invites,
    me,
    messages,
    pins,
    reactions,
    roles,
    thread_lists,
    thread_members,
    threads,
    webhooks,
)
from bot.rehearsal.rest.faults import Fault, Faults
from bot.rehearsal.rest.pace import Limited, RequestPace
from bot.rehearsal.rest.reading import read
from bot.rehearsal.rest.routes import RestCall, RestReply, Route, Upload, not_imitated, routes
from bot.rehearsal.wire import to_bytes
from bot.rehearsal.world.threads import archive_quiet_ones
from bot.rehearsal.world.world import World

NOUNS = (
    *(callbacks, channels, commands, events, followups, guilds, invites),
    *(me, messages, pins, reactions, roles, threads, thread_lists, thread_members, webhooks),
)
PREFIX = "/api/v10"

_log = logging.getLogger(__name__)
_NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its reply, as they went over the wire."""

    method: str
    template: str
    path: str
    query: str
    request: Any
    status: int
    reply: Any


class Rest:
    """Discord's REST over one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults(world)
        self.pace = RequestPace(world)
        self.exchanges: deque[Exchange] = deque(maxlen=20_000)
        self.recording = True
        self._date = (0, "")

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        banned_for = self.pace.banned_for()
        if banned_for:
            return _shut_out(banned_for)
        path = request.path.removeprefix(PREFIX)
        template, body, pace = path, None, _NO_HEADERS
        try:
            route, ids = self._route(request, path)
            template = route.template
            body, uploads = await read(request)
            if self.pace.on:
                pace = self.pace.admit(route, ids, body)
            fault = self.faults.take(request.method, template) if self.faults.planned else None
            if fault is None:
                reply = self._do(route, ids, request, body, uploads)
            else:
                reply = await self._fail(fault, request, lambda: self._do(route, ids, request, body, uploads))
        except Limited as refused:
            reply = refused.reply
        except Refused as refused:
            reply = RestReply(refused.body, refused.status)
        if reply.status >= 400:
            self.pace.note(reply)
        if self.recording:
            exchange = Exchange(request.method, template, path, request.query_string, body, reply.status, reply.body)
            self.exchanges.append(exchange)
        return self._response(reply, pace)

    def _route(self, request: web.BaseRequest, path: str) -> tuple[Route, dict[str, str]]:
        found = routes.find(request.method, path)
        known = found is not None and found[0].open
        if not known and request.headers.get("Authorization") != f"Bot {self.world.bot_token}":
            raise unauthorized()
        if found is None:
            raise not_imitated(request.method, path)
        return found

    def _do(
        self,
        route: Route,
        ids: dict[str, str],
        request: web.BaseRequest,
        body: Any,
        uploads: dict[int, Upload],
    ) -> RestReply:
        query = request.query if request.query_string else _NO_HEADERS
        method, path = request.method, request.path
        given = route.fitting(body)
        archive_quiet_ones(self.world)  # on a loop of its own, time goes by without the clock being moved
        try:
            return route.handler(
                RestCall(self.world, method, path, route.template, ids=ids, query=query, body=given, uploads=uploads)
            )
        except Refused:
            raise
        except Exception as error:
            return _own_fault(route, error)

    async def _fail(self, fault: Fault, request: web.BaseRequest, do: Callable[[], RestReply]) -> RestReply:
        done = do() if fault.after else None
        if fault.seconds and fault.status is None:
            await asyncio.sleep(fault.seconds)
        if fault.status == 0 and request.transport is not None:
            request.transport.abort()
        return fault.reply() or done or do()

    def _response(self, reply: RestReply, pace: Mapping[str, str]) -> web.Response:
        now = self.world.now()
        if self._date[0] != int(now.timestamp()):
            self._date = (int(now.timestamp()), format_datetime(now, usegmt=True))
        headers = {"Date": self._date[1], "Via": "1.1 stage", **pace, **(reply.headers or _NO_HEADERS)}
        if reply.status == 204:
            return web.Response(status=204, headers=headers)
        headers["Content-Type"] = "application/json"
        return web.Response(status=reply.status, body=to_bytes(reply.body), headers=headers)


def _own_fault(route: Route, error: Exception) -> RestReply:
    """Say that the stage, not the bot, has failed; no library tries again after 501."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{route.method} {route.template}: {error!r} in {where.filename.rpartition('/')[2]}:{where.lineno}"
    _log.error("the stage could not answer %s", told, exc_info=error)
    return RestReply({"message": f"This is a fault of the stage's own, not Discord's answer: {told}", "code": 0}, 501)


def _shut_out(seconds: float) -> web.Response:
    """Answer as Discord's front door does: in HTML, and without the `Via` that tells bots who spoke."""
    headers = {"Retry-After": str(ceil(seconds))}
    return web.Response(status=429, text="error code: 1015", content_type="text/html", headers=headers)
