"""Files after the close: whoever voted, by whatever presses, other people would have left the same bytes."""

import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import pytest

from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import CLOSED, WORDS
from tests.rehearsal.reminding import noon
from tests.soak.attacks import broken
from tests.soak.attacks.conftest import PARTNERS
from tests.soak.attacks.exactly import ExactHouse, Story, files_after
from tests.soak.attacks.furnishing import LONG

OPTIONS = WORDS["Answers, one a line"].splitlines()
Ending = Callable[[ExactHouse], Awaitable[None]]
EARLY, VOTERS = 3, 6  # those who answer before anybody is reminded, and all


async def is_counted(house: ExactHouse) -> None:
    house.passes(CLOSED)
    await house.person("Olwen").sees("Closed: 6 answers")


async def loses_its_key(house: ExactHouse) -> None:
    (key,) = (house.folder / "keys").glob("*.key")
    key.unlink()
    house.passes(timedelta(hours=1))
    await house.person("Olwen").sees("could not be counted")


async def has_too_few(house: ExactHouse) -> None:
    house.passes(CLOSED)
    await house.person("Olwen").sees("Open a little longer")
    house.passes(CLOSED)
    await house.person("Olwen").sees("Closed, without a result")


async def is_withdrawn(house: ExactHouse) -> None:
    bethan = house.person("Bethan")
    await bethan.presses("Withdraw it…")
    await bethan.presses("Withdraw it")
    await house.person("Olwen").sees("This vote was withdrawn")


def voted_by(voters: Sequence[str], end: Ending = is_counted) -> Story:
    """Tell of a vote that some answer at once, and others when they have been reminded."""

    async def story(house: ExactHouse) -> None:
        noon(house)
        await house.opens_poll()
        card = await house.card()
        for way, name in enumerate(voters[:EARLY]):
            await votes(house, name, way, card)
        for _ in range(26):
            house.passes(timedelta(hours=6))
            await house.rests()
        for way, name in enumerate(voters[EARLY:]):
            await votes(house, name, way, house.person(name).dms[-1])
        await end(house)
        await house.rests()

    return story


def three_voted_by(voters: Sequence[Sequence[str]]) -> Story:
    """Tell of three votes, one after the other: with the third note in a row people are asked whether to go on."""

    async def story(house: ExactHouse) -> None:
        for each in voters:
            await voted_by(each)(house)

    return story


async def votes(house: ExactHouse, name: str, way: int, card: Message) -> None:
    """Answer in one of three ways: straight away, having read how private it is, or changing it."""
    person = house.person(name)
    paper = (await person.presses("Answer privately", on=card)).original
    if way == 1:
        await person.presses("How private is this?", on=paper)
        paper = (await person.presses("Answer privately", on=person.private)).original
    sealed = (await person.chooses("Choose one", OPTIONS[way], on=paper)).original
    if way == 2:
        paper = (await person.presses("Change it", on=sealed)).original
        await person.chooses("Choose one", OPTIONS[0], on=paper)


def differing(pairs: int, *, voters: int = VOTERS, end: Ending = is_counted) -> list[int]:
    """Have two sets of people vote, so often; return which pairs left files that can be told apart."""
    found = []
    for number in range(pairs):
        chance = random.Random(f"voters {number}")
        one, two = (files_after(voted_by(chance.sample(PARTNERS, voters), end)) for _ in range(2))
        if one != two:
            found.append(number)
    return found


@pytest.mark.parametrize("pairs", [1, pytest.param(50, marks=LONG)])
def test_files_after_the_close_do_not_tell_who_voted(pairs: int) -> None:
    assert differing(pairs) == []


@pytest.mark.parametrize("pairs", [pytest.param(10, marks=LONG)])
def test_nor_do_they_after_three_votes_in_which_some_do_nothing_but_vote(pairs: int) -> None:
    for number in range(pairs):
        chance = random.Random(f"voters of three {number}")
        always, never = chance.sample(PARTNERS, 2)
        others = [one for one in PARTNERS if one not in (always, never)]
        rest = [chance.sample(others, VOTERS - 1) for _ in range(3)]
        one, two = (files_after(three_voted_by([[*each, only] for each in rest])) for only in (always, never))
        assert one == two, number


@pytest.mark.parametrize(("end", "voters"), [(is_withdrawn, 6), (loses_its_key, 6), (has_too_few, 4)])
@pytest.mark.parametrize("pairs", [pytest.param(10, marks=LONG)])
def test_nor_do_they_when_it_ends_in_another_way(end: Ending, voters: int, pairs: int) -> None:
    assert differing(pairs, voters=voters, end=end) == []


@pytest.mark.parametrize("pairs", [pytest.param(10, marks=LONG)])
def test_they_would_by_a_mark_that_taking_the_paper_leaves(pairs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    broken.a_mark_left_by_taking_the_paper(monkeypatch)
    assert len(differing(pairs)) >= 0.9 * pairs
