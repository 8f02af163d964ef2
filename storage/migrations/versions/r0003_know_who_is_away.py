"""Know who is away, which servers let the bot go, and what waits behind a button."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

INDEXES = (("edits",), ("person", "state"), ("place", "state"), ("state", "next_try"), ("tried_at",))


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
    """Make the table anew by hand: Alembic would put its promises in any order, each time in another one."""
    for columns in INDEXES:
        op.drop_index(f"ix_letters_{'_'.join(columns)}", "letters")
    op.create_table("letters_anew", *_columns_of_letters(), *_promises_of_letters())
    op.execute("INSERT INTO letters_anew SELECT * FROM letters")
    op.drop_table("letters")
    op.rename_table("letters_anew", "letters")
    for columns in INDEXES:
        op.create_index(f"ix_letters_{'_'.join(columns)}", "letters", list(columns), unique=False)


def _columns_of_letters() -> tuple[sa.Column[int] | sa.Column[str], ...]:
    return (
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("edits", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.BigInteger(), nullable=False),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("doubtful_since", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Integer(), nullable=True),
    )


def _promises_of_letters() -> tuple[sa.Constraint, ...]:
    return (
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'waiting', 'sent', 'expired', 'dead', 'cancelled')",
            name=op.f("ck_letters_known_state"),
        ),
        sa.CheckConstraint("(place IS NULL) <> (person IS NULL)", name=op.f("ck_letters_one_recipient")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_letters")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_letters_dedupe_key")),
        sa.UniqueConstraint("id", name=op.f("uq_letters_id")),
    )
