"""Keep how many said that they were at a session, once it is forgotten who they were."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Of sessions of which that is forgotten already, nobody knows."""
    op.add_column("session_totals", sa.Column("were_there", sa.Integer))
