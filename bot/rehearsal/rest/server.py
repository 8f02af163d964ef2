"""Answers requests: finds the operation, asks who it is, does it, and notes what went to and fro."""

from collections import deque
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

from aiohttp import BodyPartReader, web

from bot.rehearsal.refused import Refused, invalid, unauthorized
from bot.rehearsal.rest import callbacks, channels, commands, followups, guilds, me, messages, roles, threads
from bot.rehearsal.rest.faults import Fault, Faults
from bot.rehearsal.rest.routes import Call, Reply, Route, Upload, not_imitated, routes
from bot.rehearsal.wire import from_text, to_bytes
from bot.rehearsal.world.world import World

NOUNS = (callbacks, channels, commands, followups, guilds, me, messages, roles, threads)
PREFIX = "/api/v10"


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
        self.faults = Faults()
        self.exchanges: deque[Exchange] = deque(maxlen=20_000)
        self.recording = True
        self._date = (0, "")

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        path = request.path.removeprefix(PREFIX)
        body: Any = None
        template = path
        fault = None
        try:
            route, ids = self._route(request, path)
            template = route.template
            body, uploads = await _read(request)
            fault = self.faults.take(request.method, template)
            if fault is None or fault.after:
                reply = self._do(route, ids, request, body, uploads)
            if fault is not None:
                reply = self._fail(request, fault)
        except Refused as refused:
            reply = Reply(refused.body, refused.status)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # Discord would say which part does not fit; that the stage does not know is said as plainly as it can be.
            reply = Reply({"message": f"Invalid Form Body: {error!r}", "code": 50035}, 400)
        if self.recording:
            exchange = Exchange(request.method, template, path, request.query_string, body, reply.status, reply.body)
            self.exchanges.append(exchange)
        return self._response(reply)

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
    ) -> Reply:
        query = request.query if request.query_string else {}
        return route.handler(
            Call(
                self.world,
                request.method,
                request.path,
                route.template,
                ids=ids,
                query=query,
                body=body,
                uploads=uploads,
            )
        )

    def _fail(self, request: web.BaseRequest, fault: Fault) -> Reply:
        if fault.status == 0 and request.transport is not None:
            request.transport.abort()
        return Reply({"message": f"{fault.status or 500}: planned failure", "code": 0}, fault.status or 500)

    def _response(self, reply: Reply) -> web.Response:
        now = self.world.now()
        if self._date[0] != int(now.timestamp()):
            self._date = (int(now.timestamp()), format_datetime(now, usegmt=True))
        headers = {"Date": self._date[1], "Via": "1.1 stage"}
        if reply.status == 204:
            return web.Response(status=204, headers=headers)
        headers["Content-Type"] = "application/json"
        return web.Response(status=reply.status, body=to_bytes(reply.body), headers=headers)


async def _read(request: web.BaseRequest) -> tuple[Any, dict[int, Upload]]:
    if not request.can_read_body:
        return None, {}
    if request.content_type != "multipart/form-data":
        text = await request.read()
        return (_json(text) if text else None), {}
    body: Any = {}
    uploads: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        name, content = part.name or "", bytes(await part.read(decode=True))
        if name == "payload_json":
            body = _json(content)
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            index = int(name.removeprefix("files[").removesuffix("]")) if name.startswith("files[") else len(uploads)
            uploads[index] = Upload(part.filename or name, kind, content)
    return body, uploads


def _json(text: bytes) -> Any:
    try:
        return from_text(text)
    except ValueError:
        raise invalid((), "BASE_TYPE_REQUIRED", "The request body contains invalid JSON.") from None
