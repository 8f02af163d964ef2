"""Keep what the published edition of an output says, apart from what is worked on for the next one."""

from storage.migrations.statements import run_beside

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Make the tables; of what was published before, what stands there now is the edition."""
    run_beside(__file__)
