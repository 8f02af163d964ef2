"""What a bot takes for an aiohttp session: requests and gateway reach the stage without leaving the process."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextvars import Context
from dataclasses import dataclass
from typing import Any

import yarl
from aiohttp import ClientOSError, ServerDisconnectedError, web
from multidict import CIMultiDict

from bot.rehearsal.inside.line import End, Line
from bot.rehearsal.inside.request import Request, request_of
from bot.rehearsal.inside.weather import Fate, Weather
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json, from_text, to_bytes


class Answer:
    """As much of aiohttp's response as a bot asks for."""

    __slots__ = ("body", "headers", "reason", "status")

    def __init__(self, status: int, text: bytes, headers: Mapping[str, str]) -> None:
        self.status = status
        self.reason = ""
        self.headers = CIMultiDict(headers)
        self.body = text

    @property
    def ok(self) -> bool:
        """Tell whether it went well."""
        return self.status < 400

    async def text(self, encoding: str = "utf-8") -> str:
        """Return the body."""
        return self.body.decode(encoding)

    async def read(self) -> bytes:
        """Return the body as it came."""
        return self.body

    async def json(self) -> Any:
        """Return what the body says."""
        return from_text(self.body)


class _Asking:
    """A request under way: awaited, or used with `async with`."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def __await__(self) -> Generator[Any, None, Answer]:
        answer: Generator[Any, None, Answer] = self._answer.__await__()
        return answer

    async def __aenter__(self) -> Answer:
        answered: Answer = await self._answer
        return answered

    async def __aexit__(self, *_: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """One request that came through: what really happened, if anything did, and what the bot was told."""

    request: Request
    fate: Fate
    happened: Answer | None
    told: Answer


def _tell_nobody(_: object) -> None:
    """Keep no record."""


async def _hear_nothing(_: Answer) -> None:
    """Take no note of answers."""


class Wire:
    """One programme's way to the stage; `cut` ends it as the end of the programme would."""

    def __init__(
        self,
        stage: Stage,
        weather: Weather,
        *,
        context: Context | None = None,
        heard: Callable[[bytes], None] = _tell_nobody,
        told: Callable[[Passage], None] = _tell_nobody,
    ) -> None:
        self.closed = False
        self._stage = stage
        self._weather = weather
        self._context = context
        self._heard = heard
        self._told = told
        self.hears: Callable[[Answer], Awaitable[None]] = _hear_nothing
        self._lines: list[Line] = []
        self._alive = True
        self._nights = 0

    def request(self, method: str, url: object, **kwargs: Any) -> _Asking:
        """Ask the stage for something."""
        there = yarl.URL(str(url), encoded=True)
        if kwargs.get("params"):
            there = there.update_query(kwargs["params"])
        return _Asking(self._ask(method, there, kwargs.get("headers") or {}, kwargs.get("data")))

    def post(self, url: object, **kwargs: Any) -> _Asking:
        """Ask by POST."""
        return self.request("POST", url, **kwargs)

    async def ws_connect(self, url: object, **_: object) -> End:
        """Connect to the gateway."""
        fate = self._weather.request("GET", "/gateway")
        await asyncio.sleep(fate.there)
        if not self._alive or fate.status is not None:
            raise ClientOSError(111, "Cannot connect")
        line = Line(self._weather, self._heard)
        self._lines.append(line)
        self._start(self._stage.gateway.serve(line.stage))
        return line.bot

    async def close(self) -> None:
        """Let go, as a session does."""

    def within(self, seconds: float) -> "Hurried":
        """Return the same way for those who wait no longer than this."""
        return Hurried(self, seconds)

    def cut(self) -> None:
        """End with the programme: what is under way still arrives, and nobody hears the answer."""
        self._alive = False
        for line in self._lines:
            line.bot.abort()

    def sleep(self) -> None:
        """Lose what is under way, as after a long sleep of the computer: connections do not outlast it."""
        self._nights += 1

    async def _ask(self, method: str, url: yarl.URL, headers: Mapping[str, str], data: Any) -> Answer:
        if not self._alive:
            raise ClientOSError(111, "Cannot connect")
        request = await request_of(method, url, headers, data)
        fate = self._weather.request(request.method, request.path)
        # As a task of the stage's own: a request that has left arrives, whoever still waits for its answer.
        answer: Answer = await asyncio.shield(self._start(self._arrive(request, fate)))
        await self.hears(answer)
        return answer

    async def _arrive(self, request: Request, fate: Fate) -> Answer:
        evening = self._nights
        await asyncio.sleep(fate.there)
        if self._nights != evening:
            raise ServerDisconnectedError
        planned, happened = _planned(fate), None
        if planned is None or fate.after:
            happened = _taken(await self._stage.rest.answer(request.as_aiohttp()))
        answer = planned or happened or Answer(500, b"", {})
        self._told(Passage(request, fate, happened, answer))
        await asyncio.sleep(fate.back)
        if fate.status == 0 or request.cut or not self._alive:
            raise ServerDisconnectedError
        return answer

    def _start(self, work: Any) -> "asyncio.Task[Any]":
        return asyncio.get_running_loop().create_task(work, context=self._context)


class Hurried:
    """The way to the stage for somebody with little patience."""

    def __init__(self, wire: Wire, seconds: float) -> None:
        self._wire = wire
        self._seconds = seconds

    def post(self, url: object, **kwargs: Any) -> _Asking:
        """Ask by POST; TimeoutError when the answer takes too long."""
        return _Asking(self._hurry(self._wire.post(url, **kwargs)))

    async def close(self) -> None:
        """Let go, as a session does."""

    async def _hurry(self, asking: _Asking) -> Answer:
        async with asyncio.timeout(self._seconds):
            return await asking


def _taken(response: web.StreamResponse) -> Answer:
    body = response.body if isinstance(response, web.Response) else b""
    return Answer(response.status, body if isinstance(body, bytes) else b"", response.headers)


def _planned(fate: Fate) -> Answer | None:
    if fate.status is None:
        return None
    said: Json = {"message": f"{fate.status}: planned failure", "code": 0}
    headers = {"Content-Type": "application/json"}
    if fate.status == 429:
        said |= {"message": "You are being rate limited.", "retry_after": fate.wait, "global": False}
        headers |= {"Retry-After": str(fate.wait)}
    if fate.via:
        headers["Via"] = "1.1 stage"
    return Answer(fate.status, to_bytes(said), headers)
