"""Keep answers without a name: sealed, shown, asked back about. An answer may have no group.

Questions that were asked before cannot be answered so.
"""

from storage.migrations.statements import run_beside

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Answers are made anew as a table: each keeps its group."""
    run_beside(__file__)
