"""People who say whether they come, change their minds, wait for a place, look for the way in, and leave."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.rehearsal.person import screen
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.simulation.people import says
from tests.simulation.sessions.recorder import CANNOT, GOING, KEPT, LATER, TAKE, SessionRecorder
from tests.simulation.topics.coordinator import picks
from tests.simulation.topics.people import Partner, T

TITLE: Final = "Talking about dying"
LOOK: Final = ("How to join", "Look at the session")
LISTED: Final = "What I said yes to"
_MINE: Final = "We look for words."  # what it is for, which stands on their own view of it alone
_MOODS: Final = (GOING, GOING, GOING, GOING, LATER, CANNOT)


class Guest(Partner):
    """Presses one of the three, and does with it what can be done."""

    to_answer = GOING
    recorder: SessionRecorder
    told: Message | None = None

    async def does(self, act: Callable[[], Interaction], look: Callable[[Interaction], T | None]) -> T | None:
        """Do something, and note what they had said before."""

        def noted() -> Interaction:
            interaction = act()
            self.recorder.asks(self.account.name, interaction)
            return interaction

        return await super().does(noted, look)

    async def says(self, *, patience: float = 60.0) -> None:
        """Wait for the session, and say something; perhaps something else soon after."""
        await self.thinks(0.1, 8)
        card = await self.waits(self.card, patience)
        for _ in range(self.chance.choice((1, 1, 1, 2, 3)) if card else 0):
            await self._taps(card or self.told, self.chance.choice(_MOODS))
            await self.thinks()

    async def comes(self) -> None:
        """Say that they will be there, wherever that can be said."""
        await self._taps(self.card(), GOING)

    async def thinks_again(self) -> None:
        """Look how they stand: take the place that is kept for them, wait on, or say something else."""
        shown = await self.looks() or self.told
        labels = [screen.label(one) for one in screen.buttons(shown)] if shown else []
        others = [one for one in (TAKE, GOING, LATER, CANNOT) if one in labels]
        waits = shown is not None and "All places are taken" in screen.words(shown) and TAKE not in labels
        if shown and others and not (waits and self.chance.random() < 0.8):
            await self._taps(shown, others[0] if self.chance.random() < 0.6 else self.chance.choice(others))

    async def looks(self) -> Message | None:
        """Look at the session: from the screen that answered them, or in the list of what they said yes to."""
        on = self.told
        if on is None:
            return None
        labels = {screen.label(one) for one in screen.buttons(on)}
        for label in LOOK:
            if label in labels:
                return await self.finds(on, label, _looked_at)
        listed = LISTED in labels and await self.finds(on, LISTED)
        return await self.does(picks(self, listed, "Look at one", TITLE), _looked_at) if listed else None

    async def _taps(self, on: Message | None, label: str) -> None:
        """Press it, now and then with two taps."""
        if on is None:
            return
        taps = 2 if self.chance.random() < 0.15 else 1
        told = await asyncio.gather(*(self._tap(on, label, 0.2 * number) for number in range(taps)))
        self.told = next(filter(None, told), self.told)

    async def _tap(self, on: Message, label: str, wait: float) -> Message | None:
        await asyncio.sleep(wait)

        def act() -> Interaction:
            interaction = self.presses(on, label)()
            self.recorder.says(self.account.name, label, interaction)
            return interaction

        return await self.does(act, lambda asked: says(asked, KEPT))


def _looked_at(asked: Interaction) -> Message | None:
    return says(asked, _MINE)
