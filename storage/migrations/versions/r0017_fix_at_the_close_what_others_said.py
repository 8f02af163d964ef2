"""Fix at the close how many others said what of an answer, and keep no longer who did."""

from storage.migrations.statements import run_beside

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Do so at once for every question that has closed."""
    run_beside(__file__)
