"""Keep what the card of a session says of the places that are left, and when it may say something else."""

from storage.migrations.statements import run_beside

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the columns; nothing is said yet."""
    run_beside(__file__)
