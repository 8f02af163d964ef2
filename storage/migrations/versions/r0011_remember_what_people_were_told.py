"""Remember what people were told.

Nobody was told an outcome before, and nothing was said to have been heard: there was no way to.
"""

from storage.migrations.statements import run_beside

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Keep which outcome an author knows, when it was said what was heard, and what a coordinator is deciding about."""
    run_beside(__file__)
