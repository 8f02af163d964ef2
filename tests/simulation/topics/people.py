"""People who answer a question, look it over, change it, add to it, take it back, and leave, as the seed has it."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.world.interactions import Interaction, OpenedForm
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World
from tests.simulation.people import Hand, labelled, says
from tests.simulation.topics import words
from tests.simulation.topics.recorder import TopicRecorder, Tried
from tests.simulation.topics.words import ADD, Part, Said, Typed, part_of

T = TypeVar("T")

POSTED: Final = "It is there"
TAKEN_BACK: Final = "It is taken back"
ERASED: Final = "Your data is deleted"


class Writer(Hand):
    """Whoever types an answer, their own or somebody else's, and looks it over."""

    to_answer = "Answer"
    recorder: TopicRecorder

    def __init__(self, world: World, recorder: TopicRecorder, name: str, chance: random.Random) -> None:
        super().__init__(world, recorder, name, chance)
        self.typed: list[Typed] = []
        self.secrets: list[str] = []
        self.pressed: list[float] = []
        self.time = asyncio.get_running_loop().time

    async def does(self, act: Callable[[], Interaction], look: Callable[[Interaction], T | None]) -> T | None:
        """Do something, and note when."""
        begun = self.time()
        found = await super().does(act, look)
        self.pressed += [begun, self.time()]
        return found

    async def finds(
        self, on: Message, label: str, look: Callable[[Interaction], Message | None] | None = None
    ) -> Message | None:
        """Press a button, and return the screen that it leads to."""
        return await self.does(self.presses(on, label), look or (lambda asked: asked.original))

    async def form_of(self, act: Callable[[], Interaction]) -> OpenedForm | None:
        """Do what opens a form."""
        return await self.does(act, lambda asked: asked.form)

    async def writes(self, form: OpenedForm, typed: Typed, boxes: dict[str, str] | None = None) -> Message | None:
        """Send a form, now and then with what must not stand there; return what others will see."""
        sent = typed
        if boxes is None and typed.first and self.chance.random() < 0.2:
            self.secrets.append(words.secret(self.chance))
            sent = replace(typed, first=f"{typed.first} {self.secrets[-1]}")
            self.typed.append(sent.without(self.secrets[-1]))
        self.typed.append(typed)
        await self.thinks()
        seen = await self.does(lambda: thumb.submit(self.world, self.account, form, boxes or sent.boxes), _is_seen)
        if seen is not None and _has(seen, "Use this"):
            seen = await self._answers_the_guard(seen, typed)
        return seen

    async def _answers_the_guard(self, asked: Message, typed: Typed) -> Message | None:
        await self.thinks()
        if self.chance.random() < 0.6:
            return await self.finds(asked, "Use this", _is_seen)
        form = await self.form_of(self.presses(asked, "Write it again"))
        if form is None:
            return None
        return await self.does(lambda: thumb.submit(self.world, self.account, form, typed.boxes), _is_seen)

    async def reads(self, seen: Message) -> Said | None:
        """Read all that others will see; it is what was typed, in its own words."""
        parts: dict[int, Part] = {}
        begun = _post_button(seen)
        while (part := part_of(seen)) is not None and _post_button(seen) == begun and part.number not in parts:
            parts[part.number] = part
            if len(parts) == part.of:
                said = words.whole(list(parts.values()))
                assert said.words in self._may_read(), f"{said} was never typed."
                return said
            await self.thinks()
            if await self.finds(seen, "See the rest of it") is None:
                return None
        return None

    def _may_read(self) -> set[str]:
        """Return what their answer may say: what was added stays below other words."""
        every = {one.added for one in self.typed} | {""}
        return {replace(one, added=added).words for one in self.typed for added in every}

    async def posts(self, seen: Message, said: Said, whose: str, label: str) -> Message | None:
        """Post what was looked over, now and then with two taps, unless the screen has changed; return the receipt."""
        begun = _post_button(seen)
        await self.thinks()
        taps = 2 if self.chance.random() < 0.2 else 1

        async def tap(wait: float) -> Message | None:
            await asyncio.sleep(wait)
            if _post_button(seen) != begun:
                return None

            def act() -> Interaction:
                interaction = thumb.tap(self.world, self.account, seen, labelled(screen.buttons(seen), label))
                self.recorder.tries(Tried(whose, said, POSTED, interaction))
                return interaction

            return await self.does(act, lambda asked: says(asked, POSTED))

        told = await asyncio.gather(*(tap(0.2 * number) for number in range(taps)))
        return next(filter(None, told), None)


