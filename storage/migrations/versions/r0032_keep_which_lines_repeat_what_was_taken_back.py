"""Keep which lines repeat what somebody has taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """What was taken back before can not be told any more."""
    op.add_column("output_lines", sa.Column("taken_back", sa.Boolean, nullable=False, server_default=sa.false()))
