"""Subtraction: two or three results, taken from each other, show what one person chose in a sensitive vote."""

import random
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cache

import pytest

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import JOINED, join
from storage.backup import backup
from storage.restore import restore
from tests.rehearsal.house import House, custom_id, until, words
from tests.rehearsal.reminding import noon
from tests.scenes import Scene
from tests.soak.attacks import broken
from tests.soak.attacks.exactly import ExactHouse, lives, scene_after
from tests.soak.attacks.furnishing import LONG, MANAGER, THE_CARER, WORKER, Score

WORKERS = (*JOINED[WORKER], *(f"Worker {number}" for number in range(9, 13)))
MANAGERS = (*JOINED[MANAGER], *(f"Manager {number}" for number in range(3, 11)))
OPTIONS = ("Yes", "No")
AT_MOST = 4 / (1 + 4)  # how likely the likelier of two answers can become, where one result may speak four times for it
SENSITIVE, ORDINARY, SPLIT = "sensitive", "ordinary", "ordinary-by-group"
W, M = "worker", "manager"
VICTIM = WORKERS[3]
Counts = Mapping[str, int]
Answers = Mapping[str, int]
Way = Callable[["Polls"], Awaitable[Sequence[tuple[int, Counts]]]]


class Refused(Exception):
    """What the attacker wanted to ask could not be asked."""


class Polls:
    """A coordinator who asks whatever the panel lets them ask, of people who always answer the same."""

    def __init__(self, house: House, answers: Answers) -> None:
        self.house, self.answers, self._asked = house, answers, 0

    async def asks(self, kind: str, *people: str) -> Counts:
        """Open a vote, have everybody who is asked answer, and read what its result tells."""
        self._asked += 1
        question = f"Was it like that, {self._asked}?"
        form = {"Question": question, "Answers, one a line": "\n".join(OPTIONS), "What happens with it": "It helps."}
        bethan = await self.house.writes(form)
        await self._forges(bethan, "draft-kind", kind)
        if people:
            await self._forges(bethan, "draft-who", *people)
        await bethan.chooses("When it closes", "Tomorrow, at 20:00", on=bethan.private)
        posted = words((await bethan.presses("Post it", on=bethan.private)).original)
        if "Your vote is open" not in posted:
            raise Refused(posted)
        card = await until(self.house.stage, lambda: self._finds(question, "Answer privately"))
        for name, answer in self.answers.items():
            await self._forges(self.house.person(name), "choose", str(answer), on=card)
        self.house.passes(timedelta(days=1))
        result = words(await until(self.house.stage, lambda: self._finds(question, "Closed")))
        return counts(result, of="Homecare workers" if kind == SPLIT else "")

    async def _forges(self, who: Person, verb: str, *values: str, on: Message | None = None) -> None:
        """Choose what no menu may offer."""
        about = on or who.private
        assert about is not None
        await self.house.asks(who, custom_id(about, verb), values=values, message=about).answered

    def _finds(self, question: str, says: str) -> Message | None:
        shown = self.house.person("Olwen").screen("notices")
        return next((one for one in shown if question in words(one) and says in words(one)), None)


def counts(result: str, *, of: str = "") -> Counts:
    """Read the numbers of a result: of everybody, or of one role group."""
    told = next((line.split(":", 1)[1] for line in result.splitlines() if of and of in line), result)
    found = {one: re.search(rf"\b{one}\b\D{{0,16}}?(\d+)", told) for one in OPTIONS}
    return {one: int(number[1]) for one, number in found.items() if number}


async def everybody_then_all_but_one(polls: Polls) -> Sequence[tuple[int, Counts]]:
    """Ask everybody a sensitive question, then all but the one family carer an ordinary one."""
    return [(1, await polls.asks(SENSITIVE)), (-1, await polls.asks(ORDINARY, W, M))]


async def three_that_differ_widely(polls: Polls) -> Sequence[tuple[int, Counts]]:
    """Ask the workers, then the managers, then both together without one."""
    one, two = await polls.asks(SENSITIVE, W), await polls.asks(SENSITIVE, M)
    await leaves(polls.house, VICTIM)
    return [(1, one), (1, two), (-1, await polls.asks(SENSITIVE, W, M))]


async def a_split_as_a_second_poll(polls: Polls) -> Sequence[tuple[int, Counts]]:
    """Ask the workers, then everybody, and read the workers' part."""
    one = await polls.asks(SENSITIVE, W)
    await leaves(polls.house, VICTIM)
    return [(1, one), (-1, await polls.asks(SPLIT, W, M))]


