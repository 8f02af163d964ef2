"""Count notes of what is answered in secret apart."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Begin to count at nothing: what was counted before stays with the others."""
    op.execute("ALTER TABLE contacts ADD COLUMN unanswered_apart INTEGER DEFAULT '0' NOT NULL")
