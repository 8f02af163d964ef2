"""Remember on which day each person last looked at what is new."""

from alembic import op

revision = "0016"
down_revision = "0015"

_MAKE = """
CREATE TABLE last_looks (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    looked_on BIGINT NOT NULL,
    shown_since BIGINT NOT NULL,
    CONSTRAINT pk_last_looks PRIMARY KEY (guild, person)
)
 WITHOUT ROWID
"""


def upgrade() -> None:
    """Make the table: whoever looks first is shown the last week."""
    op.get_bind().exec_driver_sql(_MAKE)
