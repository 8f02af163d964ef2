"""Asks the stage without any library, and says what was answered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.rehearsal.stage import Stage
from tests.clocks import clock_at


class RawClient:
    """Asks as the bot would, over the wire."""

    def __init__(self, stage: Stage, session: aiohttp.ClientSession) -> None:
        self.stage, self.session = stage, session
        self.general = stage.world.places(stage.world.guild)[0]
        self.messages = f"/channels/{self.general.id}/messages"

    async def asks(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, dict[str, str]]:
        """Return the status, the body and the headers of the answer."""
        given = {"Authorization": f"Bot {self.stage.bot_token}"} | headers
        async with self.session.request(method, self.stage.api_url + path, json=body, headers=given) as reply:
            said = await (reply.json() if reply.content_type == "application/json" else reply.text())
            return reply.status, said, dict(reply.headers)

    async def says(self, text: str = "Hello") -> tuple[int, Any, dict[str, str]]:
        return await self.asks("POST", self.messages, {"content": text})


@asynccontextmanager
async def raw_client() -> AsyncIterator[RawClient]:
    """Open a stage, and a client for it."""
    stage = await Stage.open(clock_at())
    try:
        async with aiohttp.ClientSession() as session:
            yield RawClient(stage, session)
    finally:
        await stage.close()