async def one_who_changes_group(polls: Polls) -> Sequence[tuple[int, Counts]]:
    """Ask the workers, then the managers, one of whom was a worker, then both together."""
    one = await polls.asks(SENSITIVE, W)
    await taps(polls.house, VICTIM, "More", "Change my group", MANAGER)
    two = await polls.asks(SENSITIVE, M)
    return [(1, one), (1, two), (-1, await polls.asks(SENSITIVE, W, M))]


async def two_rejoin_then_one_comes(polls: Polls) -> Sequence[tuple[int, Counts]]:
    """Ask the workers, have two of them be deleted and come back, and ask again when one more has come."""
    house = polls.house
    await leaves(house, VICTIM)
    one = await polls.asks(SENSITIVE, W)
    for name in WORKERS[:2]:
        await taps(house, name, "More", "My data", "Delete everything", "Yes, delete it")
        await join(house.stage, name, WORKER)
    await join(house.stage, VICTIM, WORKER)
    return [(-1, one), (1, await polls.asks(SENSITIVE, W))]


async def a_backup_that_was_brought_back(polls: Polls) -> Sequence[tuple[int, Counts]]:
    """Ask the workers, bring back a backup from before, and ask again when one has left."""
    house = polls.house
    backup(house.folder / "data", house.folder / "older.zip")
    one = await polls.asks(SENSITIVE, W)
    await house.closes()
    restore(house.folder / "older.zip", house.folder / "data")
    await house.opens()
    await leaves(house, VICTIM)
    return [(1, one), (-1, await polls.asks(SENSITIVE, W))]


WAYS: Mapping[Way, str] = {
    everybody_then_all_but_one: THE_CARER,
    three_that_differ_widely: VICTIM,
    a_split_as_a_second_poll: VICTIM,
    one_who_changes_group: VICTIM,
    two_rejoin_then_one_comes: VICTIM,
    a_backup_that_was_brought_back: VICTIM,
}
each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


async def leaves(house: House, name: str) -> None:
    await taps(house, name, "More", "Leave", "Yes, leave now")


async def taps(house: House, name: str, *labels: str) -> None:
    person = house.person(name)
    await person.runs("/me")
    for one in labels:
        await person.presses(one, on=person.private)


@cache
def two_pools() -> Scene:
    """Twelve workers, ten managers and one family carer, late in the evening."""

    async def furnish(house: ExactHouse) -> None:
        for names, group in ((WORKERS[8:], WORKER), (MANAGERS[2:], MANAGER)):
            for name in names:
                house.visitor(name)
                await join(house.stage, name, group)
        noon(house)
        house.passes(timedelta(hours=9))

    return scene_after(furnish)


def one_try(way: Way, number: int) -> bool:
    """Have everybody answer by lot, subtract, and tell whether the best guess about one person is right."""
    chance = random.Random(f"answers {way.__name__} {number}")
    answers = {name: chance.randrange(len(OPTIONS)) for name in (*WORKERS, *MANAGERS, THE_CARER)}
    guess = chance.randrange(len(OPTIONS))

    async def attack(house: ExactHouse) -> int:
        with suppress(Refused):
            told = await way(Polls(house, answers))
            left = [sum(sign * counted.get(one, 0) for sign, counted in told) for one in OPTIONS]
            return left.index(max(left)) if left[0] != left[1] else guess
        return guess

    return lives(attack, two_pools(), seed=f"{way.__name__} {number}") == answers[WAYS[way]]


def guesses(way: Way, tries: int) -> Score:
    """Try so often, and count how often the guess was right."""
    return Score(sum(one_try(way, number) for number in range(tries)), tries, AT_MOST)


@each_way
@pytest.mark.parametrize("tries", [pytest.param(60, marks=LONG)])
def test_results_taken_from_each_other_tell_little_about_one_person(way: Way, tries: int) -> None:
    found = guesses(way, tries)
    assert found.is_at_most_chance, found


@each_way
@pytest.mark.parametrize("tries", [pytest.param(20, marks=LONG)])
def test_they_would_tell_it_if_their_numbers_were_exact(way: Way, tries: int, monkeypatch: pytest.MonkeyPatch) -> None:
    broken.exact_numbers_of_anybody(monkeypatch)
    found = guesses(way, tries)
    assert found.share >= 0.9, found
