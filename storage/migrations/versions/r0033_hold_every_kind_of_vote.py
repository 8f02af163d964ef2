"""Hold every kind of vote: several choices, scales, decisions by a rule, and written answers; owe what comes of each.

Votes that were held before are single choices.
"""

from storage.migrations.statements import run_beside

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Make the table of votes anew, and those of what is told of them."""
    run_beside(__file__)
