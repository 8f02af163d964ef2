"""A person to act with in stories and tests: presses, chooses, types, and waits until something is there to see."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.forms import Answer
from bot.rehearsal.person.lines import Value
from bot.rehearsal.wire import Json
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction, OpenedForm
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World

T = TypeVar("T")

PATIENCE = 20.0  # seconds: a machine may have other things to do


class NotSeen(AssertionError):
    """Something did not appear in time, and what did."""


class Person:
    """One person with a phone; every wait ends when their screen changes, or when their patience ends."""

    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account
        self.patience = PATIENCE
        self.place: Channel = world.places(world.guild)[0]

    @property
    def name(self) -> str:
        """What everybody calls them."""
        return self.account.name

    # Reading

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

    def cannot_see(self, text: str) -> None:
        """Fail if this text stands anywhere they can read."""
        found = self._find_text(text)
        if found is not None:
            raise AssertionError(f"{self.name} can see {text!r} in:\n{screen.words(found)}")

    async def sees(self, text: str) -> Message:
        """Wait until this text stands somewhere they can read, and return the newest message that holds it."""
        return await self._until(lambda: self._find_text(text), f"sees {text!r}")

    def _find_text(self, text: str) -> Message | None:
        found = (one for one in screen.everything(self.world, self.account) if text in screen.words(one))
        return next(found, None)

    # Acting; each returns when the bot has given its first answer, or the person was told that it failed

    async def presses(self, label: str, *, on: Message | None = None) -> Interaction:
        """Press the newest button with this label, once there is one."""
        message, button = await self._control(label, on, screen.buttons)
        return await self._answered(thumb.tap(self.world, self.account, message, button))

    async def chooses(self, menu: str, *labels: str, on: Message | None = None) -> Interaction:
        """Choose from the newest menu with this placeholder, once there is one."""
        message, control = await self._control(menu, on, screen.selects)
        return await self._answered(thumb.pick(self.world, self.account, message, control, labels))

    async def fills(self, answers: Mapping[str, Answer]) -> Interaction:
        """Fill in the form that is open, by labels, and send it."""
        form = await self.opens()
        return await self._answered(thumb.submit(self.world, self.account, form, answers))

    async def opens(self, title: str = "") -> OpenedForm:
        """Wait until a form with this title is open."""
        return await self._until(
            lambda: self.form if self.form and title in self.form.title else None, f"has a form {title!r} open"
        )

    def dismisses(self) -> None:
        """Close the form that is open; the bot does not hear of it."""
        self.world.phone(self.account.id).form = None

    async def runs(self, command: str, *, at: str | Channel | None = None, **options: Value) -> Interaction:
        """Run a slash command, subcommands separated by spaces; `at` is where, if not where they are."""
        channel = self._go(at)
        await self._until(lambda: _known(self.world, command), f"has the command {command!r}")
        return await self._answered(thumb.run(self.world, self.account, channel, command, options))

    async def is_offered(self, command: str, option: str, typed: str, **options: Value) -> list[str]:
        """Type into an option, and return what the bot suggests."""
        given = {**options, option: typed}
        asked = thumb.complete(self.world, self.account, self.place, command, given, focused=option)
        await self._answered(asked)
        return [str(one["name"]) for one in asked.choices]

    async def runs_on(self, message: Message, command: str) -> Interaction:
        """Run a command from a message's menu."""
        return await self._answered(thumb.run_on_message(self.world, self.account, message, command))

    async def runs_on_person(self, other: str, command: str) -> Interaction:
        """Run a command from somebody's menu."""
        about = self.world.find_account(other)
        return await self._answered(thumb.run_on_person(self.world, self.account, self.place, about, command))

    def reacts(self, message: Message, emoji: str) -> None:
        """Leave a reaction under a message."""
        thumb.react(self.world, self.account, message, emoji)

    def takes_back(self, message: Message, emoji: str) -> None:
        """Take a reaction back."""
        thumb.react(self.world, self.account, message, emoji, taken_back=True)

    async def says(self, channel: str | Channel, text: str) -> Message:
        """Write a message."""
        return thumb.say(self.world, self.account, self._go(channel), text)

    async def joins_server(self) -> None:
        """Come into the server."""
        self.world.join(self.world.guild, self.account)

    async def leaves_server(self) -> None:
        """Leave the server."""
        self.world.leave(self.world.guild, self.account)

    def gives_role(self, name: str, role: str) -> None:
        """Give somebody a role, if this person may."""
        thumb.set_role(self.world, self.account, self.world.find_account(name), role, given=True)

    def takes_role(self, name: str, role: str) -> None:
        """Take a role from somebody, if this person may."""
        thumb.set_role(self.world, self.account, self.world.find_account(name), role, given=False)

    def closes_dms(self) -> None:
        """Take no more direct messages."""
        self.account.dms_open = False

    def opens_dms(self) -> None:
        """Take direct messages again."""
        self.account.dms_open = True

    def find_place(self, channel: str | Channel) -> Channel:
        """Return a place they can see, by name."""
        if isinstance(channel, Channel):
            return channel
        for one in screen.places(self.world, self.account):
            if one.guild and one.name == channel.removeprefix("#"):
                return one
        raise LookupError(f"{self.name} sees no place called {channel!r}; there are {', '.join(self.places)}.")

    def _go(self, channel: str | Channel | None) -> Channel:
        if channel is not None:
            self.place = self.find_place(channel)
        return self.place

    async def _control(
        self, label: str, on: Message | None, controls: Callable[[Message], list[Json]]
    ) -> tuple[Message, Json]:
        def find() -> tuple[Message, Json] | None:
            for message in [on] if on else screen.everything(self.world, self.account):
                for control in controls(message):
                    if screen.label(control) == label:
                        return message, control
            return None

        return await self._until(find, f"can press or choose {label!r}")

    async def _answered(self, interaction: Interaction) -> Interaction:
        await asyncio.wait([interaction.answered], timeout=self.patience)
        return interaction

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


def _known(world: World, command: str) -> bool | None:
    name = command.removeprefix("/").split()[0]
    return (world.bot_has_come and any(one.name == name for one in world.commands.known.values())) or None
