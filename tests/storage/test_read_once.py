"""What is read once in a transaction, and statements that are ready for the driver."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.people import GuildId, Server
from storage import departures
from storage.departures import has_departed
from storage.prepared_statement import PreparedStatement
from storage.servers import put_server, server
from storage.store import Store, Transaction
from storage.tables import Moment
from tests.databases import open_store

GUILD = GuildId(77)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(tmp_path)
    yield opened
    await opened.close()


async def test_what_is_asked_again_is_read_anew_once_anything_was_written(store: Store) -> None:
    def ask(tx: Transaction) -> tuple[Server, Server, Server]:
        put_server(tx, Server(GUILD, language="en"))
        first, again = server(tx, GUILD), server(tx, GUILD)
        assert first is again, "it was read once"
        put_server(tx, replace(first, language="cy"))
        return first, again, server(tx, GUILD)

    assert [one.language for one in await store.run(ask)] == ["en", "en", "cy"]


async def test_what_another_way_of_writing_changed_is_read_anew(store: Store) -> None:
    def ask(tx: Transaction) -> list[bool]:
        before = has_departed(tx, GUILD)
        tx.sql.execute(sa.insert(departures.departures), {"guild": GUILD, "removed_at": NOON})
        there = has_departed(tx, GUILD)
        tx.sql.execute(sa.delete(departures.departures))
        return [before, there, has_departed(tx, GUILD)]

    assert await store.run(ask) == [False, True, False]


async def test_a_statement_takes_and_gives_values_as_their_columns_have_them(store: Store) -> None:
    moments = sa.table("moments", sa.column("at", Moment), sa.column("said", sa.Boolean), sa.column("rest", sa.Text))
    add = PreparedStatement(sa.insert(moments), columns=("at", "said"))
    find = PreparedStatement(sa.select(moments).where(moments.c.at <= sa.bindparam("now"), moments.c.rest == "stays"))
    change = PreparedStatement(sa.update(moments).where(moments.c.said == sa.true()).values(at=sa.bindparam("then")))

    def try_them(tx: Transaction) -> None:
        tx.driver.execute("CREATE TEMPORARY TABLE moments (at INTEGER, said INTEGER, rest TEXT DEFAULT 'stays')")
        assert [add.run(tx, {"at": NOON, "said": said}) for said in (True, False)] == [1, 1]
        assert find.first(tx, {"now": NOON}) == [NOON, True, "stays"]
        assert find.every(tx, {"now": NOON}) == [[NOON, True, "stays"], [NOON, False, "stays"]]
        assert find.first_named(tx, {"now": NOON}) == {"at": NOON, "said": True, "rest": "stays"}
        assert change.run(tx, {"then": NOON.replace(year=2027)}) == 1
        assert len(find.every(tx, {"now": NOON})) == 1

    await store.run(try_them)
