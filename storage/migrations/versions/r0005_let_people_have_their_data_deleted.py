"""Let people have their data deleted, and ask about it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# A vote's author, and somebody who is asked, may now give way to nobody; everything else about them stays as fixed.
TRIGGERS = (
    (
        "CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id "
        "OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR "
        "NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT "
        "OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR "
        "NEW.opened_at IS NOT OLD.opened_at OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT "
        "OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers OR NEW.least_each_option IS NOT "
        "OLD.least_each_option OR NEW.least_each_group IS NOT OLD.least_each_group) AND NOT (NEW.author = 0 AND "
        "NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS"
        " NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR "
        "NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT "
        "OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR "
        "NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR NEW.turnout_due IS NOT "
        "OLD.turnout_due OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR "
        "NEW.least_answers IS NOT OLD.least_answers OR NEW.least_each_option IS NOT OLD.least_each_option OR "
        "NEW.least_each_group IS NOT OLD.least_each_group OR NEW.ended_at IS NOT OLD.ended_at OR NEW.result IS "
        "NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.majority IS NOT OLD.majority)) BEGIN SELECT "
        "RAISE(ABORT, 'a vote is frozen once open'); END"
    ),
    (
        "CREATE TRIGGER polls_go_on BEFORE UPDATE ON polls WHEN (OLD.state, NEW.state) NOT IN (VALUES ('draft', "
        "'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('open', 'void')) AND NOT (NEW.author"
        " = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR "
        "NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step"
        " OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT "
        "OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR "
        "NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR NEW.turnout_due IS NOT "
        "OLD.turnout_due OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR "
        "NEW.least_answers IS NOT OLD.least_answers OR NEW.least_each_option IS NOT OLD.least_each_option OR "
        "NEW.least_each_group IS NOT OLD.least_each_group OR NEW.ended_at IS NOT OLD.ended_at OR NEW.result IS "
        "NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.majority IS NOT OLD.majority)) BEGIN SELECT "
        "RAISE(ABORT, 'a vote that has ended does not change'); END"
    ),
    (
        "CREATE TRIGGER electorates_kept BEFORE UPDATE ON electorates WHEN NOT (OLD.person > 0 AND NEW.person < 0"
        " AND NEW.poll IS OLD.poll AND NEW.role_group IS OLD.role_group) BEGIN SELECT RAISE(ABORT, 'who is asked "
        "is fixed'); END"
    ),
)


def upgrade() -> None:
    """Let people have their data deleted, and ask about it."""
    for name in ("polls_frozen", "polls_go_on", "electorates_kept"):
        op.execute(f"DROP TRIGGER {name}")
    for trigger in TRIGGERS:
        op.execute(trigger)
    _erasures()
    _data_requests()


def _erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sqlite_with_rowid=False,
    )


def _data_requests() -> None:
    op.create_table(
        "data_requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('question', 'correction', 'complaint')", name=op.f("ck_data_requests_known_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
        sqlite_with_rowid=False,
    )
