"""Ask questions that stay open."""

from storage.migrations.statements import run_beside

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables of topics and of answers to them."""
    run_beside(__file__)
