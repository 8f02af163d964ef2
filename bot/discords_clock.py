"""What time it is by Discord, as far as its answers tell: our own clock may be wrong."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import discord

from bot.wire import WIRE_FAULTS

log = logging.getLogger("kitchen_table.discords_clock")

FAR_OFF: Final = timedelta(minutes=5)  # a clock this wrong would end votes early or stop all letters
_NOISE: Final = timedelta(seconds=2)  # Discord tells whole seconds, and it takes a while to hear them
_PATIENCE: Final = 5.0  # seconds to wait for Discord to say the time


class DiscordsClock:
    """Discord's clock: `skew` is how far it is ahead of ours.

    `ours` is what time it is by our own; `ask` asks Discord anything, for the date of its answer.
    """

    def __init__(self, ours: Callable[[], datetime], ask: Callable[[], Awaitable[object]]) -> None:
        self._ours, self._ask = ours, ask
        self.skew = timedelta(0)
        self._heard_at_all = False
        self._doubt: asyncio.Task[None] | None = None

    async def doubt(self) -> None:
        """Ask Discord the time: a press looked too old, and it may be our own clock that has been put right.

        However many presses doubt it at once, Discord is asked once and all of them hear the answer.
        """
        if self._doubt is None or self._doubt.done():
            self._doubt = asyncio.create_task(self._ask_the_time(), name="clock")
        await asyncio.shield(self._doubt)

    async def _ask_the_time(self) -> None:
        try:
            await self._ask()
        except (discord.DiscordException, *WIRE_FAULTS):
            log.info("Discord did not say what time it is.")

    async def time_at(self, ours: datetime, doubted: bool) -> datetime | None:  # noqa: FBT001 - it says itself
        """Return what Discord's clock says when ours says this; None where ours is too far off to go by.

        It might end votes too early, forget or stop all letters. Where it is `doubted`, or was off when last heard,
        Discord is asked.
        """
        if doubted or abs(self.skew) > FAR_OFF:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self.doubt()
        return None if abs(self.skew) > FAR_OFF else ours + self.skew if abs(self.skew) > _NOISE else ours

    def now(self) -> datetime:
        """Return what time it is by Discord, for what is told without a time of its own."""
        return self._ours() + (self.skew if abs(self.skew) > FAR_OFF else timedelta(0))

    async def agrees(self) -> bool:
        """Ask Discord the time, and tell whether it answered and ours is near enough to go by."""
        self._heard_at_all = False
        await self.doubt()
        return self._heard_at_all and abs(self.skew) <= FAR_OFF

    def hears_now(self) -> bool:
        """Tell whether Discord is being asked just now."""
        return self._doubt is not None and not self._doubt.done()

    def hear(self, date: str) -> None:
        """Learn from a reply of Discord's how far its clock is from ours."""
        self._heard_at_all = True
        self.skew = parsedate_to_datetime(date).astimezone(UTC) - self._ours().replace(microsecond=0)