class Partner(Writer):
    """Answers, and does with their answer what can be done."""

    receipt: Message | None = None
    is_sure = False  # whether the last thing they read is how it stands

    async def answers(self, *, patience: float = 60.0) -> None:
        """Wait for the question, and answer it, or answer anew."""
        await self.thinks(0.1, 8)
        card = await self.waits(self.card, patience)
        for _ in range(1 + self.chance.randrange(3) if card else 0):
            if card and await self._answers(card):
                return
            await self.thinks()

    async def _answers(self, card: Message) -> bool:
        form = await self._has_form(card)
        if form is None:
            return False
        self.is_sure = False
        seen = await self.writes(form, words.answer(self.chance))
        if seen is not None and self.chance.random() < 0.2:
            seen = await self._thinks_again(card, seen)
        return await self._goes_on(seen)

    async def _thinks_again(self, card: Message, seen: Message) -> Message:
        """Come by the card once more and write something else; then go on there, or where they were before."""
        form = await self._has_form(card)
        other = await self.writes(form, words.answer(self.chance)) if form else None
        return other if other and self.chance.random() < 0.5 else seen

    async def _has_form(self, card: Message) -> OpenedForm | None:
        asked = await self.does(
            self.presses(card, self.to_answer), lambda one: one if one.form or one.original else None
        )
        if asked is None or asked.form is not None or asked.original is None:
            return None if asked is None else asked.form
        return await self.form_of(self.presses(asked.original, "Change it"))

    async def _goes_on(self, seen: Message | None) -> bool:
        """Choose how it is shown, now and then; read it, and post it or not."""
        if seen is not None and self.chance.random() < 0.3:
            seen = await self._chooses(seen, "Shown as", "The name in this server")
        if seen is not None and self.chance.random() < 0.2:
            seen = await self._chooses(seen, "May we quote it?", "Quote it: only in other words")
        said = None if seen is None else await self.reads(seen)
        if seen is None or said is None:
            return False
        if self.chance.random() < 0.07:
            await self.finds(seen, "Don't post")
            return False
        self.receipt = await self.posts(seen, said, self.account.name, "Post it") or self.receipt
        self.is_sure = self.recorder.tried[-1].done if self.recorder.tried else False
        return self.is_sure

    async def _chooses(self, seen: Message, menu: str, label: str) -> Message | None:
        def act() -> Interaction:
            return thumb.pick(self.world, self.account, seen, labelled(screen.selects(seen), menu), (label,))

        return await self.does(act, _is_seen)

    async def _own(self) -> Message | None:
        """Find their own answer again, by the card; what they had begun they throw away first."""
        card = self.card()
        for _ in range(2 if card else 0):
            found = card and await self.finds(card, self.to_answer)
            if not found or _has(found, "Take it back"):
                return found or None
            await self.finds(found, "Don't post")
        return None

    async def adds(self) -> None:
        """Add something to their answer, if they are sure how it stands."""
        own = await self._own() if self.is_sure and self.typed else None
        form = None if own is None else await self.form_of(self.presses(own, "Add to it"))
        part = None if own is None else part_of(own)
        before = next((one for one in self.typed if part and one.words == part.said.words), None)
        if form is None or before is None:
            return
        self.is_sure = False
        added = words.words(self.chance, 3)
        await self._goes_on(await self.writes(form, replace(before, added=added), {ADD: added}))

    async def takes_it_back(self) -> None:
        """Take their answer back."""
        own = await self._own()
        sure = own and await self.finds(own, "Take it back", lambda one: says(one, "Take this answer back?"))
        if sure:
            self.is_sure = False
            await self._takes_away(sure, "Yes, take it back", TAKEN_BACK)

    async def has_it_deleted(self) -> None:
        """Have everything about them deleted."""
        for _ in range(3):
            found = await self._in_settings("More", "My data", "Delete everything")
            if found and await self._takes_away(found, "Yes, delete it", ERASED):
                return
            await self.thinks()

    async def stops(self) -> None:
        """Take part no more."""
        for _ in range(3):
            found = await self._in_settings("More", "Leave")
            if found and await self.finds(found, "Yes, leave now", lambda one: says(one, "You have left")):
                return
            await self.thinks()

    async def looks_in(self) -> None:
        """Look at their settings, and do nothing."""
        await self._in_settings()

    async def _in_settings(self, *labels: str) -> Message | None:
        place = self.world.places(self.world.guild)[0]
        found = await self.does(
            lambda: thumb.run(self.world, self.account, place, "/me", {}), lambda asked: asked.original
        )
        for label in labels:
            found = found and await self.finds(found, label)
        return found

    async def _takes_away(self, on: Message, label: str, told: str) -> bool:
        def act() -> Interaction:
            interaction = self.presses(on, label)()
            self.recorder.tries(Tried(self.account.name, None, told, interaction))
            return interaction

        return await self.does(act, lambda asked: says(asked, told)) is not None

    async def resonates(self) -> None:
        """Say of the answer that was shown to them that it is the same, or not; and once more."""
        for label, told in self.chance.sample((_SAME, _DIFFERENT), self.chance.choice((1, 2))):
            shown = self.receipt
            if shown is not None and _has(shown, "See another answer"):
                shown = await self.finds(shown, "See another answer")
            if shown is None or not _has(shown, label):
                return
            await self._resonates(shown, label, told)

    async def _resonates(self, shown: Message, label: str, told: str) -> None:
        def act() -> Interaction:
            interaction = self.presses(shown, label)()
            self.recorder.tries(Tried(self.account.name, Said(label, ""), told, interaction), resonance=True)
            return interaction

        await self.does(act, lambda asked: says(asked, told))
        await self.thinks()


_SAME: Final = ("Same for me", "You said: the same for me")
_DIFFERENT: Final = ("Different where I work", "You said: different where I work")


def _has(message: Message, label: str) -> bool:
    return any(screen.label(one) == label for one in screen.buttons(message))


def _is_seen(asked: Interaction) -> Message | None:
    """Return what others will see, or what the guard asks."""
    message = asked.original
    return message if message and (_post_button(message) or _has(message, "Use this")) else None


def _post_button(message: Message) -> str:
    """Return what its button to post stands for: another whenever the words are others."""
    labels = ("Post it", "They agree: post it")
    return next((str(one["custom_id"]) for one in screen.buttons(message) if screen.label(one) in labels), "")
