"""The coordinator, who writes and opens a question, and types for those who ring."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.domain.contributions import ContributionOutcome
from bot.domain.deciding import FITTING
from bot.rehearsal.person import screen, thumb
from bot.rehearsal.wire import Json
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.text import Words
from cogs.contributions.outcome_words import outcome_said, reason_said
from tests.simulation.coordinator import Coordinator
from tests.simulation.people import Hand, labelled, says
from tests.simulation.topics import words
from tests.simulation.topics.people import Writer
from tests.simulation.topics.recorder import Decided, TopicRecorder

OUTCOMES: Final = {outcome_said(Words(), one): one for one in ContributionOutcome}


class Asker(Coordinator):
    """Writes a question and posts it; tries again until it is done."""

    to_answer = "Answer"
    command = "/topic open"
    words: Mapping[str, str] = MappingProxyType(words.ASKED)
    done = "Your question is open"
    recorder: TopicRecorder
    prepares: Callable[[], Awaitable[None]]

    async def _has_chosen(self, panel: Message) -> bool:
        await self.prepares()
        return await super()._has_chosen(panel)

    async def closes(self) -> bool:
        """Close the question before its time, if that can be done."""
        which = await self._runs("/topic close")
        sure = which and await self.does(
            picks(self, which, "Close one early", words.QUESTION), lambda asked: says(asked, "Close this question now?")
        )
        closed = sure and await self.does(self.presses(sure, "Close it now"), lambda asked: says(asked, "has closed"))
        return bool(closed)

    async def decides(self, *, anew: bool = False) -> None:
        """Decide what became of some answers: of those that nothing is decided about, or of any."""
        which = await self._runs("/topic answers")
        page = which and await self.does(picks(self, which, "Choose a question", words.QUESTION), _original)
        if page and anew:
            page = await self.does(self.presses(page, "Show all"), _original)
        menu = page and _menu(page, "Choose one or more")
        if not page or not menu:
            return
        options = self.chance.sample(menu["options"], self.chance.randint(1, len(menu["options"])))
        outcome, answers = self.chance.choice(tuple(OUTCOMES)), tuple(str(one["value"]) for one in options)
        labels = tuple(str(one["label"]) for one in options)
        chosen = await self.does(picks(self, page, "Choose one or more", *labels), lambda asked: says(asked, "Why: "))
        for name, label in (
            ("What came of it?", outcome),
            ("Why?", reason_said(Words(), FITTING[OUTCOMES[outcome]][0])),
        ):
            chosen = chosen and await self.does(
                picks(self, chosen, name, label),
                lambda asked, label=label: says(asked, label),  # type: ignore[misc]
            )
        if chosen and f"What came of it: {outcome}" in screen.words(chosen):
            await self._saves(chosen, answers, outcome)

    async def _saves(self, chosen: Message, answers: tuple[str, ...], outcome: str) -> None:
        def act() -> Interaction:
            interaction = self.presses(chosen, "Save")()
            self.recorder.decides(Decided(answers, outcome, interaction))
            return interaction

        await self.does(act, lambda asked: says(asked, "Saved."))

    async def _runs(self, command: str) -> Message | None:
        place = self.world.places(self.world.guild)[0]
        return await self.does(lambda: thumb.run(self.world, self.account, place, command, {}), _original)


class Typist(Writer):
    """Types for those who ring; each that has no account is somebody else, whom nobody knows by name."""

    rang = 0

    async def types_for(self, name: str | None) -> None:
        """Type what somebody says, who has joined or has no account, until it is there or nobody knows."""
        self.rang += 1
        whose = name or f"caller {self.rang}"
        for _ in range(3):
            seen = await self._has_typed(name)
            said = None if seen is None else await self.reads(seen)
            if seen is not None and said is not None:
                await self.posts(seen, said, whose, "They agree: post it")
                return
            await self.thinks()

    async def _has_typed(self, name: str | None) -> Message | None:
        place = self.world.places(self.world.guild)[0]
        which = await self.does(
            lambda: thumb.run(self.world, self.account, place, "/phone", {}), lambda asked: asked.original
        )
        who = which and await self.does(
            picks(self, which, "Which question?", words.QUESTION), lambda asked: says(asked, "Who answers?")
        )
        menu, picked = ("Somebody who has joined", name) if name else ("Somebody without an account", "Homecare worker")
        form = who and await self.form_of(picks(self, who, menu, picked))
        return await self.writes(form, words.answer(self.chance, in_words=True)) if form else None


def picks(hand: Hand, on: Message, menu: str, *names: str) -> Callable[[], Interaction]:
    """Return the choosing of these from a menu."""

    def act() -> Interaction:
        return thumb.pick(hand.world, hand.account, on, labelled(screen.selects(on), menu), names)

    return act


def _original(asked: Interaction) -> Message | None:
    return asked.original


def _menu(message: Message, label: str) -> Json | None:
    return next((one for one in screen.selects(message) if screen.label(one) == label), None)
