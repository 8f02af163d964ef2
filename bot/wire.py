"""The way to Discord: where it is, what may fail on it, and the time that it tells by the way."""

from collections.abc import Callable
from typing import Any, Final

import aiohttp
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

_DISCORD: Final = "https://discord.com/api/v10"
WIRE_FAULTS: Final = (aiohttp.ClientError, OSError)  # no answer to a request; running out of time is an OSError too


def talk_to(api_url: str) -> None:
    """Point the library at Discord, or at another server that speaks as Discord does."""
    Route.BASE = api_url
    if api_url != _DISCORD:
        # Only used when a session cannot be resumed; Discord's own address would be the wrong one then.
        there = yarl.URL(api_url)
        scheme = "wss" if there.scheme == "https" else "ws"
        DiscordWebSocket.DEFAULT_GATEWAY = there.with_scheme(scheme).with_path("/gateway")


def listening_for_dates(now: Callable[[], bool], hear: Callable[[str], None]) -> aiohttp.TraceConfig:
    """Hear the Date of Discord's answers, `now` or once in a while: the distance to its clock says what is late."""
    trace, every, count = aiohttp.TraceConfig(), 20, 0

    async def heard(_session: aiohttp.ClientSession, _context: Any, answer: aiohttp.TraceRequestEndParams) -> None:
        nonlocal count
        date = answer.response.headers.get("Date")
        if date is None:
            return
        if count % every == 0 or now():
            hear(date)
        count += 1

    trace.on_request_end.append(heard)
    return trace
