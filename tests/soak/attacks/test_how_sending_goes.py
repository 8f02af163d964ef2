"""How sending goes: a coordinator reads in what becomes of notes that one person has paused, or wants none."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsing import COORDINATOR
from tests.rehearsal.conftest import opened
from tests.rehearsal.house import told
from tests.rehearsal.reminding import noon
from tests.scenes import Scene
from tests.soak.attacks import broken
from tests.soak.attacks.conftest import PARTNERS, comes_to_rest
from tests.soak.attacks.furnishing import ACCOMPLICES, LONG, THE_CARER, Attack, score
from tests.soak.attacks.test_one_pause import Act, leaves_reminders_off, pauses

each_act = pytest.mark.parametrize("act", [pauses, leaves_reminders_off])
in_the_soak = pytest.mark.parametrize("tries", [pytest.param(20, marks=LONG)])


def attack_on(act: Act, scene: Scene) -> Attack:
    """Have an accomplice want no notes, so that ten people are left, or nine; read it once the notes are out."""

    async def attack(folder: Path, secret: bool) -> bool:
        async with opened(folder, scene) as house:
            noon(house)
            await leaves_reminders_off(house, who=ACCOMPLICES[0])
            await house.opens_poll()
            await act(house, only_looks=not secret)
            others = [one for one in PARTNERS if one not in (THE_CARER, ACCOMPLICES[0])]
            while min(await comes_to_rest(house, others)) == 0:
                house.passes(timedelta(hours=6))
            said = told(await house.person(COORDINATOR).runs("/remind status"))
            return "About 5." in said or "about 5" in said

    return attack


@each_act
@in_the_soak
async def test_nobody_reads_in_how_sending_goes_what_one_person_has_set(
    act: Act, furnished: Scene, tmp_path: Path, tries: int
) -> None:
    found = await score(attack_on(act, furnished), tmp_path, tries)
    assert found.is_chance, found


@each_act
@in_the_soak
async def test_they_would_with_a_number_of_notes(
    act: Act, furnished: Scene, tmp_path: Path, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.a_number_of_notes(monkeypatch)
    found = await score(attack_on(act, furnished), tmp_path, tries)
    assert found.share >= 0.9, found
