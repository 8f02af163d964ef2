"""Let a lead say yes before people can ask for them, and letters that somebody depends on go alone."""

from alembic import op

revision = "0006"
down_revision = "0005"

_ANSWERS = "'asked', 'accepted', 'declined', 'left', 'closed'"
_KNOWN = f"CONSTRAINT ck_servers_known_lead_answer CHECK (lead_answer IN ({_ANSWERS}))"


def upgrade() -> None:
    """Nobody has said yes so far: whoever was chosen is asked, and what was written to who waits for them goes."""
    for column in (
        f"servers ADD COLUMN lead_answer VARCHAR(16) {_KNOWN}",
        "servers ADD COLUMN lead_since BIGINT",
        "servers ADD COLUMN lead_called TEXT DEFAULT '' NOT NULL",
        "servers ADD COLUMN lead_told_at BIGINT",
        "letters ADD COLUMN alone BOOLEAN DEFAULT 0 NOT NULL",
    ):
        op.execute(f"ALTER TABLE {column}")
    op.execute("UPDATE servers SET lead_answer = 'asked' WHERE lead IS NOT NULL")
    op.execute("DELETE FROM letters WHERE kind = 'lead_not_phoned'")
