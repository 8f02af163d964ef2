"""Let people walk."""

import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "the newest"


def upgrade() -> None:
    """Make the tables for walks and for who comes along."""
    op.create_table(
        "walks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("author", sa.BigInteger, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("starts_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_walks"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "walkers",
        sa.Column("walk", sa.String(32), sa.ForeignKey("walks.id", name="fk_walkers_walk"), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("walk", "person", name="pk_walkers"),
        sqlite_with_rowid=False,
    )
