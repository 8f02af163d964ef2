"""The statements of a migration that is too long for Python: they lie in a file beside it."""

from pathlib import Path

from alembic import op


def run_beside(migration: str) -> None:
    """Run the .sql file beside this migration; all but tables are kept as one line, as the nouns write them."""
    for statement in Path(migration).with_suffix(".sql").read_text("utf-8").split(";\n\n"):
        table = statement.startswith("CREATE TABLE")
        op.get_bind().exec_driver_sql(statement if table else " ".join(statement.split()))
