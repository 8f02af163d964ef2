"""S7 of answers without a name: what is written lies nowhere but sealed, and no log, error or refusal repeats it."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.contributions import GivenAnswer
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.refusals import NotFound
from bot.services.contributions import anonymous
from storage.contributions.anonymous import sealed_answers
from storage.store import Transaction
from tests.services.boxes import DAY, LEAST, TOPIC, AnswerPlace
from tests.services.polling_place import NOON, OWNER, Listener, PollingPlace, copied, polling_place
from tests.services.stops import real_keys
from tests.services.test_secrecy_canaries import BIRD, said

WORDS = GivenAnswer(0, (f"{BIRD} sings", ""), f"{BIRD} sings on")
TOO_LONG = GivenAnswer(0, (f"{BIRD} sings " * 200, ""))
NOT_ONE = GivenAnswer(77, (f"{BIRD} sings", ""))


def wrong_things(place: PollingPlace) -> list[Callable[[], Awaitable[object]]]:
    run, actor, now, late = place.store.run, place.actor(0), place.now, place.now + 40 * DAY
    outsider, nobody = Actor(PersonId(424242), GuildId(434343)), Actor(PersonId(424242), actor.guild)

    def broken(tx: Transaction) -> None:
        row = {"topic": f"{BIRD}-one", "tag": f"{BIRD}-two".encode(), "sealed": f"{BIRD}-three".encode()}
        tx.sql.execute(sealed_answers.insert(), row)

    return [
        lambda: run(anonymous.write_anonymously, actor, TOPIC, TOO_LONG, now=now),
        lambda: run(anonymous.write_anonymously, actor, TOPIC, NOT_ONE, now=now),
        lambda: run(anonymous.write_anonymously, actor, TOPIC, WORDS, now=late),
        lambda: run(anonymous.write_anonymously, outsider, TOPIC, WORDS, now=now),
        lambda: run(anonymous.write_anonymously, nobody, TOPIC, WORDS, now=now),
        lambda: run(anonymous.write_reply, actor, TOPIC, f"{BIRD} replies"),
        lambda: run(anonymous.write_reply, outsider, TOPIC, f"{BIRD} replies"),
        lambda: run(broken),
    ]


async def _sings(here: AnswerPlace, person: int) -> None:
    run, actor, now = here.place.store.run, here.place.actor(person), here.place.now
    seen = await run(anonymous.write_anonymously, actor, TOPIC, WORDS, now=now)
    await run(anonymous.seal_anonymous, actor, TOPIC, seen=seen.mark, now=now)


def nests(folder: Path) -> list[str]:
    """Name every file in which a bird sings."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in found if BIRD.encode() in path.read_bytes().lower()]


async def test_what_is_written_without_a_name_is_never_repeated_and_lies_nowhere_before_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ear, root = Listener(), logging.getLogger()
    monkeypatch.setattr(root, "level", logging.DEBUG)
    root.addHandler(ear)
    heard: list[str] = ear.heard
    try:
        async with polling_place(tmp_path / "place", keys=real_keys(tmp_path / "place")) as place:
            here = AnswerPlace(place)
            await here.opens()
            for person in range(LEAST - 1):
                await _sings(here, person)
            for wrong in wrong_things(place):
                with pytest.raises(Exception) as refused:
                    await wrong()
                heard.append(said(refused.value))
            assert nests(tmp_path) == []
            await here.evening(0)
            assert nests(tmp_path) == []
            await _sings(here, LEAST)
            await here.evening(1)
            assert nests(tmp_path) != []  # everybody reads it
            place.now = NOON + 2 * DAY
            (first, *_) = await here.shown()
            await place.store.run(anonymous.ask_back, OWNER, first.id, "What would help?", now=place.now)
            for person in range(LEAST + 1):
                with suppress(NotFound):  # not about theirs
                    await place.store.run(anonymous.write_reply, place.actor(person), TOPIC, f"night{BIRD} replies")
            copied(place.folder / "data", tmp_path / "copy")
            assert f"night{BIRD}".encode() not in b"".join(path.read_bytes() for path in (tmp_path / "copy").iterdir())
            place.now += timedelta(hours=1)
            await here.comes_to_its_end(2)
            names = [str(person) for person in place.asked]
    finally:
        root.removeHandler(ear)
    assert [line for line in heard if BIRD in line.lower() or any(name in line for name in names)] == []
