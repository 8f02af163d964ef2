"""Asks the stage about threads and what is pinned in them, without any library."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.world import Event
from tests.rehearsal.openapi import DESCRIPTION, Description
from tests.rehearsal.raw_client import RawClient, raw_client

WEEK = 10080  # minutes


class Threads(RawClient):
    """Asks about threads, and remembers what bots were told."""

    def __init__(self, one: RawClient) -> None:
        super().__init__(one.stage, one.session)
        self.told: list[Event] = []
        self.stage.world.heard.append(self.told.append)

    async def begun(self, **about: Any) -> str:
        """Begin a thread on a new message, which has the same number."""
        card = (await self.says("A card"))[1]["id"]
        status, thread, _ = await self.opens(card, **about)
        assert (status, thread["id"]) == (201, card)
        return str(card)

    async def opens(self, card: str, **about: Any) -> tuple[int, Any, dict[str, str]]:
        body = {"name": "Answers", "auto_archive_duration": WEEK, **about}
        return await self.asks("POST", f"{self.messages}/{card}/threads", body)

    async def changes(self, thread: str, **about: Any) -> int:
        """Return 0 when it was done, else why not."""
        return code_of(await self.asks("PATCH", f"/channels/{thread}", about))

    async def writes(self, thread: str, words: str = "An answer") -> int:
        return code_of(await self.asks("POST", f"/channels/{thread}/messages", {"content": words}))

    def place(self, thread: str) -> Channel:
        return self.stage.world.channels[int(thread)]

    def asleep(self, thread: str) -> bool:
        found = self.place(thread).thread
        assert found
        return found.archived

    def moves(self, **time: float) -> None:
        self.stage.clock.move(timedelta(**time))

    def may_no_longer(self, bits: int) -> None:
        for role in self.stage.world.guild.roles.values():
            role.permissions &= ~bits

    def names(self) -> list[str]:
        """Return what was told since last asked."""
        found = [one.name for one in self.told]
        self.told.clear()
        return found


def code_of(answer: tuple[int, Any, dict[str, str]]) -> int:
    """Return 0 when it was done, else Discord's number for why not."""
    status, said, _ = answer
    return int(said["code"]) if status >= 400 else 0


@asynccontextmanager
async def thread_client() -> AsyncIterator[Threads]:
    """Open a stage and a client for it; at the end, all that went over the wire must fit Discord's description."""
    async with raw_client() as one:
        bot = Threads(one)
        yield bot
        if DESCRIPTION.is_file():
            description = Description()
            wrong = [mistake for one in bot.stage.exchanges for mistake in description.mistakes(one)]
            assert not wrong, "\n".join(dict.fromkeys(wrong))
