"""Puts the real bot on a stage in the same process; discord.py stays as it is."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import discord
from discord.gateway import KeepAliveHandler
from discord.http import HTTPClient, Route

from bot.rehearsal.inside import Answer, Wire
from cogs.kit.fast_callback import FastCallback
from storage.store import group

_WAL_SIZE = 1 << 16  # bytes of the write-ahead log: a life writes little, and four megabytes of zeros take their time

wire_of_this_life: ContextVar[Wire] = ContextVar("wire_of_this_life")


async def _static_login(http: HTTPClient, token: str) -> Any:
    """Do as the library does, with a wire for a session."""
    wire = wire_of_this_life.get()
    wire.hears = _traced(http)
    http._HTTPClient__session = wire  # type: ignore[attr-defined]
    http._global_over = asyncio.Event()
    http._global_over.set()
    http.token = token
    try:
        return await http.request(Route("GET", "/users/@me"))
    except discord.HTTPException as error:
        if error.status == 401:
            raise discord.LoginFailure("Improper token has been passed.") from error
        raise


def _traced(http: HTTPClient) -> Callable[[Answer], Awaitable[None]]:
    """Tell of answers whoever asked aiohttp to be told."""
    listeners: Any = () if http.http_trace is None else tuple(http.http_trace.on_request_end)

    async def heard(answer: Answer) -> None:
        for listener in listeners:
            await listener(None, None, SimpleNamespace(response=answer))

    return heard


def _open(callback: FastCallback) -> None:
    hurried: Any = wire_of_this_life.get().within(2.0)
    callback._session = hurried


def _no_thread(_: KeepAliveHandler) -> None:
    """Keep nothing alive: connections inside the process do not fall asleep."""


@contextmanager
def attached() -> Iterator[None]:
    """Have every bot that starts meanwhile use the wire of its life."""
    with (
        patch.object(HTTPClient, "static_login", _static_login),
        patch.object(KeepAliveHandler, "start", _no_thread),
        patch.object(FastCallback, "open", _open),
        patch.object(group, "WAL_SIZE", _WAL_SIZE),
    ):
        yield
