"""Keep who wants to hear once a week."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Keep who wants to hear once a week."""
    op.add_column("preferences", sa.Column("digest", sa.Boolean(), server_default=sa.text("0"), nullable=False))
