"""One life about a question: asked, answered, taken back, closed and decided about, in the weather of a seed."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import Topic
from bot.services import topics as service
from storage import topics
from storage.preferences import preferences_of
from storage.store import Transaction
from tests.simulation import promises
from tests.simulation.life import Life, LifeTold, at_one_table
from tests.simulation.post.readers import Reader
from tests.simulation.post.recorder import Claim
from tests.simulation.post.resident import Chosen, Resident
from tests.simulation.topics import kept
from tests.simulation.topics.coordinator import Asker, Typist
from tests.simulation.topics.environment_faults import TopicFaults
from tests.simulation.topics.people import Partner
from tests.simulation.topics.plan import TopicPlan
from tests.simulation.topics.recorder import TopicRecorder

_TRIES = 20
_APART = 65.0  # seconds that each hop lasts: so long a letter may be on its way, and none is taken for another hop's


class TopicLife(Life):
    """A coordinator who asks, partners who answer and change their minds, callers, and a thread with all of it."""

    begins = staticmethod(at_one_table)
    again = "python -m tests.simulation --topics"
    recorder: TopicRecorder
    environment_faults: TopicFaults
    coordinator: Asker

    def __init__(self, seed: int, folder: Path, choices: str) -> None:
        super().__init__(seed, folder, choices)
        world = self.stage.world
        self.time = asyncio.get_running_loop().time
        self.asks = TopicPlan.of(seed)
        self.chance = random.Random(f"topic life {seed}")
        self.recorder = TopicRecorder(world, self.time)
        self.environment_faults = TopicFaults(self, random.Random(f"mischief {seed}"))
        self.coordinator = Asker(world, self.recorder, "Bethan", random.Random(f"Bethan {seed}"))
        self.typist = Typist(world, self.recorder, "Bethan", random.Random(f"typist {seed}"))
        self.partners = [
            Partner(world, self.recorder, name, random.Random(f"{name} {seed}")) for name in self.asks.come
        ]
        self.coordinator.prepares, self.coordinator.chooses = self._prepares, self.asks.choices
        self.gone: set[str] = set()
        self.residents: list[Resident] = []
        guild = GuildId(world.guild.id)
        self.actor = Actor(PersonId(world.guild.owner_id), guild, is_owner=True)

    def _failpoint(self, name: str) -> bool:
        if name == "letter.claimed":
            self.recorder.claims.append(Claim(self.time(), self.programme.clock.now()))
        return super()._failpoint(name)

    async def _story(self) -> None:
        await self.is_up()
        self.residents = await promises.ask(self, self._moves_in)
        await self._in_any_weather(self.coordinator.opens(6), *(one.answers() for one in self.partners))
        await self._clears_up()
        await self._is_open()
        silent = [one for one in self.partners if not one.is_sure]
        await asyncio.gather(*(one.answers() for one in silent if self.chance.random() < 0.8))
        for _ in range(self.chance.choice((1, 2))):
            await self._days_pass(self.chance.choice((1, 2, 4)))
            self.environment_faults.closes()
            await self._in_any_weather(*self._doings())
            await self._clears_up()
            kept.nothing_lingers(self)
            await self._is_kept_open()
        await self._closes()
        await self._decides()
        await self._settles()
        found = await promises.ask(self, kept.read)
        await self.is_up()
        self.ending = True
        await self.programme.stop()
        kept.check(self, found)

    def told(self) -> LifeTold:
        """Return what this life left."""
        return replace(super().told(), answered=sum(one.done for one in self.recorder.tried))

    # The steps of the story

    async def _prepares(self) -> None:
        """Choose how careful one must be, in every draft there is."""
        bethan, change = PersonId(self.coordinator.account.id), TopicChange(sensitive=self.asks.sensitive)

        def prepare(tx: Transaction, now: datetime) -> None:
            for draft, _ in topics.drafts_by(tx, self.actor.guild, bethan):
                service.change_topic(tx, self.actor, draft.id, change, now=now)

        await self._asks(prepare)

    async def _in_any_weather(self, *acts: Awaitable[object]) -> None:
        """Have all of this happen at once, while things go wrong."""
        faults = asyncio.create_task(self.environment_faults.happens(), name="environment faults")
        await asyncio.gather(*acts)
        faults.cancel()
        await asyncio.wait([faults])

    async def _is_open(self) -> None:
        """Let the question be open in any case."""
        if not self.coordinator.posted:
            assert await self.coordinator.opens(_TRIES), "A question could not be opened in calm weather."
        await promises.what_is_due_is_told(self)

    def _doings(self) -> list[Awaitable[object]]:
        """Draw what people do on a later day."""
        doings: list[Awaitable[object]] = []
        for one in self.partners:
            if one.account.name in self.gone:
                continue
            act = self.chance.choice(
                (one.answers, one.answers, one.adds, one.adds, one.takes_it_back, one.resonates, one.resonates, None)
            )
            if act is not None:
                doings.append(self._later(act))
        if self.chance.random() < 0.3:
            doings.append(self._later(self.coordinator.decides))
        return [*doings, *self._callers(), *self._those_who_go()]

    async def _later(self, act: Callable[[], Awaitable[object]]) -> None:
        await asyncio.sleep(self.chance.uniform(0.1, 12))
        await act()

    def _callers(self) -> list[Awaitable[object]]:
        rings = [*self.asks.ring, *([None] * self.asks.without_account)] if not self.typist.rang else []

        async def types() -> None:
            for name in rings:
                await self.typist.types_for(name)

        return [types()]

    def _those_who_go(self) -> list[Awaitable[object]]:
        """Have one leave, or be forgotten, now and then."""
        here = [one for one in self.partners if one.account.name not in self.gone]
        going: list[Awaitable[object]] = []
        for act in (self._leaves, self._is_forgotten):
            if here and self.chance.random() < 0.3:
                one = here.pop(self.chance.randrange(len(here)))
                self.gone.add(one.account.name)
                going.append(act(one))
        return going

    async def _leaves(self, one: Partner) -> None:
        await asyncio.sleep(self.chance.uniform(8, 25))
        if self.chance.random() < 0.5:
            await one.stops()
        else:
            self.stage.world.leave(self.stage.world.guild, one.account)

    async def _is_forgotten(self, one: Partner) -> None:
        await asyncio.sleep(self.chance.uniform(8, 25))
        await one.has_it_deleted()

    async def _days_pass(self, days: int) -> None:
        """Let as many days pass, one at a time or all at once, as after a computer's long sleep."""
        hop = self.chance.choice((1, days))
        for _ in range(0, days, hop):
            await self.passes(timedelta(days=hop))
            await asyncio.sleep(_APART)

    async def _is_kept_open(self) -> None:
        """See that the thread is there and open, two quiet days later at the latest."""
        for _ in range(5):
            await promises.what_is_due_is_told(self)
            if self.environment_faults.removed or kept.is_kept_open(self):
                return
            await self._days_pass(1)
        raise AssertionError("The thread of an open question is not open.")

    async def _closes(self) -> None:
        """Come to the end, in any weather, with some who answer at the last moment."""
        question: Topic = await promises.ask(self, kept.question)
        if not self.asks.early:
            await self._is_nearly_over(question.closes_at)
        self.environment_faults.closes()
        if self.asks.early:
            await self.coordinator.closes()
        else:
            await self.passes(question.closes_at - self.programme.clock.now() - timedelta(seconds=4))
            here = [one for one in self.partners if one.account.name not in self.gone]
            await asyncio.gather(*(one.answers(patience=2) for one in here[:2]))
        await asyncio.sleep(10)
        await self._clears_up()

    async def _is_nearly_over(self, closes_at: datetime) -> None:
        """Let silent days pass, also more at once than a thread stays awake: it is open again soon after."""
        while (left := closes_at - self.programme.clock.now()) > timedelta(days=3):
            await self.passes(min(left - timedelta(days=2), timedelta(days=self.chance.choice((1, 3, 8)))))
            await asyncio.sleep(_APART)
            await promises.what_is_due_is_told(self)
            stands = self.environment_faults.removed or kept.is_kept_open(self)
            assert stands, "The thread of an open question has fallen asleep."

    async def _decides(self) -> None:
        """Decide about everything, in any weather and then in calm; and about something once more."""
        self.environment_faults.closes()
        await self._in_any_weather(self.coordinator.decides())
        await self._clears_up()
        for _ in range(_TRIES):
            if await promises.ask(self, kept.all_decided):
                break
            await self.coordinator.decides()
        await self._days_pass(self.chance.choice((1, 3)))
        self.environment_faults.closes()
        await self._in_any_weather(self.coordinator.decides(anew=True))
        await self._clears_up()

    async def _settles(self) -> None:
        """Let days pass until all is told, and what is kept for a day is gone; people look in now and then."""
        await self._days_pass(2)
        here = [one for one in self.partners if one.account.name not in self.gone]
        for hop in range(40):
            if await promises.ask(self, lambda tx: kept.nothing_left(self, tx)):
                return
            if hop % 5 == 0:
                await asyncio.gather(*(one.looks_in() for one in here))
            await self.passes(timedelta(hours=9))
            await asyncio.sleep(_APART)
        raise AssertionError("Something is never told.")

    def _moves_in(self, tx: Transaction) -> list[Resident]:
        """Read when each partner may be written to: nobody chooses anything else here."""
        found: list[Resident] = []
        for partner in self.partners:
            actor = Actor(PersonId(partner.account.id), self.actor.guild)
            chosen = preferences_of(tx, actor.guild, actor.person)
            assert chosen is not None
            reader = Chosen(-1.0, -1.0, Reader(actor.person, chosen))
            found.append(Resident(partner.account, actor, [reader], partner.pressed))
        return found

    async def _asks(self, act: Callable[[Transaction, datetime], Any]) -> Any:
        return await promises.ask(self, lambda tx: act(tx, self.programme.clock.now()))
