"""Stories of a disk that takes nothing: no answer is thanked for, people are told what to do, and later all is well."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.rehearsal.world.interactions import Interaction
from tests.rehearsal.house import CLOSED, WORKERS, House, told, words
from tests.rehearsal.test_story_answering_votes import HELPED, MATTERS, READY
from tests.rehearsal.voting import chooses, opens_vote, seals

SAID = "It helped to talk on the way home."


class Disk:
    """A disk that is full, or a database that another programme holds, until that is mended."""

    def __init__(self) -> None:
        self.wrong: int | None = None

    def __call__(self, failpoint: str) -> None:
        if failpoint == "store.committing" and self.wrong is not None:
            error = sqlite3.OperationalError("not taken")
            error.sqlite_errorcode = self.wrong
            raise error

    @contextmanager
    def takes_nothing(self, why: int = sqlite3.SQLITE_FULL) -> Iterator[None]:
        self.wrong = why
        yield
        self.wrong = None


def says_what_to_do(asked: Interaction) -> str:
    """See that somebody is told that nothing changed, and what to do next; return all that they are told."""
    said = told(asked)
    assert "That could not be written down\n" in said
    assert "So nothing has changed. Please try again later." in said
    assert "Please tell a coordinator, so that it is mended: " in said
    assert "sealed" not in said
    return said


async def test_while_the_disk_takes_nothing_no_answer_is_thanked_for_and_each_is_given_again_and_counted_once(
    house: House,
) -> None:
    disk = Disk()
    await house.restarts(failpoint=disk)
    house.may_complain = True
    ready, matters, helped = [await opens_vote(house, asked) for asked in (READY, MATTERS, HELPED)]
    for name in WORKERS[:4]:
        await chooses(house, name, ready, "Yes")
        await chooses(house, name, matters, "Grief")
        await seals(house, name, helped, SAID)
    leila = house.person("Leila")
    paper = (await leila.presses("Answer privately", on=ready)).original
    with disk.takes_nothing():
        says_what_to_do(await leila.chooses("Choose one", "No", on=paper))
    await leila.chooses("Choose one", "Yes", on=paper)
    await leila.sees("Your answer is sealed")
    await leila.presses("Answer privately", on=matters)
    with disk.takes_nothing(sqlite3.SQLITE_BUSY):
        refused = await leila.fills({"Choose up to 3": ["Grief"]})
    assert "kept here for 15 minutes" in says_what_to_do(refused)
    await leila.presses("Write it again")
    await leila.fills({})
    await leila.sees("Your answer is sealed")
    await leila.presses("Answer privately", on=helped)
    seen = (await leila.fills({"In your own words": SAID})).original
    with disk.takes_nothing(sqlite3.SQLITE_IOERR):
        says_what_to_do(await leila.presses("Seal it", on=seen))
    await leila.presses("Seal it", on=seen)
    await leila.sees("Your answer is sealed")
    assert any("Free some space on that disk; nothing was changed." in one for one in house.log.said(logging.ERROR))
    await closes_late(house, disk)
    results = [words(one) for one in house.person("Amara").screen("notices") if "losed: " in words(one)]
    assert sum("Closed: 5 people answered" in one and "Grief: **5**" in one for one in results) == 1
    assert sum(one.count(SAID) == 5 for one in results) == 1
    assert list((house.folder / "keys").glob("*.key")) == []


async def closes_late(house: House, disk: Disk) -> None:
    """Let the votes fall due while the disk is full, and be counted once it takes things again."""
    house.passes(CLOSED)
    with disk.takes_nothing():
        with pytest.raises(Exception, match=r"room left|could not be done"):
            await house.app.beat()
        house.person("Amara").cannot_see("losed: ")
    house.passes(timedelta(minutes=10))
    await house.app.beat()
    assert "Yes: **5**" in words(await house.person("Amara").sees("Adopted\n"))
    await house.app.beat()
