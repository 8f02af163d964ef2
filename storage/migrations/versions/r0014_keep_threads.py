"""Keep threads."""

from storage.migrations.statements import run_beside

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the table of threads on cards of ours."""
    run_beside(__file__)
