"""Write the next migration from what the tables say: python -m storage.migrations "Keep when a letter was tried"."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext

from storage.migrations.run import HERE, configured, migrate
from storage.tables import Moment, every_table

Directives = Callable[[MigrationContext, object, Sequence[ops.MigrationScript]], None]


@contextmanager
def new_database() -> Iterator[sa.Connection]:
    """Lend an empty database in memory."""
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as sql:
            yield sql
    finally:
        engine.dispose()


def triggers(sql: sa.Connection) -> dict[str, str]:
    """Read every trigger, by name."""
    rows = sql.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").all()
    return {str(name): str(text) for name, text in rows}


def write_next(message: str) -> None:
    """Compare the tables with what the migrations make, and write the difference as a new file to read and mend."""
    tables = every_table()
    with new_database() as made, new_database() as wanted:
        migrate(made)
        tables.create_all(wanted)
        config = configured(made)
        config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
        config.attributes.update(metadata=tables, render=_render, directives=_with_triggers(made, wanted))
        number = len(list((HERE / "versions").glob("r*.py"))) + 1
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


def _with_triggers(made: sa.Connection, wanted: sa.Connection) -> Directives:
    """Add what Alembic does not compare: triggers that are new, changed or gone."""
    before, after = triggers(made), triggers(wanted)
    drop = [f"DROP TRIGGER {name}" for name, text in before.items() if after.get(name) != text]
    create = [text for name, text in after.items() if before.get(name) != text]

    def add(_context: MigrationContext, _revision: object, scripts: Sequence[ops.MigrationScript]) -> None:
        for script in scripts:
            assert script.upgrade_ops is not None  # noqa: S101 - Alembic fills it before it asks
            script.upgrade_ops.ops[:0] = [ops.ExecuteSQLOp(text) for text in drop]
            script.upgrade_ops.ops.extend(ops.ExecuteSQLOp(text.replace(":", "\\:")) for text in create)

    return add


def _render(kind: str, thing: object, _context: AutogenContext) -> str | bool:
    """Write our own column types as what they are on disk: a migration must not change when they do."""
    return "sa.BigInteger()" if kind == "type" and isinstance(thing, Moment) else False


if __name__ == "__main__":
    write_next(" ".join(sys.argv[1:]) or "Change the tables")
