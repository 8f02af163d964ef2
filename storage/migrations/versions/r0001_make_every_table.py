"""Make every table, then what guards them."""

from storage.migrations.statements import run_beside

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them all."""
    run_beside(__file__)
