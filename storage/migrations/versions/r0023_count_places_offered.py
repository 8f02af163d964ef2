"""Count how often a place was offered to somebody who waits, so that nobody is asked without end."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Begin at none."""
    op.add_column("session_replies", sa.Column("offers", sa.Integer, nullable=False, server_default="0"))
