"""Keep who is still to be reminded of something, whatever it is, in a table of its own."""

from alembic import op

revision = "0015"
down_revision = "0014"

_MAKE = """
CREATE TABLE to_remind (
    subject VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    CONSTRAINT pk_to_remind PRIMARY KEY (subject, person)
)
 WITHOUT ROWID
"""
_MOVE = """
INSERT INTO to_remind SELECT polls.id, electorates.person, polls.guild FROM polls
JOIN electorates ON electorates.poll = polls.id
WHERE polls.state = 'open' AND polls.planned IS NOT NULL AND electorates.person > 0
"""


def upgrade() -> None:
    """Have everybody planned for again who is asked in a vote where that was not done: whoever has a note keeps it."""
    sql = op.get_bind()
    sql.exec_driver_sql(_MAKE)
    sql.exec_driver_sql(_MOVE)
    ask = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'polls'"
    guards = sql.exec_driver_sql(ask).all()
    for name, _ in guards:
        sql.exec_driver_sql(f"DROP TRIGGER {name}")
    sql.exec_driver_sql("ALTER TABLE polls DROP COLUMN planned")
    for _, text in guards:
        sql.exec_driver_sql(text.replace(" OR NEW.planned IS NOT OLD.planned", ""))
