"""Remember who coordinates."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of those who are told what there is to do."""
    op.create_table(
        "coordinators",
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("guild", "person", name="pk_coordinators"),
        sqlite_with_rowid=False,
    )
