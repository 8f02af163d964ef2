"""What the database itself refuses about decisions, whatever a programme above it asks."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.decided import DecisionId
from bot.domain.decisions import DecisionEvent, DecisionEventKind, Dissent, DissentId
from bot.domain.people import GuildId, PersonId, RoleGroup
from storage import decisions, departures
from storage.decisions.tables import TRIGGERS
from storage.forgetting_servers import forget_server
from storage.store import Store, Transaction
from tests.databases import open_store
from tests.domain.decided import NOON, REACHED, a_decision, not_adopted
from tests.storage.earlier_version import ask, change, left_by, opened_once

HERE = GuildId(1)
FIRST, SECOND = not_adopted(), a_decision(again=not_adopted().id)
WRONG = DecisionEvent(DecisionEventKind.CORRECTED, NOON, "It was 21 to 2.")
SAID = Dissent(
    DissentId("5a" * 16), HERE, SECOND.id, PersonId(100), RoleGroup.WORKER, "Amara", "No time for it.", NOON, NOON
)


def decided(tx: Transaction) -> None:
    decisions.keep_decision(tx, FIRST)
    decisions.keep_decision(tx, SECOND)
    decisions.add_event(tx, SECOND.id, WRONG)
    decisions.keep_begun(tx, SAID)
    decisions.add_dissent(tx, SAID)
    decisions.plan_follow_ups(tx, SECOND, (NOON + timedelta(days=28),))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(tmp_path)
    await store.run(decided)
    yield store
    await store.close()


async def test_what_was_decided_is_read_as_it_was_kept(store: Store) -> None:
    assert await store.run(decisions.decisions_here, HERE) == tuple(sorted((FIRST, SECOND), key=lambda one: one.id))
    assert await store.run(decisions.decided_later, FIRST.id) == SECOND
    assert await store.run(decisions.events_of, SECOND.id) == (WRONG,)
    assert await store.run(decisions.dissent, HERE, SAID.id) == SAID
    assert await store.run(decisions.decision, GuildId(2), SECOND.id) is None
    alone = a_decision(id=DecisionId("d4" * 16), pools=(replace(SECOND.pools[0], pool=()),), overall=None)
    await store.run(decisions.keep_decision, alone)
    assert await store.run(decisions.decision, HERE, alone.id) == alone


NEVER = [
    "UPDATE decisions SET question = 'Another one?'",
    "UPDATE decisions SET percent = 50",
    "UPDATE decisions SET follows_by = follows_by + 1",
    "UPDATE decisions SET again = NULL",
    "DELETE FROM decisions",
    "UPDATE decision_pools SET verdict = 'not_reached'",
    "UPDATE decision_pools SET yes = yes + 1",
    "INSERT INTO decision_pools SELECT id, told_of, '', 'reached', 1, 0, 0 FROM decisions",
    "INSERT INTO decision_pools SELECT id, -1, '', 'reached', 1, 0, 0 FROM decisions",
    "DELETE FROM decision_pools",
    "UPDATE decision_events SET words = 'It was right.'",
    "UPDATE decision_events SET at = at + 1",
    "DELETE FROM decision_events",
    "INSERT INTO decision_events SELECT decision, 9, kind, at, '' FROM decision_events",
    "UPDATE dissents SET words = 'It is fine.'",
    "UPDATE dissents SET author = 0",
    "UPDATE dissents SET role_group = 'manager'",
    "UPDATE dissents SET name = 'Ben'",
    "UPDATE dissents SET added_at = NULL",
]


@pytest.mark.parametrize("statement", NEVER)
async def test_a_decision_is_never_written_over(store: Store, statement: str) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await store.run(lambda tx: tx.sql.exec_driver_sql(statement))


async def test_every_promise_about_decisions_refuses_something(store: Store) -> None:
    tried = {statement.split(" ", 1)[0] + " " + table for statement in NEVER for table in _tables(statement)}
    kept = {" ".join(one.split(" BEFORE ")[1].split(" ON ")).split(" WHEN ")[0] for one in TRIGGERS}
    assert {" ".join(one.split()) for one in kept} <= tried


def _tables(statement: str) -> tuple[str, ...]:
    words = statement.split()
    return (words[2] if words[0] in ("DELETE", "INSERT") else words[1],)


async def test_whoever_leaves_is_unnamed_and_whoever_takes_theirs_back_leaves_nothing(store: Store) -> None:
    await store.run(decisions.unname_dissents, HERE, SAID.author)
    assert await store.run(decisions.dissent, HERE, SAID.id) == replace(SAID, name="")
    await store.run(decisions.remove_dissent, SAID.id)
    assert await store.run(decisions.spoken_against, SECOND.id) == ()


async def test_decisions_go_with_the_server_that_let_the_bot_go(store: Store) -> None:
    await store.run(departures.note_departure, HERE, now=NOON)
    await store.run(lambda tx: forget_server(tx, HERE, now=NOON))
    tables = ("decisions", "decision_pools", "decision_events", "dissents", "follow_ups")
    left = " + ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    assert await store.run(lambda tx: tx.sql.exec_driver_sql(f"SELECT {left}").scalar_one()) == 0


async def test_what_was_kept_before_there_were_decisions_stays_and_one_can_be_kept_now(tmp_path: Path) -> None:
    server = "INSERT INTO departures VALUES (7, 8)"
    database = left_by("0034", tmp_path / "data", server)
    await opened_once(tmp_path)
    change(
        database,
        "INSERT INTO decisions VALUES ('d', 7, 'Ready?', 60, 0, 0, 1, 8, 'Then.', 9, NULL)",
    )
    change(database, f"INSERT INTO decision_pools VALUES ('d', 0, 'worker', '{REACHED.value}', 9, 1, 0)")
    assert ask(database, "SELECT * FROM departures") == [(7, 8)]
    assert ask(database, "SELECT question, pool FROM decisions JOIN decision_pools ON id = decision") == [
        ("Ready?", "worker")
    ]
