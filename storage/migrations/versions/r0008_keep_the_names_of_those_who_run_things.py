"""Keep the names of those who run things, so that nobody makes up one like theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing is known of their names until they next press something."""
    op.create_table(
        "taken_names",
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("guild", "person", name="pk_taken_names"),
        sqlite_with_rowid=False,
    )
