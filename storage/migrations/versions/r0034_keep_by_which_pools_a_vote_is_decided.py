"""Keep by which pools a vote is decided, or shown.

Votes that were drafted or opened before name none: those that are open are counted as they would have been.
"""

from storage.migrations.statements import run_beside

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """A vote that is open is frozen with them."""
    run_beside(__file__)
