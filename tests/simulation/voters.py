"""People who answer, change their minds, press again and give up, as the seed has it."""

import asyncio
import random
from collections.abc import Callable, Collection, Sequence
from typing import Final, TypeAlias

from bot.domain.polls import PollKind
from bot.rehearsal.person import screen, thumb
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World
from tests.simulation.people import Hand, labelled, says
from tests.simulation.recorder import SEALED, Recorder
from tests.simulation.votes import MOST, NOTHING, Answer, Choices, labels, read_back

MayBe: TypeAlias = Callable[[], Collection[Answer | None]]  # what a press puts in the box, when it is made

_TAPS: Final = 0.2  # seconds between two


class Voter(Hand):
    """Answers once, twice or thrice, on a paper or in a form, and sometimes taps twice.

    What they wrote and nobody was told of is `waiting` to be sealed, as far as they know.
    """

    paper: Message | None = None
    waiting: Choices = NOTHING

    def __init__(
        self, world: World, recorder: Recorder, name: str, chance: random.Random, kind: PollKind = PollKind.SINGLE
    ) -> None:
        super().__init__(world, recorder, name, chance)
        self.kind = kind
        self.wrote: list[str] = []

    async def votes(self, answers: Sequence[Answer], *, patience: float = 60.0) -> None:
        """Wait for the card, then give these answers one after the other."""
        await self.thinks(0.1, 8)
        card = await self.waits(self.card, patience)
        if card is None:
            return
        for answer in answers:
            await self._answers(card, answer)
            await self.thinks()

    async def _answers(self, card: Message, answer: Answer) -> None:
        for _ in range(1 + self.chance.randrange(3)):
            if await self._tries(card, answer):
                return
            await self.thinks()

    async def _tries(self, card: Message, answer: Answer) -> bool:
        """Take what one answers on, and answer; return whether it says that the answer is sealed."""
        assert isinstance(answer, frozenset)
        chosen = labels(self.kind, answer)
        if self.kind is PollKind.MULTIPLE:
            form = await self.does(self._way_to(card), lambda asked: asked.form)
            if form is None:
                return False
            await self.thinks(0.2, 1.5)
            boxes = {f"Choose up to {MOST}": chosen}
            return await self._seals(lambda: thumb.submit(self.world, self.account, form, boxes), lambda: {answer})
        self.paper = paper = await self.does(self._way_to(card), _paper)
        if paper is None:
            return False
        await self.thinks(0.2, 1.5)

        def picks() -> Interaction:
            menu = labelled(screen.selects(paper), "Choose one")
            return thumb.pick(self.world, self.account, paper, menu, chosen)

        return await self._taps(picks, lambda: {answer})

    def _way_to(self, card: Message) -> Callable[[], Interaction]:
        """Return what they press to answer: where they still read what they sealed, they change that."""
        if self.paper is not None and SEALED in screen.words(self.paper):
            return self.presses(self.paper, "Change it")
        return self.presses(card, self.to_answer)

    async def _taps(self, act: Callable[[], Interaction], may_be: MayBe) -> bool:
        """Press what seals an answer, now and then twice."""
        taps = 2 if self.chance.random() < 0.15 else 1
        told = await asyncio.gather(*(self._seals(act, may_be, after=tap * _TAPS) for tap in range(taps)))
        return any(told)

    async def _seals(self, act: Callable[[], Interaction], may_be: MayBe, *, after: float = 0) -> bool:
        """Do what seals one of the answers that it may be by then; return whether it says so."""
        await asyncio.sleep(after)

        def tries() -> Interaction:
            says_of: dict[Answer | None, str] = {
                answer: read_back(self.kind, answer) for answer in may_be() if answer is not None
            }
            interaction = act()
            self.recorder.puts_in(self.account.name, says_of, interaction)
            return interaction

        found = await self.does(tries, lambda asked: says(asked, SEALED))
        self.paper = found or self.paper
        return found is not None


def _paper(asked: Interaction) -> Message | None:
    message = asked.original
    return message if message and any(screen.label(b) == "Choose one" for b in screen.selects(message)) else None
