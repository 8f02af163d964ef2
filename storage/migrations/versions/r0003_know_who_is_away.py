"""Know who is away, which servers let the bot go, and what waits behind a button."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Know who is away, which servers let the bot go, and what waits behind a button."""
    _contacts()
    _departures()
    _letters()


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("away_since", sa.BigInteger(), nullable=True),
        sa.Column("is_back", sa.Boolean(), nullable=False),
        sa.Column("offered_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild", "person", name=op.f("pk_contacts")),
        sqlite_with_rowid=False,
    )


def _departures() -> None:
    op.create_table(
        "departures",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild", name=op.f("pk_departures")),
    )


def _letters() -> None:
    with op.batch_alter_table("letters") as letters:
        letters.drop_constraint(op.f("ck_letters_known_state"), type_="check")
        letters.create_check_constraint(
            op.f("ck_letters_known_state"),
            "state IN ('pending', 'sending', 'waiting', 'sent', 'expired', 'dead', 'cancelled')",
        )
