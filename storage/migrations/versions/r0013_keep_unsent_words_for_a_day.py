"""Keep words that have not gone on for a day, and count for which reasons the guard held any."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make both tables; what was kept until now lay in memory."""
    op.create_table(
        "unsent_words",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("choice", sa.Text),
        sa.Column("written_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", "field", name="pk_unsent_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_unsent_words_guild_person_form_about", "unsent_words", ["guild", "person", "form", "about"])
    op.create_table(
        "guard_counts",
        sa.Column("guild", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("guild", "reason", name="pk_guard_counts"),
        sqlite_with_rowid=False,
    )
