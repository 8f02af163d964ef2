"""Who presses when: rounds that go to and fro between the bots, so that what else the computer does meets all alike."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from time import process_time

from tests.benchmarks.contestants import Contestant
from tests.benchmarks.timing_standin import Burst

_WARM_UP = (1, 1, 1, 10, 77, 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured. `bursts`: people in one instant, and how often in each round.

    `crowds`: how often the most press at once, before memory is looked at again. `settled`: seconds until it is idle.
    """

    rounds: int = 7
    starts: int = 5
    bursts: Mapping[int, int] = field(default_factory=lambda: {1: 40, 10: 8, 77: 4, 500: 2})
    crowds: int = 20
    settled: float = 3.0


@dataclass(slots=True)
class Figures:
    """What one bot did in one round with one number of people."""

    votes_per_second: float
    p50: float
    p99: float
    worst: float
    processor: float  # seconds of the bot's own processor time per vote
    stage: float  # and of the stage's


@dataclass(slots=True)
class Starts:
    """Seconds to READY and MiB when idle, one for each start; and MiB when idle again after crowds, at the end."""

    ready: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    crowded: float = 0.0


Results = dict[str, dict[int, list[Figures]]]


async def start_in_turns(contestants: Sequence[Contestant], plan: Plan) -> dict[str, Starts]:
    """Start and stop each bot this often, in turns; the last time they stay."""
    starts = {one.name: Starts() for one in contestants}
    for one in contestants:  # once for nothing: commands are synced, files are in memory
        await one.start(*(("--sync",) if "bare" in one.name else ()))
        await one.stop()
    for time in range(plan.starts):
        for one in to_and_fro(contestants, time):
            starts[one.name].ready.append(await one.start())
            await settle(plan.settled)
            starts[one.name].idle.append(one.memory())
            if time < plan.starts - 1:
                await one.stop()
    return starts


async def press_in_turns(contestants: Sequence[Contestant], plan: Plan) -> Results:
    """Have everyone press, in turns."""
    results: Results = defaultdict(lambda: defaultdict(list))
    for one in contestants:
        await be_ready(one)
    for number in range(plan.rounds):
        for size, times in plan.bursts.items():
            for one in to_and_fro(contestants, number):
                await warm_up(one)
                results[one.name][size].append(await _measure(one, size, times))
    return results


async def be_ready(one: Contestant) -> None:
    """Have somebody take a paper and vote once, so that others can do the same."""
    await one.take_paper(one.standin)
    await one.standin.learn_vote()


async def crowd_in_turns(contestants: Sequence[Contestant], starts: Mapping[str, Starts], plan: Plan) -> None:
    """Have the most press at once, over and over, and see how much memory each bot holds when it is idle again."""
    for one in contestants:
        for _ in range(plan.crowds):
            await one.standin.vote(one.standin.people[: max(plan.bursts)])
        await settle(plan.settled)
        starts[one.name].crowded = one.memory()


async def warm_up(one: Contestant) -> None:
    """Have a few people vote, and then many, before anything is measured."""
    for people in _WARM_UP:
        await one.standin.vote(one.standin.people[:people])


async def _measure(one: Contestant, size: int, times: int) -> Figures:
    async def press() -> AsyncIterator[Burst]:
        for time in range(times):
            people = [one.standin.people[(time * size + place) % len(one.standin.people)] for place in range(size)]
            yield await one.standin.vote(people)

    return await watch(one, press())


async def watch(one: Contestant, bursts: AsyncIterator[Burst]) -> Figures:
    """Sum up what a bot does while these people press."""
    each: list[float] = []
    whole = 0.0
    bots, stages = one.processor_seconds(), process_time()
    async for burst in bursts:
        each += burst.each
        whole += burst.whole
    bots, stages = one.processor_seconds() - bots, process_time() - stages
    cuts = quantiles(each, n=100, method="inclusive")
    return Figures(len(each) / whole, cuts[49], cuts[98], max(each), bots / len(each), stages / len(each))


def to_and_fro(contestants: Sequence[Contestant], number: int) -> Iterable[Contestant]:
    """Go through them in turns, once one way and once the other."""
    return contestants if number % 2 == 0 else reversed(contestants)


async def settle(seconds: float) -> None:
    """Let time pass: a benchmark measures what happens meanwhile."""
    await asyncio.wait([asyncio.get_running_loop().create_future()], timeout=seconds)
