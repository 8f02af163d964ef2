"""One whole life of the bot: a vote from its words to its result, in the weather of a seed."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from bot.domain.polls import PollKind
from bot.rehearsal.inside import Wire
from tests.scenes import Scene
from tests.simulation import ended, promises
from tests.simulation.attach import attached
from tests.simulation.coordinator import Coordinator
from tests.simulation.determinism import seeded
from tests.simulation.environment_faults import EnvironmentFaults
from tests.simulation.plan import Plan
from tests.simulation.programme import Complaints, Machine, Programme, remember_tasks
from tests.simulation.recorder import Recorder
from tests.simulation.template import close, stage_of, template, temporary
from tests.simulation.voters import Voter
from tests.simulation.votes import FORMS, Answer, drawn
from tests.simulation.wire_faults import WireFaults
from tests.simulation.writers import Writer

_WAIT = 1800.0  # seconds after which something that should have happened has not
_TRIES = 20  # in calm weather: after a bad spell discord.py may rest for a minute before it connects again


@dataclass(slots=True)
class LifeTold:
    """What a life left for whoever wants to compare lives; `while_open` is how much of `public` was said by the end."""

    trace: bytes
    public: tuple[bytes, ...]
    log: tuple[str, ...]
    files: dict[str, bytes]
    failpoints: int
    answered: int
    while_open: int
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Say in few letters what happened."""
        return sha256(self.trace).hexdigest()[:16]


def at_one_table(seed: int) -> Scene:
    """Begin where thirteen people have joined, whatever the seed."""
    del seed
    return template()


