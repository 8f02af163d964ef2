"""S7: what people type, choose or are called never gets into a log, an error, a refusal or the name of a thread."""

import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.polls import Poll, PollKind
from bot.domain.refusals import Refusal
from bot.services import polls
from storage.polls import keep_draft, poll
from storage.polls.tables import ballots
from storage.store import Transaction
from tests.services.papers import seal_what_waits
from tests.services.polling_place import OWNER, Listener, PollingPlace, polling_place

BIRD = "can" + "ary"  # in pieces, for tracebacks quote this file
WORDS = PollWords(f"{BIRD}-question", (f"{BIRD}-one", f"{BIRD}-two", f"{BIRD}-three"), f"{BIRD}-next")
WRITTEN = PollWords(f"{BIRD}-asks", (), f"{BIRD}-next", PollKind.WRITTEN)
TOO_LONG = PollWords(f"{BIRD}-question" * 40, (f"{BIRD}-one", f"{BIRD}-one"))


async def wrong_things(place: PollingPlace, written: Poll) -> list[Callable[[], Awaitable[object]]]:
    run, actor, now = place.store.run, place.actor(0), place.now
    outsider = Actor(PersonId(424242), GuildId(434343))

    def broken(tx: Transaction) -> None:
        tx.sql.execute(
            ballots.insert(), {"poll": f"{BIRD}-one", "tag": f"{BIRD}-two".encode(), "sealed": f"{BIRD}-three".encode()}
        )

    def broken_draft(tx: Transaction) -> None:
        keep_draft(tx, poll(tx, None, place.poll_id), now=f"{BIRD}-next")  # type: ignore[arg-type]

    return [
        lambda: run(polls.draft_poll, OWNER, TOO_LONG, now=now),
        lambda: run(
            polls.draft_poll, OWNER, PollWords(f"{BIRD}-question", (f"{BIRD}-one", f" {BIRD.upper()}-ONE")), now=now
        ),
        lambda: run(polls.draft_poll, actor, WORDS, now=now),
        lambda: run(polls.change_draft, OWNER, place.poll_id, DraftChange(words=WORDS), now=now),
        lambda: run(polls.cast_ballot, actor, place.poll_id, {77}, now=now),
        lambda: run(polls.cast_ballot, outsider, place.poll_id, {1}, now=now),
        lambda: run(polls.cast_ballot, actor, place.poll_id, {1}, now=now + timedelta(days=9)),
        lambda: run(polls.write_answer, actor, place.poll_id, f"{BIRD} sings", now=now),
        lambda: run(polls.write_answer, actor, written.id, f"{BIRD} sings. " * 60, now=now),
        lambda: run(polls.write_answer, actor, written.id, f"{BIRD} sings", now=now + timedelta(days=9)),
        lambda: run(polls.seal_answer, outsider, written.id, seen=BIRD, now=now),
        lambda: run(broken),
        lambda: run(broken_draft),
    ]


def said(error: BaseException) -> str:
    values = error.values if isinstance(error, Refusal) else {}
    return f"{error!s} {error!r} {error.args!r} {values!r}" + "".join(traceback.format_exception(error))


async def test_what_people_type_or_are_called_is_never_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ear, root = Listener(), logging.getLogger()
    monkeypatch.setattr(root, "level", logging.DEBUG)
    root.addHandler(ear)
    heard: list[str] = ear.heard
    try:
        async with polling_place(tmp_path) as place:
            written = await place.opens_poll(words=WRITTEN)
            await place.opens_poll(words=WORDS)
            for person in range(7):
                await place.votes(person, person % 3)
                about = (place.actor(person), written.id)
                await place.store.run(polls.write_answer, *about, f"{BIRD} sings, {person}", now=place.now)
                await place.store.run(seal_what_waits, *about, now=place.now)
            for wrong in await wrong_things(place, written):
                with pytest.raises(Exception) as refused:
                    await wrong()
                heard.append(said(refused.value))
            await place.passes(timedelta(hours=7))
            assert len(await place.all_close()) == 2
            names = [str(person) for person in place.asked]
    finally:
        root.removeHandler(ear)
    songs = [line for line in heard if BIRD in line.lower() or any(name in line for name in names)]
    assert songs == []


async def test_it_would_be_heard() -> None:
    ear = Listener()
    record = logging.LogRecord("polls", logging.DEBUG, "", 0, "chosen: %s", (f"{BIRD}-one",), None)
    ear.emit(record)
    assert f"{BIRD}-one" in ear.heard[0]
