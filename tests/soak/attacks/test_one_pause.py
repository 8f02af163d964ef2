"""One person's pause, hours or reminders: a coordinator switches audiences on a draft's panel."""

from collections.abc import Awaitable
from pathlib import Path
from typing import Protocol

import pytest

from tests.rehearsal.conftest import opened
from tests.rehearsal.house import House
from tests.scenes import Scene
from tests.soak.attacks import broken
from tests.soak.attacks.furnishing import (
    LONG,
    THE_CARER,
    Attack,
    in_each_budget,
    reads_drafts,
    score,
    with_a_mend_undone,
)


class Act(Protocol):
    """Something that somebody sets, or only looks at."""

    def __call__(self, house: House, *, only_looks: bool = False, who: str = THE_CARER) -> Awaitable[None]: ...


async def pauses(house: House, *, only_looks: bool = False, who: str = THE_CARER) -> None:
    await taps(house, who, "Pause", "Back" if only_looks else "For a week")


async def leaves_reminders_off(house: House, *, only_looks: bool = False, who: str = THE_CARER) -> None:
    await taps(house, who, "When", "Back" if only_looks else "Turn reminders off")


async def takes_days_off(house: House, *, only_looks: bool = False, who: str = THE_CARER) -> None:
    await taps(house, who, "When", "Days off")
    if not only_looks:
        person = house.person(who)
        days = ("Monday", "Tuesday", "Wednesday", "Thursday")
        await person.chooses("Days off", *days, on=person.private)


async def taps(house: House, who: str, *labels: str) -> None:
    """Press one's way through My settings."""
    person = house.person(who)
    await person.runs("/me")
    for one in labels:
        await person.presses(one, on=person.private)


def attack_on(act: Act, scene: Scene) -> Attack:
    """Switch audiences before and after, and say whether anything has changed."""

    async def attack(folder: Path, secret: bool) -> bool:
        async with opened(folder, scene) as house:
            bethan = await house.writes()
            await bethan.chooses("When it closes", "In 3 days, at 20:00", on=bethan.private)
            before = await reads_drafts(house)
            await act(house, only_looks=not secret)
            return await reads_drafts(house) != before

    return attack


each_act = pytest.mark.parametrize(
    "act", [pauses, pytest.param(leaves_reminders_off, marks=LONG), pytest.param(takes_days_off, marks=LONG)]
)


@each_act
@in_each_budget
async def test_nobody_reads_in_drafts_what_one_person_has_set(
    act: Act, with_accomplices: Scene, tmp_path: Path, tries: int
) -> None:
    found = await score(attack_on(act, with_accomplices), tmp_path, tries)
    assert found.is_chance, found


@each_act
@with_a_mend_undone
async def test_they_would_with_a_figure_of_whom_a_note_reaches(
    act: Act, with_accomplices: Scene, tmp_path: Path, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.a_figure_of_settings(monkeypatch)
    found = await score(attack_on(act, with_accomplices), tmp_path, tries)
    assert found.share >= 0.9, found
