"""Is it well? Asked over the wire of the real programme, with letters that move and letters that stand still."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app import App
from bot.clock import Clock
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.people import ChannelId, GuildId, PersonId
from bot.health import LONGEST_STANDSTILL, Health
from bot.rehearsal.stage import Stage
from storage.letters import letters as outbox
from storage.letters import write_letter
from storage.store import Transaction
from tests.bot.test_app import free_port, settings
from tests.clocks import clock_at

HERE, PLACE = GuildId(7), ChannelId(8)
QUARTER = timedelta(minutes=15)
WELL = {"connected": True, "database": True}


@dataclass
class Ward:
    """A programme that runs, and a way to ask after it."""

    app: App
    clock: Clock
    url: str

    async def asked(self) -> tuple[int, dict[str, Any]]:
        async with aiohttp.ClientSession() as session, session.get(self.url) as answer:
            return answer.status, await answer.json()

    async def writes(self, key: str, **changed: Any) -> None:
        now = self.clock.now()
        given: dict[str, Any] = {"place": PLACE, "person": None, "not_before": now} | changed
        letter = NewLetter(LetterKind("x"), key, HERE, subject="a", expires_at=now + timedelta(days=30), **given)
        await self.app.store.run(write_letter, letter)

    async def sets(self, key: str, **values: Any) -> None:
        def change(tx: Transaction) -> None:
            tx.sql.execute(outbox.update().where(outbox.c.dedupe_key == key).values(**values))

        await self.app.store.run(change)


@pytest.fixture
async def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ward]:
    """Open the programme and let it connect; its heart stands still, so that nothing is sent but by the test."""
    clock, port = clock_at(), free_port()
    stage = await Stage.open(clock)
    app = await App.open(replace(settings(tmp_path, stage.api_url, stage.bot_token), health_port=port), clock)
    monkeypatch.setattr(app.heartbeat, "start", lambda: None)
    running = asyncio.create_task(app.run())
    await app.bot.connected.wait()
    yield Ward(app, clock, f"http://127.0.0.1:{port}/healthz")
    await app.close()
    await running
    await stage.close()


async def test_it_is_well_when_connected_with_nothing_due(ward: Ward) -> None:
    status, said = await ward.asked()
    assert status == 200
    assert said == WELL | {"last_beat": None, "oldest_due": None, "last_try": None}


async def test_a_letter_that_should_be_out_is_told_in_seconds_and_after_a_quarter_of_an_hour_nothing_is_well(
    ward: Ward,
) -> None:
    await ward.writes("due")
    ward.clock.move(QUARTER - timedelta(minutes=1))
    status, said = await ward.asked()
    assert (status, round(said["oldest_due"], -1)) == (200, 840)
    ward.clock.move(timedelta(minutes=2))
    assert (await ward.asked())[0] == 503


async def test_a_long_queue_that_moves_is_well(ward: Ward) -> None:
    await ward.writes("one")
    await ward.writes("two")
    ward.clock.move(timedelta(hours=2))
    await ward.sets("one", state="sent", tried_at=ward.clock.now() - QUARTER / 2)
    status, said = await ward.asked()
    assert (status, round(said["oldest_due"], -2)) == (200, 7200)
    ward.clock.move(QUARTER)
    assert (await ward.asked())[0] == 503


async def test_what_was_put_off_into_somebodys_hours_is_not_overdue_nor_what_waits_behind_a_button(ward: Ward) -> None:
    await ward.writes("put off", place=None, person=PersonId(5))
    await ward.writes("waits", place=None, person=PersonId(6))
    await ward.sets("put off", next_try=ward.clock.now() + timedelta(days=2))
    await ward.sets("waits", state="waiting")
    ward.clock.move(timedelta(days=1))
    status, said = await ward.asked()
    assert (status, said["oldest_due"]) == (200, None)


async def test_a_heart_that_has_stopped_is_not_well(ward: Ward) -> None:
    await ward.app.beat()
    assert (await ward.asked())[0] == 200
    ward.clock.move(timedelta(minutes=6))
    status, said = await ward.asked()
    assert status == 503
    assert said["last_beat"] > 300


async def test_a_database_that_does_not_answer_is_said_and_holds_nothing_up(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("storage.letters.next_due", broken)
    status, said = await ward.asked()
    assert (status, said["database"], said["connected"]) == (503, False, True)


def test_a_letter_that_waits_while_nothing_was_ever_tried_is_not_well() -> None:
    late = LONGEST_STANDSTILL + 1
    assert not Health(connected=True, database=True, last_beat=1, oldest_due=late).is_well
    assert Health(connected=True, database=True, last_beat=1, oldest_due=late, last_try=5).is_well
