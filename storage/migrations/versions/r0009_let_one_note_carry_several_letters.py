"""Let one note carry several letters."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BEFORE = (("edits",), ("person", "state"), ("place", "state"), ("state", "next_try"), ("tried_at",))
INDEXES = (("person", "state"), ("place", "state"), ("tried_at",))
OPEN = "state IN ('pending', 'sending')"
PARTS = (
    ("people_due", ("next_try", "position"), f"person IS NOT NULL AND {OPEN}"),
    ("places_due", ("not_before", "position"), f"place IS NOT NULL AND {OPEN}"),
    ("places_next", ("next_try",), f"place IS NOT NULL AND {OPEN}"),
    ("stuck", ("place", "next_try"), "error IS NOT NULL AND state = 'pending'"),
    ("waiting", ("next_try",), "state = 'waiting'"),
    ("expiring", ("expires_at",), "state IN ('pending', 'waiting')"),
    ("edits", ("edits", "position"), f"edits IS NOT NULL AND {OPEN}"),
    ("carried", ("carried_by",), "carried_by IS NOT NULL"),
)
TAKE_ALONG = (
    "INSERT INTO letters_anew (position, id, kind, dedupe_key, guild, place, person, subject, not_before, expires_at,"
    " edits, state, attempts, next_try, tried_at, doubtful_since, message, error, sent_at)"
    " SELECT position, id, kind, dedupe_key, guild, place, person, subject, not_before, expires_at,"
    " edits, state, attempts, next_try, tried_at, doubtful_since, message, error,"
    " CASE WHEN state = 'sent' AND message IS NOT NULL THEN tried_at END FROM letters"
)


def upgrade() -> None:
    """Let one note carry several letters."""
    op.add_column("contacts", sa.Column("unanswered", sa.Integer(), server_default="0", nullable=False))
    for columns in BEFORE:
        op.drop_index(f"ix_letters_{'_'.join(columns)}", "letters")
    op.create_table("letters_anew", *_columns_of_letters(), *_promises_of_letters())
    op.execute(TAKE_ALONG)
    op.drop_table("letters")
    op.rename_table("letters_anew", "letters")
    for columns in INDEXES:
        op.create_index(f"ix_letters_{'_'.join(columns)}", "letters", list(columns), unique=False)
    for name, columns, part in PARTS:
        op.create_index(f"ix_letters_{name}", "letters", list(columns), unique=False, sqlite_where=sa.text(part))


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
        sa.Column("carried_by", sa.String(length=32), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
    )


def _promises_of_letters() -> tuple[sa.Constraint, ...]:
    return (
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'waiting', 'carried', 'sent', 'expired', 'dead', 'cancelled')",
            name=op.f("ck_letters_known_state"),
        ),
        sa.CheckConstraint("(place IS NULL) <> (person IS NULL)", name=op.f("ck_letters_one_recipient")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_letters")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_letters_dedupe_key")),
        sa.UniqueConstraint("id", name=op.f("uq_letters_id")),
    )
