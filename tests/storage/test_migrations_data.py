"""What the version before has kept is all there after the next: tables made anew, their guards and references too."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.poll_outcomes import OutcomeKind
from storage.backup import backup
from storage.doctor import doctor
from storage.files import database_in
from storage.keys import Keys
from storage.migrations import NEWEST
from storage.refusals import TooNew
from storage.restore import restore
from storage.store import Store
from tests.services.polling_place import PollingPlace, polling_place
from tests.services.traces import settle_in
from tests.storage.next_version import AFTER, pretend_there_is_a_next

POLLS_ANEW = (
    "guards = sql.exec_driver_sql(\"SELECT name, sql FROM sqlite_master WHERE type = 'trigger'\").all()",
    "for name, _ in guards: op.execute(f'DROP TRIGGER {name}')",
    "made = sql.exec_driver_sql(\"SELECT sql FROM sqlite_master WHERE name = 'polls'\").scalar_one()",
    "sql.exec_driver_sql(made.replace('polls (', 'polls_anew (second INTEGER NOT NULL,', 1))",
    "op.execute('INSERT INTO polls_anew SELECT 7, * FROM polls')",
    "op.drop_table('polls')",
    "op.rename_table('polls_anew', 'polls')",
    "op.create_index('polls_running', 'polls', ['state', 'closes_at'])",
    "for _, text in guards: sql.exec_driver_sql(text)",
)
Rows = Mapping[str, Sequence[tuple[object, ...]]]


def kept(data_dir: Path, *, without: str = "") -> tuple[Rows, set[str]]:
    """Return every row of every table but for one column of polls, and the names of all that guards or finds them."""
    with closing(sqlite3.connect(database_in(data_dir))) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")
        rows: dict[str, Sequence[tuple[object, ...]]] = {}
        for (table,) in names.fetchall():
            columns = [column[1] for column in connection.execute(f"PRAGMA table_info({table})")]
            wanted = ", ".join(f'"{column}"' for column in columns if column != without)
            rows[table] = connection.execute(f"SELECT {wanted} FROM {table}").fetchall()
        return rows, {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type <> 'table'")}


async def lived_in(folder: Path) -> PollingPlace:
    """Leave a database as this version does: a vote that has ended and one that is open, letters, people's choices."""
    async with polling_place(folder) as place:
        await place.store.run(settle_in, place.asked[3])
        await place.opens_poll()
        for person in range(6):
            await place.votes(person, 0)
        await place.closes()
        await place.opens_poll(closes_in=timedelta(days=5))
        await place.votes(3, 1)
    return place


async def test_every_row_of_the_version_before_survives_a_table_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = await lived_in(tmp_path)
    before = kept(tmp_path / "data")
    assert {"polls", "ballots", "poll_counts", "electorates", "letters", "windows"} <= {
        name for name, rows in before[0].items() if rows
    }
    pretend_there_is_a_next(monkeypatch, tmp_path, *POLLS_ANEW)
    await (await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))).close()
    assert kept(tmp_path / "data", without="second") == before
    await place.restarts()
    assert await place.rows("polls", "DISTINCT second") == [(7,)]
    await place.votes(3, 2)
    assert (await place.closes()).kind is OutcomeKind.TOO_FEW
    await place.store.close()


async def test_a_backup_of_the_version_before_comes_back_whole_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lived_in(tmp_path)
    before = kept(tmp_path / "data")
    backup(tmp_path / "data", tmp_path / "before.zip")
    pretend_there_is_a_next(monkeypatch, tmp_path, *POLLS_ANEW)
    restore(tmp_path / "before.zip", tmp_path / "new" / "data")
    said = [finding.sentence for finding in doctor(tmp_path / "new" / "data", tmp_path / "keys")]
    assert f"The database has schema {NEWEST}. The next start brings it to {AFTER}." in said
    await (await Store.open(tmp_path / "new" / "data", Keys(tmp_path / "keys"))).close()
    said = [finding.sentence for finding in doctor(tmp_path / "new" / "data", tmp_path / "keys")]
    assert f"The database has the newest schema, {AFTER}." in said
    assert kept(tmp_path / "new" / "data", without="second") == before
    assert [path.name for path in (tmp_path / "new" / "data" / "backups").iterdir()] == [
        f"kitchen-table-{NEWEST}-before-{AFTER}.zip"
    ]


async def test_a_backup_of_the_next_version_is_refused_by_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lived_in(tmp_path)
    before = kept(tmp_path / "data")
    with monkeypatch.context() as later:
        pretend_there_is_a_next(later, tmp_path, *POLLS_ANEW)
        await (await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))).close()
        backup(tmp_path / "data", tmp_path / "after.zip")
    with pytest.raises(TooNew, match="newer version"):
        restore(tmp_path / "after.zip", tmp_path / "data")
    assert kept(tmp_path / "data", without="second") == before
