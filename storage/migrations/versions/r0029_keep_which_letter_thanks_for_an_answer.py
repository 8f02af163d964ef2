"""Keep for each answer in a line which letter thanks for it, told by the edition that the letter is about."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """No letter has been written before."""
    op.add_column("line_pieces", sa.Column("thanked_in", sa.Integer))
