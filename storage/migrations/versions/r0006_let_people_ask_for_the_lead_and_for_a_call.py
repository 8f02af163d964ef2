"""Let people ask for the safeguarding lead, and for a call."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Let people ask for the safeguarding lead, and for a call."""
    _concerns()
    _calls()


def _concerns() -> None:
    op.create_table(
        "concerns",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("shown_name", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
        sa.UniqueConstraint("guild", "person", name=op.f("uq_concerns_guild_person")),
    )


def _calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("shown_name", sa.Text(), nullable=False),
        sa.Column("suits", sa.String(length=16), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
        sa.UniqueConstraint("guild", "person", name=op.f("uq_calls_guild_person")),
        sa.CheckConstraint(
            "suits IN ('any', 'morning', 'afternoon', 'evening', 'write_first')", name=op.f("ck_calls_known_suits")
        ),
    )
