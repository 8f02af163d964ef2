"""Whoever votes, and whatever people say of a session: all thanks are the same, in words, times and order."""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.outputs import Output
from bot.domain.people import GuildId, PersonId
from bot.services.outputs import publishing, thanking
from storage.sessions import session_replies
from storage.store import Transaction
from tests.rehearsal import alike
from tests.rehearsal.alike import CANNOT, GOING, LATER, OPTIONS, WRITERS, History, thanked_after
from tests.rehearsal.conftest import lived
from tests.rehearsal.house import WORKERS
from tests.scenes import Scene

NOTHING_SAID = History(tuple((name, OPTIONS[0]) for name in WORKERS[-5:]))
MUCH_SAID = History(
    tuple((name, OPTIONS[number % 4]) for number, name in enumerate(WORKERS[:6])),
    tuple(zip(("Amara", "Sipho", "Grace", "Leila", "Amara", "Priya"), (GOING,) * 4 + (CANNOT, LATER), strict=True)),
    ("Priya", "Amara"),
)
Patch = pytest.MonkeyPatch


@pytest.fixture(scope="session")
def scene(furnished: Scene, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return lived(tmp_path_factory.mktemp("alike"), alike.before, before=furnished)


async def test_all_thanks_are_the_same_whoever_votes_and_whatever_is_said_of_a_session(
    scene: Scene, tmp_path: Path, monkeypatch: Patch
) -> None:
    one = await thanked_after(NOTHING_SAID, scene, tmp_path / "one")
    assert [name for name, _ in one.read] == ["Amara", "Grace", "Grace"]
    assert len([said for said in one.public if "Thank you to everyone who was asked." in said]) == 2
    assert await thanked_after(MUCH_SAID, scene, tmp_path / "other") == one
    those_who_come_alone(monkeypatch)
    assert await thanked_after(MUCH_SAID, scene, tmp_path / "broken") != one


def those_who_come_alone(patch: Patch) -> None:
    """Thank nobody who said that they cannot come."""
    is_welcome = thanking._is_welcome

    def broken(tx: Transaction, guild: GuildId, author: PersonId) -> bool:
        said = session_replies.select().where(session_replies.c.person == author, session_replies.c.reply == "cannot")
        return is_welcome(tx, guild, author) and tx.sql.execute(said).first() is None

    patch.setattr(thanking, "_is_welcome", broken)


def sooner_with_each_vote(patch: Patch) -> None:
    """Thank a minute sooner for each answer in an open vote."""
    thank = thanking.thank_writers

    def broken(tx: Transaction, output: Output, *, now: Any) -> None:
        cast = tx.sql.exec_driver_sql("SELECT count(*) FROM ballots").scalar_one()
        thank(tx, output, now=now + timedelta(days=20) - timedelta(minutes=cast))

    patch.setattr(publishing, "thank_writers", broken)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mistake", [those_who_come_alone, sooner_with_each_vote], ids=lambda one: one.__name__)
async def test_a_mistake_is_noticed(
    mistake: Callable[[Patch], None], scene: Scene, tmp_path: Path, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    one = await thanked_after(NOTHING_SAID, scene, tmp_path / "one")
    assert await thanked_after(MUCH_SAID, scene, tmp_path / "other") != one


def drawn(seed: int) -> History:
    """Make up who votes and who says what: at least five votes, so that what is public is the same."""
    chance = random.Random(seed)
    voters = chance.sample(WORKERS, chance.randrange(5, len(WORKERS) + 1))
    replies = tuple((chance.choice(WORKERS), chance.choice((GOING, LATER, CANNOT))) for _ in range(chance.randrange(9)))
    there = tuple(chance.sample(WRITERS, chance.randrange(len(WRITERS) + 1)))
    return History(tuple((name, chance.choice(OPTIONS)) for name in voters), replies, there)


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_of_many_histories_that_differ_in_votes_and_replies_all_thanks_are_the_same(
    scene: Scene, tmp_path: Path
) -> None:
    one = await thanked_after(NOTHING_SAID, scene, tmp_path / "one")
    differing = [seed for seed in range(40) if await thanked_after(drawn(seed), scene, tmp_path / str(seed)) != one]
    assert differing == []
