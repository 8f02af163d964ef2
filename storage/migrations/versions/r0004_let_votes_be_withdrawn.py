"""Let votes be withdrawn."""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATES = "'draft', 'open', 'closed', 'void'", "'draft', 'open', 'closed', 'void', 'withdrawn'"
_STATE_COLUMN = "state VARCHAR(8)", "state VARCHAR(16)"
_ENDINGS = "'silence', 'taken_back'", "'silence', 'taken_back', 'withdrawn'"
_NEXT = "('open', 'void')", "('open', 'void'), ('open', 'withdrawn')"


def upgrade() -> None:
    """Make both tables anew with what their states and endings may be from now on; nothing in them changes."""
    sql = op.get_bind()
    guards = sql.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
    for name, _ in guards:
        sql.exec_driver_sql(f"DROP TRIGGER {name}")
    _make_anew("polls", _STATE_COLUMN, _STATES)
    _make_anew("oversights", _ENDINGS)
    for name, text in guards:
        sql.exec_driver_sql(_changed(text, _NEXT) if name == "polls_go_on" else text)


def _make_anew(table: str, *changes: tuple[str, str]) -> None:
    sql = op.get_bind()
    made = sql.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{table}'").scalar_one()  # noqa: S608
    finders = sql.exec_driver_sql(
        f"SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"  # noqa: S608
    ).all()
    sql.exec_driver_sql(_changed(made, (table, f"{table}_anew"), *changes))
    sql.exec_driver_sql(f"INSERT INTO {table}_anew SELECT * FROM {table}")  # noqa: S608
    sql.exec_driver_sql(f"DROP TABLE {table}")
    sql.exec_driver_sql(f"ALTER TABLE {table}_anew RENAME TO {table}")
    for (text,) in finders:
        sql.exec_driver_sql(text)


def _changed(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        if before not in text:
            raise ValueError("what was to be changed is not there")
        text = text.replace(before, after, 1)
    return text
