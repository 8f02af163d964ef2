"""Remember private conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Remember private conversations."""
    op.create_table(
        "conversations",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "person", name=op.f("pk_conversations")),
        sqlite_with_rowid=False,
    )
