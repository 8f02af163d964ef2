"""One request inside the process, as the stage's REST reads requests."""

import asyncio
from collections.abc import Mapping
from typing import Any, cast

import yarl
from aiohttp import FormData, MultipartReader, StreamReader, web
from aiohttp.base_protocol import BaseProtocol
from multidict import CIMultiDict


class _Transport:
    """Stands where a connection would; cutting it is noted."""

    __slots__ = ("aborted",)

    def __init__(self) -> None:
        self.aborted = False

    def abort(self) -> None:
        self.aborted = True


class Request:
    """As much of aiohttp's request as the stage asks for; the body is JSON, a form with files, or nothing."""

    __slots__ = ("body", "headers", "method", "path", "query", "query_string", "raw_path", "remote", "transport")

    def __init__(self, method: str, url: yarl.URL, headers: Mapping[str, str], body: bytes) -> None:
        self.method = method
        self.path = url.path
        self.raw_path = url.raw_path_qs
        self.query = url.query
        self.query_string = url.query_string
        self.headers = CIMultiDict(headers)
        self.transport = _Transport()
        self.remote = "127.0.0.1"
        self.body = body

    @property
    def can_read_body(self) -> bool:
        """Tell whether something was sent along."""
        return bool(self.body)

    @property
    def content_type(self) -> str:
        """Say what kind of thing was sent along."""
        return self.headers.get("Content-Type", "application/json").partition(";")[0]

    @property
    def cut(self) -> bool:
        """Tell whether the stage has cut the connection."""
        return self.transport.aborted

    async def read(self) -> bytes:
        """Return what was sent along."""
        return self.body

    async def multipart(self) -> MultipartReader:
        """Return what was sent along, part by part."""
        loop = asyncio.get_running_loop()
        stream = StreamReader(BaseProtocol(loop), len(self.body), loop=loop)  # all of it is there at once
        stream.feed_data(self.body)
        stream.feed_eof()
        return MultipartReader(self.headers, stream)

    def as_aiohttp(self) -> web.BaseRequest:
        """Pass for aiohttp's own."""
        return cast("web.BaseRequest", self)


async def request_of(method: str, url: yarl.URL, headers: Mapping[str, str], data: Any) -> Request:
    """Return the request that carries what discord.py, or a bot's own way, gave to be sent."""
    if isinstance(data, FormData):
        form = data()
        return Request(method, url, {**headers, **form.headers}, await form.as_bytes())
    return Request(method, url, headers, _body_of(data))


def _body_of(data: Any) -> bytes:
    if data is None:
        return b""
    if isinstance(data, str):
        return data.encode()
    return data if isinstance(data, bytes) else bytes(data._value)  # aiohttp.BytesPayload
