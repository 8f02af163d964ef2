"""Keep what each edition of an output says of how many wrote, so that no two of them together tell of a few."""

from storage.migrations.statements import run_beside

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Make the table anew; what was kept belongs to the edition that stands."""
    run_beside(__file__)
