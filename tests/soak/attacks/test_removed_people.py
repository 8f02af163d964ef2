"""Somebody removed from the server goes on by buttons in old private messages: votes, leaves, is a manager at last.

Leaving is one's own, and stays open to whoever is gone; coming back is not.
"""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.rehearsal.conftest import opened
from tests.rehearsal.house import House, eventually, words
from tests.scenes import Scene
from tests.soak.attacks import broken
from tests.soak.attacks.furnishing import LONG, MANAGER

REMOVED = "Priya"
Door = Callable[[House], Awaitable[Callable[[], Awaitable[Interaction]]]]
Between = Callable[[House], Awaitable[None]]


async def votes(house: House) -> Callable[[], Awaitable[Interaction]]:
    priya = house.person(REMOVED)
    paper = await taps(house, "Answer privately")
    return lambda: priya.chooses("Choose one", "Pocket card", on=paper)


async def becomes_a_manager(house: House) -> Callable[[], Awaitable[Interaction]]:
    priya = house.person(REMOVED)
    card = await taps(house, "My settings", "More", "Change my group")
    return lambda: priya.presses(MANAGER, on=card)


async def comes_back_as_a_manager(house: House) -> Callable[[], Awaitable[Interaction]]:
    """Keep a card from before joining: whoever has left can press its way in again."""
    priya = house.person(REMOVED)
    card = await taps(
        house,
        "My settings",
        "More",
        "Leave",
        "Yes, leave now",
        "Join again",
        "English",
        "Go on",
        MANAGER,
        "Go on",
        "No shifts",
    )
    return lambda: priya.presses("Yes, take part", on=card)


async def reads(house: House) -> Callable[[], Awaitable[Interaction]]:
    note = house.person(REMOVED).dms[-1]
    return lambda: house.person(REMOVED).presses("Answer privately", on=note)


DOORS: Mapping[Door, str] = {
    votes: "Your answer is sealed",
    becomes_a_manager: f"You are here as: **{MANAGER}**",
    comes_back_as_a_manager: "You have joined",
    reads: "Choose one",
}


async def taps(house: House, *labels: str) -> Message:
    """Press one button after another in private messages; return the card that the last one leads to."""
    priya = house.person(REMOVED)
    shown = priya.dms[-1]
    for one in labels:
        answer = (await priya.presses(one, on=shown)).original
        assert answer is not None
        shown = answer
    return shown


async def gets_in(door: Door, scene: Scene, folder: Path, between: Between) -> bool:
    """Be removed with a card at hand that leads in, and press it; tell whether it did."""
    async with opened(folder, scene) as house:
        push = await door(house)
        await house.person(REMOVED).leaves_server()
        await between(house)
        return DOORS[door] in words((await push()).original)


async def nothing(_: House) -> None:
    """Press at once."""


async def a_restart(house: House) -> None:
    await house.restarts()


async def an_outage(house: House) -> None:
    """Press while the server is out of reach, and Discord says nothing of who is in it."""
    house.stage.gateway.outage(house.stage.world.guild)
    await eventually(lambda: house.app.bot.guilds[0].unavailable)


each_door = pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
each_moment = pytest.mark.parametrize(
    "between",
    [pytest.param(nothing, marks=LONG), pytest.param(a_restart, marks=LONG), pytest.param(an_outage, marks=LONG)],
)


@each_door
@each_moment
async def test_whoever_was_removed_finds_every_door_closed(
    door: Door, written_to_twice: Scene, tmp_path: Path, between: Between
) -> None:
    assert not await gets_in(door, written_to_twice, tmp_path, between)


async def test_a_vote_of_whoever_was_removed_is_refused(written_to_twice: Scene, tmp_path: Path) -> None:
    assert not await gets_in(votes, written_to_twice, tmp_path, nothing)


@each_door
@pytest.mark.soak
async def test_every_door_would_be_open_if_private_messages_were_believed(
    door: Door, written_to_twice: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.private_messages_believed(monkeypatch)
    assert await gets_in(door, written_to_twice, tmp_path, nothing)
