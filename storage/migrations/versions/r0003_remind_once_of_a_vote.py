"""Remind each person of a vote once: how many reminders come with it is no longer chosen."""

from alembic import op

revision = "0003"
down_revision = "0002"

_ONE_EACH = (
    # Where the first has gone out, the second never does.
    """DELETE FROM letters WHERE kind = 'poll_reminder' AND dedupe_key LIKE '%day_before'
    AND state IN ('pending', 'waiting', 'expired', 'cancelled') AND EXISTS (
        SELECT 1 FROM letters AS first WHERE first.subject = letters.subject AND first.person = letters.person
        AND first.dedupe_key LIKE '%halfway' AND first.state IN ('sending', 'sent', 'carried', 'dead'))""",
    # Where it has not, the second is the one to keep.
    """DELETE FROM letters WHERE kind = 'poll_reminder' AND dedupe_key LIKE '%halfway'
    AND state IN ('pending', 'waiting', 'expired', 'cancelled') AND EXISTS (
        SELECT 1 FROM letters AS last WHERE last.subject = letters.subject AND last.person = letters.person
        AND last.dedupe_key LIKE '%day_before')""",
    """UPDATE OR IGNORE letters SET dedupe_key = kind || ':' || subject || ':' || person
    WHERE kind = 'poll_reminder'""",
)


def upgrade() -> None:
    """Keep one letter for each vote and person; let the choice go, and what guarded it."""
    sql = op.get_bind()
    for statement in _ONE_EACH:
        sql.exec_driver_sql(statement)
    ask = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'polls'"
    guards = sql.exec_driver_sql(ask).all()
    for name, _ in guards:
        op.execute(f"DROP TRIGGER {name}")
    op.execute("ALTER TABLE polls DROP COLUMN reminders")
    for _, text in guards:
        sql.exec_driver_sql(text.replace(" OR NEW.reminders IS NOT OLD.reminders", ""))
