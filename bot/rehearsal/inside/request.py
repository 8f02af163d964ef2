"""One request inside the process, as the stage's REST reads requests."""

from collections.abc import Mapping
from typing import Any, cast

import yarl
from aiohttp import web
from multidict import CIMultiDict


class _Transport:
    """Stands where a connection would; cutting it is noted."""

    __slots__ = ("aborted",)

    def __init__(self) -> None:
        self.aborted = False

    def abort(self) -> None:
        self.aborted = True


class Request:
    """As much of aiohttp's request as the stage asks for; the body is JSON or nothing."""

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
        """Say what was sent along."""
        return "application/json"

    @property
    def cut(self) -> bool:
        """Tell whether the stage has cut the connection."""
        return self.transport.aborted

    async def read(self) -> bytes:
        """Return what was sent along."""
        return self.body

    def as_aiohttp(self) -> web.BaseRequest:
        """Pass for aiohttp's own."""
        return cast("web.BaseRequest", self)


def body_of(data: Any) -> bytes:
    """Return what discord.py, or a bot's own way, gave to be sent."""
    if data is None:
        return b""
    if isinstance(data, str):
        return data.encode()
    if isinstance(data, bytes):
        return data
    value = getattr(data, "_value", None)  # aiohttp.BytesPayload
    if not isinstance(value, bytes):
        raise NotImplementedError("Files are not sent inside the process.")
    return value