class Life:
    """Everybody and everything of one life."""

    again = "python -m tests.simulation"

    def __init__(self, seed: int, folder: Path, choices: str) -> None:
        loop = asyncio.get_running_loop()
        self.seed = seed
        self.wire_faults = WireFaults.of(seed)
        self.stage = stage_of(self.begins(seed))
        self.recorder = Recorder(self.stage.world, loop.time)
        self.log = Complaints()
        self.environment_faults = EnvironmentFaults(self, random.Random(f"mischief {seed}"))
        self.plan = Plan.of(seed)
        self.voters, self.late = self._people(self.plan.come), self._people(self.plan.come_late)
        self.coordinator = Coordinator(self.stage.world, self.recorder, "Bethan", random.Random(f"Bethan {seed}"))
        self.coordinator.chooses, self.coordinator.words = self.plan.choices, self.plan.words
        self.coordinator.way = FORMS[self.plan.kind][0]
        self.choices = random.Random(f"choices {choices or seed}")
        self.ending = False
        self.programme: Programme
        self.failpoints = 0
        self.while_open = 0
        self.box: promises.Box | None = None
        self._machine = Machine(
            folder,
            timedelta(seconds=self.environment_faults.clock_is_off()),
            self.wire_faults.takes,
            self.environment_faults.draw,
        )
        self._starter: asyncio.Task[None] | None = None

    def _people(self, names: Iterable[str]) -> list[Voter]:
        chances = {name: random.Random(f"{name} {self.seed}") for name in names}
        make = Writer if self.plan.kind is PollKind.WRITTEN else Voter
        return [make(self.stage.world, self.recorder, name, chance, self.plan.kind) for name, chance in chances.items()]

    @staticmethod
    def begins(seed: int) -> Scene:
        """Return where this life begins."""
        return template(crowded=Plan.of(seed).crowded)

    # The programme, which is started again whenever it has ended

    async def _keep_running(self) -> None:
        while True:
            wire = Wire(
                self.stage, self.wire_faults, context=copy_context(), heard=self.recorder.heard, told=self.recorder.told
            )
            self.programme = programme = Programme(self._machine, self.stage, wire, self._failpoint)
            programme.start()
            await programme.over.wait()
            if self.ending:
                return
            if programme.left is None:
                await programme.main
                raise AssertionError("The programme ended by itself.")
            self.recorder.happened("died")
            await programme.bury()
            self._machine = programme.left
            await asyncio.sleep(self.environment_faults.rest())

    def _failpoint(self, name: str) -> bool:
        self.failpoints += 1
        return self.environment_faults.ends_here(name)

    async def passes(self, time: timedelta) -> None:
        """Let time pass for everybody at once, or go wrong for everybody; not between a look and a post."""
        while self.programme.is_posting:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.05)
        self.recorder.happened(f"{time.total_seconds()} s pass")
        self.stage.clock.move(time)
        self.programme.sleeps(time)

    async def is_up(self) -> Programme:
        """Wait until the bot runs and is connected."""
        async with asyncio.timeout(_WAIT):
            while self.programme.left is not None or not self.programme.connected.is_set():  # noqa: ASYNC110
                await asyncio.sleep(0.5)
        return self.programme

    # The story

    async def run(self) -> None:
        """Live from the words to the result, and see that every promise is kept."""
        self._starter = asyncio.create_task(self._keep_running(), name="starter")
        story = asyncio.create_task(self._story(), name="story")
        await asyncio.wait((story, self._starter), return_when=asyncio.FIRST_COMPLETED)
        if not self.ending:
            story.cancel()
            await asyncio.wait([story])
            story.result() if not story.cancelled() else self._starter.result()
        await story

    async def _story(self) -> None:
        environment_faults = asyncio.create_task(self.environment_faults.happens(), name="environment faults")
        votes = [voter.votes(self._some_answers()) for voter in self.voters]
        await asyncio.gather(self.coordinator.opens(6), *votes)
        environment_faults.cancel()
        await asyncio.wait([environment_faults])
        await self._clears_up()
        await self._those_who_gave_up_try_again()
        await self._moves()
        await self._closes()
        if await promises.stays_open(self):
            await promises.what_is_due_is_told(self)  # whoever comes late has read it
            await asyncio.gather(*(voter.votes(self._some_answers(), patience=_TRIES) for voter in self.late))
            await self._closes()
        await promises.all_letters_are_settled(self)
        await self._tells()
        found = await ended.ended(self)
        await self.is_up()
        self.ending = True
        await self.programme.stop()
        ended.check(self, found)

    def _some_answers(self, most: int = 3) -> list[Answer]:
        number = min(self.environment_faults.chance.choice((1, 1, 1, 2, 3)), most)
        return [drawn(self.plan.kind, random.Random(self.choices.random())) for _ in range(number)]

    async def _clears_up(self) -> None:
        self.wire_faults.calm = True
        self.environment_faults.mends()
        await self.is_up()
        await asyncio.sleep(5)
        await self.is_up()

    async def _those_who_gave_up_try_again(self) -> None:
        """Let the vote be opened in any case, and most of those who had no answer try in better weather."""
        if not self.coordinator.posted:
            assert await self.coordinator.opens(_TRIES), "A vote could not be opened in calm weather."
        await promises.what_is_due_is_told(self)
        answered = {attempt.person for attempt in self.recorder.attempts if attempt.answered}
        again = [voter for voter in self.voters if voter.account.name not in answered]
        trying = [voter for voter in again if self.environment_faults.chance.random() < 0.8]
        await asyncio.gather(*(voter.votes(self._some_answers(), patience=_TRIES) for voter in trying))
        await asyncio.sleep(5)

    async def _moves(self) -> None:
        """Have the coordinator move the close while somebody answers, in whatever weather, and try until it is done."""
        if not self.plan.moves:
            return
        self.environment_faults.moves()
        hasty = [voter.votes(self._some_answers(1), patience=2) for voter in self.voters[:2]]
        await asyncio.gather(self.coordinator.moves(self.plan.moves, 3), *hasty)
        await self._clears_up()
        assert await self.coordinator.moves(self.plan.moves, _TRIES), "A close could not be moved in calm weather."
        await promises.what_is_due_is_told(self)

    async def _tells(self) -> None:
        """Have the coordinator say what came of it, where that is owed."""
        if not self.plan.tells or not await promises.ask(self, promises.is_owed):
            return
        self.environment_faults.moves()
        await self.coordinator.tells(3)
        await self._clears_up()
        assert await self.coordinator.tells(_TRIES), "What came of a vote could not be said in calm weather."
        await promises.all_letters_are_settled(self)

    async def _closes(self) -> None:
        """Come close to the end, let somebody answer at the last moment, and pass it."""
        self.box = await promises.look_into_the_box(self)
        self.while_open = len(self.recorder.public)
        self.environment_faults.closes()
        left = await promises.until_the_close(self)
        await self.passes(left - timedelta(seconds=4))
        last = [voter.votes(self._some_answers(1), patience=2) for voter in self.voters[:2]]
        await asyncio.gather(*last)
        await asyncio.sleep(10)
        await self._clears_up()

    def told(self) -> LifeTold:
        """Return what this life left."""
        answered = sum(attempt.answered for attempt in self.recorder.attempts)
        files = promises.files(self.programme.machine.folder)
        log = tuple(line for _, line in self.log.heard)
        trace = b"\n".join(self.recorder.trace)
        public = tuple(self.recorder.public)
        return LifeTold(
            trace, public, log, files, self.failpoints, answered, self.while_open, self.environment_faults.done
        )


class BrokenPromise(AssertionError):
    """A promise that was broken in one life, and how to live it again."""


def live(seed: int, choices: str = "", *, kind: type[Life] = Life) -> LifeTold:
    """Live one life; `choices` has people choose other answers at the same moments."""
    made = kind.begins(seed)
    with temporary() as folder, seeded(f"life {seed}", made.moment) as loop, attached():
        remember_tasks(loop)
        loop.set_exception_handler(lambda *_: None)
        made.furnish(Path(folder) / "kitchen")
        try:
            return loop.run_until_complete(_live(kind, seed, Path(folder) / "kitchen", choices))
        except Exception as error:
            raise BrokenPromise(f"Life {seed}: {error!r}. Again: {kind.again} {seed}") from error


async def _live(kind: type[Life], seed: int, folder: Path, choices: str) -> LifeTold:
    life = kind(seed, folder, choices)
    with _overheard(life.log):
        async with _let_go(life):
            async with asyncio.timeout(20 * _WAIT):
                await life.run()
            return life.told()


@asynccontextmanager
async def _let_go(life: Life) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await close(life.stage)
        life.programme.let_go()


@contextmanager
def _overheard(log: Complaints) -> Iterator[None]:
    root = logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.INFO)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # as the programme does
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(log)
