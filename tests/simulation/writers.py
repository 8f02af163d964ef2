"""People who answer in their own words: they look at what others will see, seal it, change it, or take it back."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.rehearsal.person import screen, thumb
from bot.rehearsal.world.interactions import Interaction, OpenedForm
from bot.rehearsal.world.messages import Message
from tests.simulation.people import labelled, says
from tests.simulation.recorder import TAKEN_BACK, plain
from tests.simulation.topics.words import secret
from tests.simulation.voters import Voter
from tests.simulation.votes import NOTHING, Answer, Choices, Wrote

_SEEN: Final = "This is what others will see"
_BOX: Final = "In your own words"
_FEWER: Final = "If fewer write, as from "
_QUOTED: Final = re.compile(r"^> (.*)$", re.MULTILINE)


class Writer(Voter):
    """Writes, and does with what they wrote what can be done; now and then they never come back to it.

    Whatever they see as others will see it is what they seal, however much of what they did before went astray.
    """

    async def _tries(self, card: Message, answer: Answer) -> bool:
        """Write it and go on to the end; return whether they are done with it."""
        assert isinstance(answer, Wrote)
        form = await self.does(self._way_to(card), lambda asked: asked.form)
        seen = None if form is None else await self._writes(form, answer.words)
        if seen is not None and self.chance.random() < 0.2:
            seen = await self._thinks_again(card, seen, " ".join(reversed(answer.words.split())))
        if seen is not None and self.chance.random() < 0.3:
            seen = await self._lets_it_stand(seen)
        return seen is not None and await self._ends(seen)

    async def _writes(self, form: OpenedForm, words: str) -> Message | None:
        """Send the form, now and then with what must not stand there; return what others will see."""
        sent = words
        if self.chance.random() < 0.1:
            address = secret(self.chance)
            sent, words = f"{words} {address}", f"{words} [an e-mail]"
            self.wrote.append(address)
        self.wrote.append(words)
        await self.thinks()
        may_be = frozenset(Wrote(words, under_group) for under_group in self._flags())
        asked = await self._changes(
            lambda: thumb.submit(self.world, self.account, form, {_BOX: sent}),
            may_be,
            lambda asked: _shows(asked, may_be) or says(asked, "We have not kept it."),
        )
        if asked is None or seen_in(asked) in may_be:
            return self._reads(asked)
        await self.thinks()
        return self._reads(await self.does(self.presses(asked, "Use this"), lambda asked: _shows(asked, may_be)))

    def _flags(self) -> frozenset[bool]:
        return frozenset(isinstance(one, Wrote) and one.under_group for one in self.waiting)

    async def _changes(
        self, act: Callable[[], Interaction], may_be: Choices, look: Callable[[Interaction], Message | None]
    ) -> Message | None:
        """Do something after which other words may be waiting, and wait for what it leads to."""

        def acts() -> Interaction:
            interaction = act()
            self.waiting |= may_be
            return interaction

        return await self.does(acts, look)

    def _reads(self, seen: Message | None) -> Message | None:
        """Know that what others will see is waiting, and nothing else."""
        if seen is not None:
            self.waiting = frozenset({seen_in(seen)})
        return seen

    async def _thinks_again(self, card: Message, seen: Message, words: str) -> Message | None:
        """Write something else, there or by the card once more; then go on there, or where they were before."""
        by_the_card = self.chance.random() < 0.5
        way = self.presses(card, self.to_answer) if by_the_card else self.presses(seen, "Change it")
        form = await self.does(way, lambda asked: asked.form)
        other = None if form is None else await self._writes(form, words)
        return other if other is not None and self.chance.random() < 0.5 else seen

    async def _lets_it_stand(self, seen: Message) -> Message | None:
        """Say that it may stand under their group if few write."""
        menu = next(iter(screen.selects(seen)), None)
        if menu is None:
            return None
        label = next(str(one["label"]) for one in menu["options"] if str(one["label"]).startswith(_FEWER))
        may_be = frozenset(replace(one, under_group=True) for one in self.waiting if isinstance(one, Wrote))
        await self.thinks()
        changed = await self._changes(
            lambda: thumb.pick(
                self.world, self.account, seen, labelled(screen.selects(seen), screen.label(menu)), (label,)
            ),
            may_be,
            lambda asked: _shows(asked, may_be),
        )
        return self._reads(changed) or seen

    async def _ends(self, seen: Message) -> bool:
        """Seal it, or not; then, now and then, take it back."""
        await self.thinks()
        chance = self.chance.random()
        if chance < 0.07:
            return True
        if chance < 0.14:
            dropped = await self._changes(
                self.presses(seen, "Don't send it"), NOTHING, lambda asked: says(asked, "Not sent")
            )
            self.waiting = NOTHING if dropped else self.waiting
            return dropped is not None
        self.waiting |= NOTHING
        if not await self._taps(self.presses(seen, "Seal it"), lambda: {seen_in(seen)}):  # a first tap may change it
            return False
        self.waiting = NOTHING
        if self.chance.random() < 0.1:
            await self._takes_it_back()
        return True

    async def _takes_it_back(self) -> None:
        assert self.paper is not None
        act = self.presses(self.paper, "Take mine back")
        await self.thinks()

        def tries() -> Interaction:
            interaction = act()
            self.recorder.puts_in(self.account.name, {None: TAKEN_BACK}, interaction)
            return interaction

        await self.does(tries, lambda asked: says(asked, TAKEN_BACK))


def seen_in(seen: Message) -> Wrote | None:
    """Return what others will see, as it stands on this screen: None where it does not."""
    found = _QUOTED.search(plain(seen))
    if found is None or _SEEN not in screen.words(seen):
        return None
    options = [one for menu in screen.selects(seen) for one in menu["options"]]
    chosen = any(one.get("default") for one in options if str(one["label"]).startswith(_FEWER))
    return Wrote(found[1], under_group=chosen)


def _shows(asked: Interaction, may_be: Choices) -> Message | None:
    """Return the screen that this led to, if others will see one of these."""
    return asked.original if asked.original and seen_in(asked.original) in may_be - NOTHING else None
