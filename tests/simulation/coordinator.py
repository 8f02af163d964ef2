"""The coordinator, who writes a vote and opens it, moves its close, and says what came of it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.rehearsal.begun import ONE_CHOICE, WAYS
from tests.simulation.people import PATIENCE, Hand, has, labelled, says
from tests.simulation.plan import EARLY, LONGER
from tests.simulation.votes import WORDS

CAME_OF_IT: Final = "It was printed on Monday."
_MOVES: Final = {  # what is pressed, and what is read when it is done
    LONGER: ("Let it go on longer", "It stays open longer"),
    EARLY: ("Close it early", "It closes early"),
}


class Coordinator(Hand):
    """Writes a vote and posts it; tries again until it is done."""

    command = "/poll open"
    way = ONE_CHOICE
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
            if self._has_posted and await self.waits(self.card, PATIENCE) is not None:
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
        return thumb.pick(self.world, self.account, ways, menu, (self.way,))

    # What she does with a vote that is open, or has ended

    async def moves(self, moves: Iterable[str], tries: int) -> bool:
        """Let it go on longer, or close early, one after the other, each of which can be done once; try this often."""
        for move in moves:
            if not await self._again_and_again(partial(self._moves, move), tries):
                return False
        return True

    async def tells(self, tries: int) -> bool:
        """Say what came of it."""
        return await self._again_and_again(self._tells, tries)

    async def _again_and_again(self, does: Callable[[], Awaitable[bool]], tries: int) -> bool:
        for _ in range(tries):
            if await does():
                return True
            await self.thinks()
        return False

    async def _moves(self, move: str) -> bool:
        label, done = _MOVES[move]
        shown = await self._looks_at_it()
        if shown is None or not has(shown, label):  # while it is open, that is offered until it is done
            return shown is not None and has(shown, "Withdraw it…")
        sure = await self.does(self.presses(shown, label), lambda asked: says(asked, f"{label}?"))
        return bool(sure and await self.does(self.presses(sure, label), lambda asked: says(asked, done)))

    async def _tells(self) -> bool:
        shown = await self._looks_at_it()
        if shown is None or not has(shown, "Say what was done"):
            return shown is not None and CAME_OF_IT in screen.words(shown)
        form = await self.does(self.presses(shown, "Say what was done"), lambda asked: asked.form)
        if form is None:
            return False
        typed = {"What was done?": CAME_OF_IT}
        told = await self.does(
            lambda: thumb.submit(self.world, self.account, form, typed), lambda asked: says(asked, "People hear it now")
        )
        return told is not None

    async def _looks_at_it(self) -> Message | None:
        place = self.world.places(self.world.guild)[0]
        every = await self.does(
            lambda: thumb.run(self.world, self.account, place, "/poll list", {}),
            lambda asked: says(asked, "Votes here"),
        )
        if every is None:
            return None

        def act() -> Interaction:
            menu = labelled(screen.selects(every), "Look at one")
            return thumb.pick(self.world, self.account, every, menu, (self.words["Question"],))

        return await self.does(act, lambda asked: None if says(asked, "Votes here") else asked.original)


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
