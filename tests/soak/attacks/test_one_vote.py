"""One person's vote: which answer it was, from the files; whether they voted at all, from everybody's screens."""

import random
import re
from collections.abc import Collection
from pathlib import Path

import pytest

from tests.rehearsal.conftest import opened
from tests.rehearsal.house import WORDS, House
from tests.scenes import Scene
from tests.simulation.broken import answers_only_looking_sealed
from tests.soak.attacks.furnishing import (
    LONG,
    Score,
    everything_that_lasts,
    reads_commands,
    reads_drafts,
    score,
)

OPTIONS = WORDS["Answers, one a line"].splitlines()
VICTIM = "Mihai"
READERS = ("Bethan", "Olwen", "Ioan")
_PLAIN = re.compile(rb"\x02[\x01-\x05](\x00[\x01-\xff])\x00{28}", re.DOTALL)

each_choice = pytest.mark.parametrize("tries", [2, pytest.param(60, marks=LONG)])


def content(house: House) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((house.folder / "data").iterdir()) if path.is_file())


def ballots(files: bytes) -> Collection[int]:
    """Find what looks like an answer that nobody sealed."""
    return {int.from_bytes(found[1]).bit_length() - 1 for found in _PLAIN.finditer(files)}


async def guesses(scene: Scene, folder: Path, tries: int) -> Score:
    """Watch the files while one person votes, and say which answer it was."""
    chance, right = random.Random("choices"), 0
    for number in range(tries):
        choice = chance.randrange(len(OPTIONS))
        async with opened(folder / str(number), scene) as house:
            card, before = await house.card(), content(house)
            await house.votes(VICTIM, OPTIONS[choice], card=card)
            new = set(ballots(content(house))) - set(ballots(before))
        right += (new.pop() if new else chance.randrange(len(OPTIONS))) == choice
    return Score(right, tries, 1 / len(OPTIONS))


@each_choice
async def test_the_files_do_not_tell_which_answer_somebody_chose(
    written_to_twice: Scene, tmp_path: Path, tries: int
) -> None:
    found = await guesses(written_to_twice, tmp_path, tries)
    assert found.is_chance, found


@each_choice
async def test_the_same_attack_reads_an_answer_that_only_looks_sealed(
    written_to_twice: Scene, tmp_path: Path, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers_only_looking_sealed(monkeypatch)
    found = await guesses(written_to_twice, tmp_path, tries)
    assert found.share >= 0.9, found


async def reads_all(house: House) -> list[object]:
    shown = [everything_that_lasts(house, name) for name in READERS]
    return [*shown, *[await reads_commands(house, name) for name in READERS]]


@pytest.mark.parametrize("tries", [pytest.param(20, marks=LONG)])
async def test_no_screen_of_anybody_else_tells_whether_somebody_has_voted(
    written_to_twice: Scene, tmp_path: Path, tries: int
) -> None:
    async def attack(folder: Path, secret: bool) -> bool:
        async with opened(folder, written_to_twice) as house:
            card = await house.card()
            before = [await house.writes() and await reads_drafts(house), *await reads_all(house)]
            if secret:
                await house.votes(VICTIM, OPTIONS[1], card=card)
            after = [await house.writes() and await reads_drafts(house), *await reads_all(house)]
        return before != after

    found = await score(attack, tmp_path, tries)
    assert found.is_chance, found
