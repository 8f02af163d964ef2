"""Hold sessions with people's replies to them, and programmes; let a question be the twin of a session."""

from storage.migrations.statements import run_beside

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the tables; no question that is there is a twin."""
    run_beside(__file__)
