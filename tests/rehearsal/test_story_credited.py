"""The 77 of the rehearsal programme are asked how they wish to be credited: 37 by name, 17 by another, 23 not."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.preferences import Credit
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.text import Words
from cogs.outputs.role_words import did
from tests.rehearsal.house import House, told, words
from tests.rehearsal.naming import ASKS, TITLE, begins, card, looked_for, looks
from tests.rehearsal.test_story_poll_reminders import labels
from tests.rehearsal.workshops import all_join, time_passes
from tests.rehearsal.workshops import begins as begins_programme
from tests.services.credited import Contributor, contributors

EVERY = tuple(contributors())
NAMES = frozenset(name for one in EVERY for name in (one.name, one.stands_as) if name)
STAND = frozenset(one.stands_as for one in EVERY if one.stands_as)


@pytest.fixture
def moment() -> datetime:
    return datetime(2027, 6, 1, 11, tzinfo=UTC)


async def answers(house: House, one: Contributor) -> None:
    """Let one of them say how they wish to be named, from the note where there is one; some are silent instead."""
    person = house.person(one.name)
    if one.credit is Credit.NONE and int(one.name[1:]) % 2:
        return
    note = next((note for note in person.dms if ASKS in words(note)), None)
    if note is not None:
        await person.presses("Choose how", on=note)
    else:
        await looks(house, one.name)
    if one.credit is Credit.NONE:
        await person.presses("Leave me out")
        await person.sees("You are left out.")
        return
    if one.credit is Credit.NAME:
        await person.presses(f"By my name: {one.name}")
    else:
        await person.presses("Make up a name…")
        await person.fills({"The name that others see": one.stands_as})
    await person.sees(f"When it is published, you are named as **{one.stands_as}**.")
    if one.did:
        await person.chooses("What I did (up to three, or nothing)", *(did(Words(), role) for role in one.did))


async def wants_the_week(person: Person) -> None:
    """Let somebody ask for the week in short."""
    await person.runs("/me")
    for label in ("When", "The week in short", "Turn it on"):
        await person.presses(label)


def found_in(text: str) -> frozenset[str]:
    return frozenset(name for name in NAMES if re.search(rf"\b{name}\b", text, re.IGNORECASE))


def seen_by(house: House, names: Iterable[str]) -> frozenset[str]:
    """Return which of the names stand anywhere that these people can read, but for what is about themselves."""
    world, found = house.stage.world, frozenset[str]()
    for name in names:
        own = {one for him in EVERY if him.name == name for one in (him.name, him.stands_as)}
        text = "\n".join(screen.words(one) for one in screen.everything(world, world.find_account(name)))
        found |= found_in(text) - (own - STAND)
    return found


async def all_of(house: House, on: Message) -> list[str]:
    """Return the card, and where it has no room on one message all of its pages, as Bethan reads them."""
    pages = [words(on)]
    if "See all of it" in labels(on):
        bethan = house.person("Bethan")
        pages.append(told(await bethan.presses("See all of it", on=on)))
        while bethan.private is not None and "Go on" in labels(bethan.private):
            pages.append(told(await bethan.presses("Go on")))
    return pages


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_of_77_who_are_asked_37_and_17_stand_on_the_card_and_23_nowhere(empty_house: House) -> None:
    house = empty_house
    await all_join(house)
    await begins_programme(house)
    bethan = await begins(house)
    await bethan.presses("Ask how people wish to be named")
    await bethan.chooses("Ask now, for how long?", "Three weeks")
    await time_passes(house, house.clock.now() + timedelta(days=5))
    await wants_the_week(house.person("W24"))
    before = await looked_for(house)
    for number, one in enumerate(EVERY):
        if number % 10 == 2 and EVERY[number - 1].credit is not Credit.PSEUDONYM:  # whose name is still looked up
            await house.restarts()  # a connection asks Discord so much in a minute, and all of them answer in one
        await answers(house, one)
    assert await looked_for(house) == before
    others = ["Bethan", "Olwen", *(one.name for one in EVERY)]
    assert seen_by(house, others[:2]) == frozenset()
    await time_passes(house, house.clock.now() + timedelta(days=22))
    bethan = house.person("Bethan")
    await bethan.runs("/output list")
    await bethan.chooses("Look at one", TITLE)
    await bethan.presses("See it and publish")
    await bethan.presses("Publish")
    pages = await all_of(house, await card(house))
    assert found_in("\n".join(pages)) == STAND
    assert len(STAND) == 37 + 17
    await time_passes(house, house.clock.now() + timedelta(days=8))
    assert any("The week in short" in words(one) and TITLE in words(one) for one in house.person("W24").dms)
    await looked_for(house)
    for command in ("/programme", "/thanks wall", "/output list"):
        await bethan.runs(command)
    assert seen_by(house, others) <= STAND
    assert seen_by(house, others[:2]) == STAND
