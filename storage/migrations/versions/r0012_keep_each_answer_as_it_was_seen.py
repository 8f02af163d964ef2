"""Keep each answer as it was seen.

What is begun has a number of its own, so that nothing is posted that was not looked at, and may be typed for somebody.
How somebody lets an answer be quoted is kept for the next.
"""

from storage.migrations.statements import run_beside

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make begun answers anew, with all that is in them."""
    run_beside(__file__)
