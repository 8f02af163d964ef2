"""Keep what was decided, what was added to it, what speaks against it, and when it is asked how it goes."""

from storage.migrations.statements import run_beside

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Make the tables of decisions."""
    run_beside(__file__)
