"""People who answer, change their minds, press again and give up, as the seed has it."""

import asyncio
import random
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World
from tests.rehearsal.begun import ONE_CHOICE, WAYS
from tests.simulation.recorder import SEALED, Recorder

T = TypeVar("T")

OPTIONS = ("Ffilm ffôn o bum munud", "Pocket card, laminated", "Face to face, in Cardiff", "E-learning with a quiz")
WORDS = {
    "Question": "Which form would you use most?",
    "Answers, one a line": "\n".join(OPTIONS),
    "What happens with it": "It goes into session 4.",
}
_PATIENCE = 9.0


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
        return await self.waits(lambda: look(interaction), 0 if interaction.failed else _PATIENCE)

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


class Coordinator(Hand):
    """Writes a vote and posts it; tries again until it is done."""

    command = "/poll open"
    words: Mapping[str, str] = MappingProxyType(WORDS)
    done = "Your vote is open"
    panel: Message | None = None
    forms = 0
    posted = False
    chooses: Mapping[str, str] = MappingProxyType({})
    _has_posted = False

    async def opens(self, tries: int) -> bool:
        """Try this often to get it open."""
        for _ in range(tries):
            self.posted = await self._tries()
            if self.posted:
                return True
            await self.thinks()
        return False

    async def _tries(self) -> bool:
        if self.panel is not None and not _can_post(self.panel):
            if self._has_posted and await self.waits(self.card, _PATIENCE) is not None:
                return True  # she was told something else, and looked whether it is there all the same
            self.panel = None
        if self.panel is None:
            self.panel = await self._writes()
        if self.panel is None or not await self._has_chosen(self.panel):
            return False
        if not _can_post(self.panel):  # nobody could say whether an advisory group sits here: she starts again
            return False
        self._has_posted = True
        return await self.does(self.presses(self.panel, "Post it"), lambda asked: says(asked, self.done)) is not None

    async def _has_chosen(self, panel: Message) -> bool:
        """Choose what kind of vote it is and who is asked, one menu after the other."""
        return all([await self._chooses(panel, label, name) for label, name in self.chooses.items()])

    async def _chooses(self, panel: Message, label: str, name: str) -> bool:
        if _is_chosen(panel, label, name):
            return True

        def act() -> Interaction:
            return thumb.pick(self.world, self.account, panel, labelled(screen.selects(panel), label), (name,))

        return await self.does(act, lambda _: _is_chosen(panel, label, name) or None) is not None

    async def _writes(self) -> Message | None:
        place = self.world.places(self.world.guild)[0]
        asked = await self.does(
            lambda: thumb.run(self.world, self.account, place, self.command, {}),
            lambda asked: asked if asked.form or _found_again(asked) or _ways(asked) else None,
        )
        if asked is None:
            return None
        form, before, ways = asked.form, _found_again(asked), _ways(asked)
        if before is not None:  # what she wrote was kept, though nobody told her
            return await self.does(self.presses(before, "1. Go on"), _panel)
        if self._has_posted:  # it is no draft any more: its card is on its way
            return None
        if ways is not None:
            form = await self.does(lambda: self._picks_way(ways), lambda asked: asked.form)
        if form is None:
            return None
        await self.thinks()
        self.forms += 1
        return await self.does(lambda: thumb.submit(self.world, self.account, form, self.words), _panel)

    def _picks_way(self, ways: Message) -> Interaction:
        menu = labelled(screen.selects(ways), WAYS)
        return thumb.pick(self.world, self.account, ways, menu, (ONE_CHOICE,))


class Voter(Hand):
    """Answers once, twice or thrice, and sometimes presses twice."""

    paper: Message | None = None

    async def votes(self, choices: list[int], *, patience: float = 60.0) -> None:
        """Wait for the card, then choose these answers one after the other."""
        await self.thinks(0.1, 8)
        card = await self.waits(self.card, patience)
        if card is None:
            return
        for choice in choices:
            await self._chooses(card, choice)
            await self.thinks()

    async def _chooses(self, card: Message, choice: int) -> None:
        for _ in range(1 + self.chance.randrange(3)):
            paper = await self._has_paper(card)
            if paper is not None and await self._tries(paper, choice):
                return
            await self.thinks()

    async def _has_paper(self, card: Message) -> Message | None:
        if self.paper is not None and SEALED in screen.words(self.paper):
            paper = await self.does(self.presses(self.paper, "Change it"), _paper)
        else:
            paper = await self.does(self.presses(card, self.to_answer), _paper)
        self.paper = paper
        return paper

    async def _tries(self, paper: Message, choice: int) -> bool:
        """Choose, now and then with two taps; return whether it says that the answer is sealed."""
        await self.thinks(0.2, 1.5)
        taps = 2 if self.chance.random() < 0.15 else 1
        told = await asyncio.gather(*(self._taps(paper, choice, tap * 0.2) for tap in range(taps)))
        return any(told)

    async def _taps(self, paper: Message, choice: int, wait: float) -> bool:
        await asyncio.sleep(wait)

        def act() -> Interaction:
            menu = labelled(screen.selects(paper), "Choose one")
            interaction = thumb.pick(self.world, self.account, paper, menu, (OPTIONS[choice],))
            self.recorder.chose(self.account.name, choice, interaction)
            return interaction

        return await self.does(act, _sealed) is not None


def labelled(controls: list[Json], label: str) -> Json:
    """Return the control that shows this."""
    for control in controls:
        if screen.label(control) == label:
            return control
    raise LookupError(label)


def _panel(asked: Interaction) -> Message | None:
    message = asked.original
    return message if message and _can_post(message) else None


def _found_again(asked: Interaction) -> Message | None:
    message = asked.original
    return message if message and "Your drafts" in screen.words(message) else None


def _ways(asked: Interaction) -> Message | None:
    message = asked.original
    return message if message and any(screen.label(one) == WAYS for one in screen.selects(message)) else None


def _is_chosen(panel: Message, label: str, name: str) -> bool:
    menus = [menu for menu in screen.selects(panel) if screen.label(menu) == label]
    return any(option["label"] == name and option.get("default") for menu in menus for option in menu["options"])


def _can_post(panel: Message) -> bool:
    return any(screen.label(button) == "Post it" for button in screen.buttons(panel))


def says(asked: Interaction, words: str) -> Message | None:
    """Return the screen that this led to, if it says so."""
    return asked.original if asked.original and words in screen.words(asked.original) else None


def _paper(asked: Interaction) -> Message | None:
    message = asked.original
    return message if message and any(screen.label(b) == "Choose one" for b in screen.selects(message)) else None


def _sealed(asked: Interaction) -> bool | None:
    return says(asked, SEALED) is not None or None
