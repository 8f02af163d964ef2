"""What is asked of Discord for the threads on cards of ours: each of it can be asked twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Protocol

import discord

from bot.delivery.transport import answered
from bot.domain.letters import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE
from bot.domain.people import ChannelId
from bot.domain.threads import THERE_ALREADY, ThreadStep, ThreadTask

LONGEST: Final = 10080  # minutes in silence after which a thread falls asleep: Discord allows no more
_SHORTER: Final = 4320
_REASON: Final = "Kitchen Table keeps the thread of a question"
_GONE: Final = (UNKNOWN_CHANNEL, UNKNOWN_MESSAGE)


class ThreadKeeper(Protocol):
    """The way to Discord's threads; raises `SendFailed`."""

    async def do(self, task: ThreadTask) -> None:
        """Ask Discord for this step."""


class DiscordThreads:
    """The way to Discord's threads through discord.py."""

    def __init__(self, client: discord.Client) -> None:
        self._http = client.http

    async def do(self, task: ThreadTask) -> None:
        """Ask Discord for this step; what is so already counts as done."""
        steps = {
            ThreadStep.START: self._start,
            ThreadStep.KEEP_OPEN: self._keep_open,
            ThreadStep.PIN: self._pin,
            ThreadStep.LOCK: self._lock,
            ThreadStep.REMOVE: self._remove,
        }
        async with answered():
            await steps[task.step](task)

    async def _start(self, task: ThreadTask) -> None:
        thread = task.thread
        try:
            await self._http.start_thread_with_message(
                thread.channel, thread.id, name=task.title, auto_archive_duration=LONGEST, reason=_REASON
            )
        except discord.HTTPException as error:
            if error.code != THERE_ALREADY or not await self._stands(thread.id):
                raise

    async def _stands(self, thread: ChannelId) -> bool:
        """Tell whether a thread is there: once it was deleted, Discord may start no second one on its message."""
        try:
            await self._http.get_channel(thread)
        except discord.NotFound:
            return False
        return True

    async def _keep_open(self, task: ThreadTask) -> None:
        """Wake a thread that has fallen asleep; stir one that is awake.

        Only another duration counts as a stir, so there are two: broken off in between, the next look puts it right.
        """
        thread = task.thread.id
        found: Any = await self._http.get_channel(thread)
        if found["thread_metadata"]["archived"]:
            await self._http.edit_channel(thread, archived=False, reason=_REASON)
        if found["thread_metadata"]["auto_archive_duration"] == LONGEST:
            await self._http.edit_channel(thread, auto_archive_duration=_SHORTER, reason=_REASON)
        await self._http.edit_channel(thread, auto_archive_duration=LONGEST, reason=_REASON)

    async def _pin(self, task: ThreadTask) -> None:
        await self._http.pin_message(task.thread.id, task.message or 0, reason=_REASON)

    async def _lock(self, task: ThreadTask) -> None:
        await self._http.edit_channel(task.thread.id, archived=False, locked=True, reason=_REASON)

    async def _remove(self, task: ThreadTask) -> None:
        """Remove a thread, and then the card of ours on which it stood."""
        thread = task.thread
        with _or_gone():
            await self._http.delete_channel(thread.id, reason=_REASON)
        with _or_gone():
            await self._http.delete_message(thread.channel, thread.id, reason=_REASON)


@contextmanager
def _or_gone() -> Iterator[None]:
    try:
        yield
    except discord.HTTPException as error:
        if error.code not in _GONE:
            raise
