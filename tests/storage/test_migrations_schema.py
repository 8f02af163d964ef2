import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import schema
from storage.files import database_in
from storage.keys import Keys
from storage.migrations import KNOWN, NEWEST, run
from storage.migrations.__main__ import new_database, triggers
from storage.polls import TRIGGERS
from storage.refusals import NotMigrated, NotSupported, TooNew
from storage.store import Store
from storage.tables import every_table
from tests.databases import open_store
from tests.storage.next_version import AFTER, pretend_there_is_a_next

HOW_TO_MEND = 'The tables and the migrations differ. Run: python -m storage.migrations "What changes"'
MAKE = "op.execute('CREATE TABLE second (name TEXT)')"


def shapes(sql: sa.Connection) -> dict[str, list[str]]:
    """Describe every table, index and trigger; the order of promises within a table does not matter."""
    rows = sql.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    parts = {name: (part.strip() for part in re.split("[,\\n]", text.replace('"', ""))) for name, text in rows}
    return {name: sorted(filter(None, each)) for name, each in parts.items()}


def ask(directory: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database_in(directory / "data"))) as connection:
        return connection.execute(question).fetchall()


def test_the_migrations_make_exactly_the_tables_that_the_nouns_describe() -> None:
    tables = every_table()
    with new_database() as made, new_database() as wanted:
        run.migrate(made)
        tables.create_all(wanted)
        assert compare_metadata(MigrationContext.configure(made), tables) == [], HOW_TO_MEND
        assert shapes(made) == shapes(wanted), HOW_TO_MEND
        assert set(TRIGGERS) <= set(triggers(made).values()), HOW_TO_MEND


def test_the_known_revisions_are_the_files_in_their_order() -> None:
    scripts = ScriptDirectory.from_config(run.configured())
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == KNOWN
    assert scripts.get_current_head() == NEWEST


def test_a_new_database_is_made_without_alembic_and_is_as_if_it_had_been_migrated(tmp_path: Path) -> None:
    script = (  # where nobody has imported a noun yet
        "import asyncio, pathlib, sys\nfrom storage.keys import Keys\nfrom storage.store import Store\n"
        "async def main(at): await (await Store.open(at / 'data', Keys(at / 'keys'))).close()\n"
        "asyncio.run(main(pathlib.Path(sys.argv[1])))\nprint('alembic' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
    assert ask(tmp_path, "SELECT version_num FROM alembic_version") == [(NEWEST,)]
    engine = sa.create_engine(f"sqlite:///{database_in(tmp_path / 'data')}", poolclass=sa.NullPool)
    with new_database() as migrated, engine.connect() as made:
        run.migrate(migrated)
        assert shapes(made) == shapes(migrated), HOW_TO_MEND


async def test_a_new_database_that_cannot_be_made_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "NEWEST", object())
    with pytest.raises(NotMigrated, match="Nothing was changed"):
        await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))
    assert ask(tmp_path, "SELECT name FROM sqlite_master") == []


async def test_a_current_schema_is_opened_without_importing_alembic(tmp_path: Path) -> None:
    await (await open_store(tmp_path)).close()
    script = (
        "import asyncio, pathlib, sys\nfrom tests.databases import open_store\n"
        "async def main(): await (await open_store(pathlib.Path(sys.argv[1]))).close()\n"
        "asyncio.run(main())\nprint('alembic' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"


async def test_an_older_database_is_backed_up_and_then_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await (await open_store(tmp_path)).close()
    pretend_there_is_a_next(monkeypatch, tmp_path, MAKE)
    await (await open_store(tmp_path)).close()
    assert ask(tmp_path, "SELECT version_num FROM alembic_version") == [(AFTER,)]
    assert ask(tmp_path, "SELECT * FROM second") == []
    assert [path.name for path in (tmp_path / "data" / "backups").iterdir()] == [
        f"kitchen-table-{NEWEST}-before-{AFTER}.zip"
    ]


async def test_a_migration_that_fails_changes_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await (await open_store(tmp_path)).close()
    pretend_there_is_a_next(monkeypatch, tmp_path, MAKE, "op.execute('INSERT INTO nowhere VALUES (1)')")
    for _ in range(2):
        with pytest.raises(NotMigrated, match="Nothing was changed"):
            await open_store(tmp_path)
    assert ask(tmp_path, "SELECT version_num FROM alembic_version") == [(NEWEST,)]
    assert ask(tmp_path, "SELECT name FROM sqlite_master WHERE name = 'second'") == []
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 2


async def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    await (await open_store(tmp_path)).close()
    with closing(sqlite3.connect(database_in(tmp_path / "data"))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(TooNew, match="newer version of Kitchen Table"):
        await open_store(tmp_path)
    assert ask(tmp_path, "SELECT version_num FROM alembic_version") == [("9999",)]


async def test_the_database_of_another_programme_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(database_in(tmp_path / "data"))) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(NotSupported, match="another programme"):
        await open_store(tmp_path)
    assert ask(tmp_path, "SELECT name FROM sqlite_master") == [("recipes",)]
