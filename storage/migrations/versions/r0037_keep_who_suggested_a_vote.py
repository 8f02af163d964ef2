"""Keep who suggested a vote, as they are shown with it."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Of votes that began before nobody knows who suggested them."""
    op.create_table(
        "poll_credits",
        sa.Column("poll", sa.String(32), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role_group", sa.String(16)),
        sa.CheckConstraint("(name = '') = (role_group IS NOT NULL)", name="ck_poll_credits_shown_one_way"),
        sa.ForeignKeyConstraint(["poll"], ["polls.id"], name="fk_poll_credits_poll", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("poll", name="pk_poll_credits"),
        sqlite_with_rowid=False,
    )
