"""Keep with a question what was heard at the meeting that it is the twin of."""

from storage.migrations.statements import run_beside

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the column; nothing was heard yet."""
    run_beside(__file__)
