"""Keep what comes after a programme."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Of those that run already, nothing is said yet."""
    op.add_column("programmes", sa.Column("follows", sa.Text(), nullable=False, server_default=""))
