"""A person's eyes: what stands on their screen, and waiting until something is there to see."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.rehearsal.person import screen
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import OpenedForm
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World

T = TypeVar("T")

PATIENCE = 20.0  # seconds: a machine may have other things to do


class NotSeen(AssertionError):
    """Something did not appear in time, and what did."""


class Viewer:
    """Whoever reads on a phone; every wait ends when their screen changes, or when their patience ends."""

    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account
        self.patience = PATIENCE
        self.place: Channel = world.places(world.guild)[0]

    @property
    def name(self) -> str:
        """What everybody calls them."""
        return self.account.name

    @property
    def form(self) -> OpenedForm | None:
        """The form that is open, if one is."""
        return self.world.phone(self.account.id).form

    @property
    def private(self) -> Message | None:
        """The latest reply that only this person can see."""
        return next(reversed(self.world.phone(self.account.id).private.values()), None)

    @property
    def dms(self) -> list[Message]:
        """What stands in their direct messages with the bot, oldest first."""
        return list(self.world.dm_with(self.account).messages.values())

    @property
    def pushes(self) -> list[str]:
        """What their locked phone has shown, oldest first."""
        return self.world.phone(self.account.id).pushes

    @property
    def places(self) -> list[str]:
        """The names of the places they can see."""
        return [channel.name for channel in screen.places(self.world, self.account) if channel.guild]

    @property
    def commands(self) -> list[str]:
        """The commands they are offered where they are."""
        return [command.name for command in screen.commands(self.world, self.account, self.place)]

    def screen(self, channel: str | Channel) -> list[Message]:
        """Return what they can read in one place, oldest first."""
        return screen.readable(self.world, self.account, self.find_place(channel))

    def pinned(self, channel: str | Channel) -> list[Message]:
        """Return what is pinned up in one place, the newest first."""
        return screen.pinned(self.world, self.account, self.find_place(channel))

    def cannot_see(self, text: str) -> None:
        """Fail if this text stands anywhere they can read."""
        found = self._find_text(text)
        if found is not None:
            raise AssertionError(f"{self.name} can see {text!r} in:\n{screen.words(found)}")

    async def sees(self, text: str) -> Message:
        """Wait until this text stands somewhere they can read, and return the newest message that holds it."""
        return await self._until(lambda: self._find_text(text), f"sees {text!r}")

    def find_place(self, channel: str | Channel) -> Channel:
        """Return a place they can see, by name."""
        if isinstance(channel, Channel):
            return channel
        for one in screen.places(self.world, self.account):
            if one.guild and one.name == channel.removeprefix("#"):
                return one
        raise LookupError(f"{self.name} sees no place called {channel!r}; there are {', '.join(self.places)}.")

    def _find_text(self, text: str) -> Message | None:
        found = (one for one in screen.everything(self.world, self.account) if text in screen.words(one))
        return next(found, None)

    async def _until(self, look: Callable[[], T | None], what: str) -> T:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self.patience
        while (found := look()) is None:
            changed = self.world.change(self.account.id)
            await asyncio.wait([changed], timeout=max(deadline - loop.time(), 0))
            if not changed.done():
                changed.cancel()
                raise NotSeen(f"It is not so that {self.name} {what}. {self._glance()}")
        return found

    def _glance(self) -> str:
        newest = screen.everything(self.world, self.account)[:4]
        lines = [
            f"- {'(only you) ' if one.private_to else ''}{' / '.join(screen.words(one).splitlines())[:240]}"
            for one in newest
        ]
        form = f"The form {self.form.title!r} is open. " if self.form else ""
        return f"{form}Newest on their screen:\n" + ("\n".join(lines) or "nothing at all")
