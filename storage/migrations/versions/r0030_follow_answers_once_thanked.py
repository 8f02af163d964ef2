"""Keep from which answers something still follows, once their authors are thanked."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Make the table; from what was posted before, all has followed at once."""
    op.create_table(
        "fresh_answers",
        sa.Column("contribution", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution"], ["contributions.id"], name=op.f("fk_fresh_answers_contribution"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contribution", name=op.f("pk_fresh_answers")),
        sqlite_with_rowid=False,
    )
