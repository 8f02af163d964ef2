"""Live turnout: a coordinator opens drafts while people vote, and reads in them who has just voted, or how many."""

from pathlib import Path

import pytest

from tests.rehearsal.conftest import opened
from tests.rehearsal.house import WORKERS
from tests.scenes import Scene
from tests.soak.attacks import broken
from tests.soak.attacks.conftest import MORE_WORKERS
from tests.soak.attacks.furnishing import (
    LONG,
    THE_CARER,
    Attack,
    in_each_budget,
    reads_drafts,
    score,
    with_a_mend_undone,
)

CHOICE = "Pocket card"


def the_carer(scene: Scene) -> Attack:
    """Have accomplices vote until one person more is the fifth; then watch whether the carer votes."""

    async def attack(folder: Path, secret: bool) -> bool:
        async with opened(folder, scene) as house:
            card = await house.card()
            for name in WORKERS[:4]:
                await house.votes(name, CHOICE, card=card)
            await house.writes()
            before = await reads_drafts(house)
            if secret:
                await house.votes(THE_CARER, CHOICE, card=card)
            return await reads_drafts(house) != before

    return attack


def five_more(scene: Scene) -> Attack:
    """Watch whether five of forty workers vote."""

    async def attack(folder: Path, secret: bool) -> bool:
        async with opened(folder, scene) as house:
            card = await house.card()
            await house.writes()
            before = await reads_drafts(house)
            for name in MORE_WORKERS[:5] if secret else ():
                await house.votes(name, CHOICE, card=card)
            return await reads_drafts(house) != before

    return attack


@in_each_budget
async def test_nobody_reads_that_the_carer_has_just_voted(written_to_twice: Scene, tmp_path: Path, tries: int) -> None:
    found = await score(the_carer(written_to_twice), tmp_path, tries)
    assert found.is_chance, found


@with_a_mend_undone
async def test_they_would_with_a_figure_that_spares_who_has_answered(
    written_to_twice: Scene, tmp_path: Path, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.a_figure_of_who_has_not_answered(monkeypatch)
    found = await score(the_carer(written_to_twice), tmp_path, tries)
    assert found.share >= 0.9, found


@pytest.mark.parametrize("is_broken", [False, True], ids=["as it is", "with a figure"])
@pytest.mark.parametrize("tries", [pytest.param(20, marks=LONG)])
async def test_nobody_reads_that_five_of_forty_workers_have_just_voted(
    forty_workers: Scene, tmp_path: Path, tries: int, is_broken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_broken:
        broken.a_figure_of_who_has_not_answered(monkeypatch)
    found = await score(five_more(forty_workers), tmp_path, tries)
    assert (found.share >= 0.9) if is_broken else found.is_chance, found
