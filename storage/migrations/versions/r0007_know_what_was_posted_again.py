"""Know what was posted again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Keep when a card was last posted anew; of those before nobody knows: at worst one comes back twice in a day."""
    op.add_column("letters", sa.Column("posted_again_at", sa.BigInteger))
