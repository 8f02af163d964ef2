"""Keep whom a coordinator promised to call about what came of their answer."""

from alembic import op

revision = "0018"
down_revision = "0017"

_MAKE = """
CREATE TABLE call_backs (
    contribution VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    told_outcome VARCHAR(16),
    CONSTRAINT pk_call_backs PRIMARY KEY (contribution),
    CONSTRAINT ck_call_backs_known_told_outcome CHECK (told_outcome IN ('used', 'partly', 'not_used', 'parked')),
    CONSTRAINT fk_call_backs_contribution FOREIGN KEY(contribution) REFERENCES contributions (id) ON DELETE CASCADE
)
 WITHOUT ROWID
"""


def upgrade() -> None:
    """Make the table: nobody was promised a call before."""
    op.get_bind().exec_driver_sql(_MAKE)
