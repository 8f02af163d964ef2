"""People with a thumb each: what they can see and press, and how long they wait, as the seed has it."""

import asyncio
import random
from collections.abc import Callable
from typing import TypeVar

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World
from tests.simulation.recorder import Recorder

T = TypeVar("T")

PATIENCE = 9.0


class Hand:
    """One person's thumb, their chances, and what they think they have done."""

    to_answer = "Answer privately"  # what the button of a card says that they answer by

    def __init__(self, world: World, recorder: Recorder, name: str, chance: random.Random) -> None:
        self.world = world
        self.recorder = recorder
        self.chance = chance
        self.account = world.find_account(name)

    async def thinks(self, least: float = 0.3, most: float = 2.5) -> None:
        """Take a moment."""
        await asyncio.sleep(self.chance.uniform(least, most))

    async def does(self, act: Callable[[], Interaction], look: Callable[[Interaction], T | None]) -> T | None:
        """Do something, and wait a while for what it should lead to; None when it does not, or cannot be done."""
        try:
            interaction = act()
        except (CannotDo, Refused, LookupError):
            return None
        await interaction.answered
        return await self.waits(lambda: look(interaction), 0 if interaction.failed else PATIENCE)

    async def waits(self, look: Callable[[], T | None], patience: float) -> T | None:
        """Look again and again until something is so, or patience ends."""
        enough = self._enough(patience)
        while (found := look()) is None and not enough.done():
            await asyncio.wait((self.world.change(self.account.id), enough), return_when=asyncio.FIRST_COMPLETED)
        enough.cancel()
        return found

    def _enough(self, patience: float) -> "asyncio.Future[None]":
        loop = asyncio.get_running_loop()
        enough = loop.create_future()
        loop.call_later(patience, enough.cancel)
        return enough

    def card(self) -> Message | None:
        """Find the newest card that they can read and can answer by."""
        for place in self.world.places(self.world.guild):
            if place.name == "notices":
                for message in reversed(place.messages.values()):
                    if any(screen.label(one) == self.to_answer for one in screen.buttons(message)):
                        return message
        return None

    def presses(self, message: Message, label: str) -> Callable[[], Interaction]:
        """Return the pressing of this button."""

        def act() -> Interaction:
            button = labelled(screen.buttons(message), label)
            return thumb.tap(self.world, self.account, message, button)

        return act


def labelled(controls: list[Json], label: str) -> Json:
    """Return the control that shows this."""
    for control in controls:
        if screen.label(control) == label:
            return control
    raise LookupError(label)


def says(asked: Interaction, words: str) -> Message | None:
    """Return the screen that this led to, if it says so."""
    return asked.original if asked.original and words in screen.words(asked.original) else None


def has(message: Message, label: str) -> bool:
    """Tell whether this can be pressed there."""
    return any(screen.label(one) == label for one in screen.buttons(message))
