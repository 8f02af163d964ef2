"""Let people ask to be reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Let people ask to be reminded."""
    op.create_table(
        "reminders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("meant", sa.String(length=16), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("fold", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.String(length=100), nullable=True),
        sa.Column("before_close", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("about IN ('own', 'poll', 'note')", name=op.f("ck_reminders_known_about")),
        sa.CheckConstraint("state = 'draft' OR due_at IS NOT NULL", name=op.f("ck_reminders_coming_at_a_time")),
        sa.CheckConstraint("state IN ('draft', 'coming', 'done')", name=op.f("ck_reminders_known_state")),
        sa.CheckConstraint(
            "(meant IS NULL) = (due_at IS NULL) AND (meant IS NULL) = (zone IS NULL)",
            name=op.f("ck_reminders_whole_time"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "guild", "person", "about", "subject", name=op.f("uq_reminders_guild_person_about_subject")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_reminders_state_due_at"), "reminders", ["state", "due_at"])
