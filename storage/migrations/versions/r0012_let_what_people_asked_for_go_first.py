"""Let what people asked for go first."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

FIRST = (
    "person IS NOT NULL AND state IN ('pending', 'sending')"
    " AND kind IN ('concern', 'concern_late', 'own_note', 'reminder')"
)


def upgrade() -> None:
    """Let what people asked for go first."""
    op.create_index(
        "ix_letters_people_first", "letters", ["next_try", "position"], unique=False, sqlite_where=sa.text(FIRST)
    )
