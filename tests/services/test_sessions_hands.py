"""Whoever said what: everything that is public, and all that anybody else is shown or sent, stays the same."""

import itertools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.people import PersonId
from bot.domain.replies import ReplyKind, SessionReply
from bot.domain.sessions import Session
from bot.services import reminding, sessions, subjects
from storage import sessions as table
from storage.store import Store, Transaction
from tests.databases import open_store
from tests.services.asked import BETHAN
from tests.services.replied import Meeting

GOING, LATER, CANNOT = ReplyKind
ROLES = (0, 1, 2, 3)  # parts that can be played: by whoever it is
PLAY = (
    (0, GOING), (1, GOING), (2, GOING), (3, GOING), (1, CANNOT), (2, GOING), (0, LATER), (3, LATER), (1, LATER),
)  # fmt: skip
ONLOOKERS = (8, 9, 14)  # two who say nothing, one of them a manager, and one who waits meanwhile
WAITS = 10


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Callable[[], Any]]:
    opened: list[Store] = []

    async def another() -> Store:
        opened.append(await open_store(tmp_path / str(len(opened)), references=_references()))
        return opened[-1]

    yield another
    for store in opened:
        await store.close()


def _references() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):032x}"


async def seen(store: Store, players: Sequence[int]) -> list[object]:
    """Have the parts played by these people, and return what anybody else can see, step by step."""
    meeting = await Meeting.of(store, places=2)
    found: list[object] = []
    for number, (part, reply) in enumerate(PLAY):
        await meeting.says(players[part], reply)
        if number == 3:
            found.append(await meeting.comes(WAITS))
        await meeting.passes(timedelta(hours=5))
        while await store.run(reminding.plan_some, now=meeting.now):
            pass
        found.append(await _looked(meeting, [meeting.people[one] for one in players]))
    return found


async def _looked(meeting: Meeting, players: Sequence[PersonId]) -> Mapping[str, object]:
    store, now, session = meeting.store, meeting.now, meeting.session.id
    onlookers = [meeting.actor(one) for one in (*ONLOOKERS, WAITS)]

    def letters(tx: Transaction) -> list[tuple[object, ...]]:
        asked = (
            "SELECT kind, dedupe_key, place, person, subject, not_before, expires_at FROM letters ORDER BY dedupe_key"
        )
        return [tuple(row) for row in tx.sql.exec_driver_sql(asked) if row.person not in players]

    return {
        "card": await store.run(sessions.session_on_show, session),
        "sent": await store.run(letters),
        "mine": [await store.run(sessions.my_session, one, session, now=now) for one in onlookers],
        "open": [await store.run(subjects.what_is_open, one, now=now) for one in onlookers],
        "theirs": await store.run(sessions.said_yes, onlookers[-1], now=now),
        "coordinator": await store.run(sessions.sessions_of, BETHAN, now=now),
    }


async def test_whoever_it_was_that_said_yes_later_or_no(stores: Callable[[], Any]) -> None:
    first = await seen(await stores(), (0, 1, 2, 3))
    for players in ((3, 2, 1, 0), (1, 0, 11, 5), (12, 13, 4, 2)):  # others of the same group, and managers
        assert await seen(await stores(), players) == first


async def test_a_list_that_tells_who_gave_up_a_place_is_noticed(
    stores: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = table.keep_reply

    def told(tx: Transaction, guild: Any, reply: SessionReply) -> None:
        keep(tx, guild, reply)
        session = table.session(tx, guild, reply.session)
        assert isinstance(session, Session)
        if reply.reply is CANNOT:
            tx.sql.exec_driver_sql("UPDATE sessions SET led_by = ? WHERE id = ?", (str(reply.person), session.id))

    monkeypatch.setattr(table, "keep_reply", told)
    assert await seen(await stores(), (3, 2, 1, 0)) != await seen(await stores(), (0, 1, 2, 3))
