"""Make every table, then what guards them."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements beside this file; indexes and guards are kept as one line, as the nouns write them."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";\n\n"):
        table = statement.startswith("CREATE TABLE")
        op.get_bind().exec_driver_sql(statement if table else " ".join(statement.split()))
