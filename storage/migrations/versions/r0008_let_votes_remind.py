"""Let votes remind, and people say "not for me"."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Let votes remind, and people say "not for me"."""
    op.create_table(
        "declined",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("guild", "person", "subject", name=op.f("pk_declined")),
        sqlite_with_rowid=False,
    )
    op.execute("DROP TRIGGER polls_frozen")
    op.execute("DROP TRIGGER polls_go_on")
    op.add_column("polls", sa.Column("reminders", sa.Integer(), nullable=True))
    op.add_column("polls", sa.Column("planned", sa.Integer(), nullable=True))
    _freeze()
    _go_on()


def _freeze() -> None:
    op.execute(
        "CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id"
        " OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question"
        " OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step"
        " OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience"
        " OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at"
        " OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key"
        " OR NEW.least_answers IS NOT OLD.least_answers OR NEW.least_each_option IS NOT OLD.least_each_option"
        " OR NEW.least_each_group IS NOT OLD.least_each_group OR NEW.reminders IS NOT OLD.reminders)"
        " AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild"
        " OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options"
        " OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity"
        " OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at"
        " OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at"
        " OR NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout"
        " OR NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS NOT OLD.channel"
        " OR NEW.public_key IS NOT OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers"
        " OR NEW.least_each_option IS NOT OLD.least_each_option"
        " OR NEW.least_each_group IS NOT OLD.least_each_group OR NEW.ended_at IS NOT OLD.ended_at"
        " OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.majority IS NOT OLD.majority"
        " OR NEW.reminders IS NOT OLD.reminders OR NEW.planned IS NOT OLD.planned))"
        " BEGIN SELECT RAISE(ABORT, 'a vote is frozen once open'); END"
    )


def _go_on() -> None:
    op.execute(
        "CREATE TRIGGER polls_go_on BEFORE UPDATE ON polls"
        " WHEN (OLD.state, NEW.state)"
        " NOT IN (VALUES ('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('open', 'void'))"
        " AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild"
        " OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options"
        " OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity"
        " OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at"
        " OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at"
        " OR NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout"
        " OR NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS NOT OLD.channel"
        " OR NEW.public_key IS NOT OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers"
        " OR NEW.least_each_option IS NOT OLD.least_each_option"
        " OR NEW.least_each_group IS NOT OLD.least_each_group OR NEW.ended_at IS NOT OLD.ended_at"
        " OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.majority IS NOT OLD.majority"
        " OR NEW.reminders IS NOT OLD.reminders OR NEW.planned IS NOT OLD.planned))"
        " BEGIN SELECT RAISE(ABORT, 'a vote that has ended does not change'); END"
    )
