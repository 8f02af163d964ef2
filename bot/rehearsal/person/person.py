"""A person to act with in stories and tests: presses, chooses, types, and waits until something is there to see."""

import asyncio
from collections.abc import Callable, Mapping

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.forms import Answer
from bot.rehearsal.person.lines import Value
from bot.rehearsal.person.viewer import Viewer
from bot.rehearsal.wire import Json
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction, OpenedForm
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World


class Person(Viewer):
    """One person with a phone; what they do returns when the bot has given its first answer, or they saw it fail."""

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

    def removes(self, message: Message) -> None:
        """Remove a message: their own, or, if they may, somebody else's."""
        thumb.remove(self.world, self.account, message)

    def removes_thread(self, name: str | Channel) -> None:
        """Remove a thread with all that stands in it, if they may."""
        thumb.remove_thread(self.world, self.account, self.find_place(name))

    def closes_thread(self, name: str | Channel, *, locked: bool = False) -> None:
        """Archive a thread by hand, if they may, and lock it as well."""
        thumb.close_thread(self.world, self.account, self.find_place(name), locked=locked)

    def reopens_thread(self, name: str | Channel) -> None:
        """Wake a thread, and take its lock away, if they may."""
        thumb.reopen_thread(self.world, self.account, self.find_place(name))

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


def _known(world: World, command: str) -> bool | None:
    name = command.removeprefix("/").split()[0]
    return (world.bot_has_come and any(one.name == name for one in world.commands.known.values())) or None
