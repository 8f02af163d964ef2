"""Files after the close: whoever voted, by whatever presses, other people would have left the same bytes."""

import random
from collections.abc import Sequence
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
EARLY, VOTERS = 3, 6  # those who answer before anybody is reminded, and all


def voted_by(voters: Sequence[str]) -> Story:
    """Tell of a vote that some answer at once, and others when they have been reminded twice."""

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
        house.passes(CLOSED)
        await house.person("Olwen").sees("Closed: 6 answers")
        await house.rests()

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


def differing(pairs: int) -> list[int]:
    """Have two sets of people vote, so often; return which pairs left files that can be told apart."""
    found = []
    for number in range(pairs):
        chance = random.Random(f"voters {number}")
        one, two = (files_after(voted_by(chance.sample(PARTNERS, VOTERS))) for _ in range(2))
        if one != two:
            found.append(number)
    return found


@pytest.mark.parametrize("pairs", [1, pytest.param(50, marks=LONG)])
def test_files_after_the_close_do_not_tell_who_voted(pairs: int) -> None:
    assert differing(pairs) == []


@pytest.mark.parametrize("pairs", [pytest.param(10, marks=LONG)])
def test_they_would_by_a_mark_that_taking_the_paper_leaves(pairs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    broken.a_mark_left_by_taking_the_paper(monkeypatch)
    assert len(differing(pairs)) >= 0.9 * pairs
