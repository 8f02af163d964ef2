"""Tell people once what came of a vote."""

from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Let what is owed stay as it is, and what was told."""
    op.execute(
        "CREATE TRIGGER next_steps_told_once BEFORE UPDATE ON next_steps WHEN OLD.told_at IS NOT NULL OR NEW.poll IS "
        "NOT OLD.poll OR NEW.due IS NOT OLD.due BEGIN SELECT RAISE(ABORT, 'what people are owed does not change, and "
        "is told once'); END"
    )
