"""Keep where a message stands for which somebody is thanked, and whom a thank-you is to go to until it goes."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Nothing has been begun before."""
    op.add_column("thanks", sa.Column("place", sa.BigInteger))
    op.add_column("thanks", sa.Column("chosen", sa.Text, nullable=False, server_default=""))
