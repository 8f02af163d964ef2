"""Make every table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


TRIGGERS = (
    (
        "CREATE TRIGGER ballots_in_time BEFORE INSERT ON ballots WHEN (SELECT state FROM polls WHERE id = "
        "NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'this vote is not open'); END"
    ),
    (
        "CREATE TRIGGER ballots_replaced BEFORE UPDATE ON ballots WHEN NEW.poll IS NOT OLD.poll OR NEW.tag IS "
        "NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'a ballot is "
        "replaced by one of its own size'); END"
    ),
    (
        "CREATE TRIGGER counts_once BEFORE INSERT ON poll_counts WHEN (SELECT state FROM polls WHERE id = "
        "NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'counts are kept at the close'); END"
    ),
    (
        "CREATE TRIGGER counts_stay BEFORE UPDATE ON poll_counts WHEN 1 BEGIN SELECT RAISE(ABORT, 'counts do "
        "not change'); END"
    ),
    (
        "CREATE TRIGGER electorates_fixed BEFORE INSERT ON electorates WHEN (SELECT state FROM polls WHERE id "
        "= NEW.poll) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END"
    ),
    (
        "CREATE TRIGGER electorates_kept BEFORE UPDATE ON electorates WHEN 1 BEGIN SELECT RAISE(ABORT, 'who "
        "is asked is fixed'); END"
    ),
    (
        "CREATE TRIGGER electorates_stay BEFORE DELETE ON electorates WHEN (SELECT state FROM polls WHERE id "
        "= OLD.poll) = 'open' BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END"
    ),
    (
        "CREATE TRIGGER polls_extended_once BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND "
        "(NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended) AND NOT (NEW.closes_at > "
        "OLD.closes_at AND NEW.extended AND NOT OLD.extended) BEGIN SELECT RAISE(ABORT, 'a vote is extended "
        "once, and never shortened'); END"
    ),
    (
        "CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.id IS NOT "
        "OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT "
        "OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR "
        "NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT "
        "OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.channel IS NOT OLD.channel OR "
        "NEW.public_key IS NOT OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers OR "
        "NEW.least_each_option IS NOT OLD.least_each_option OR NEW.least_each_group IS NOT "
        "OLD.least_each_group) BEGIN SELECT RAISE(ABORT, 'a vote is frozen once open'); END"
    ),
    (
        "CREATE TRIGGER polls_go_on BEFORE UPDATE ON polls WHEN (OLD.state, NEW.state) NOT IN (VALUES "
        "('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('open', 'void')) BEGIN "
        "SELECT RAISE(ABORT, 'a vote that has ended does not change'); END"
    ),
    (
        "CREATE TRIGGER polls_stay BEFORE DELETE ON polls WHEN OLD.state = 'open' BEGIN SELECT RAISE(ABORT, "
        "'an open vote is not deleted'); END"
    ),
)


def upgrade() -> None:
    """Make every table, then what guards them."""
    _letters()
    _marks()
    _partners()
    _polls()
    _servers()
    _ballots()
    _electorates()
    _poll_counts()
    for trigger in TRIGGERS:
        op.execute(trigger)


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("dedupe_key", sa.String(length=200), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("edits", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.BigInteger(), nullable=False),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("doubtful_since", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'sent', 'expired', 'dead', 'cancelled')",
            name=op.f("ck_letters_known_state"),
        ),
        sa.CheckConstraint("(place IS NULL) <> (person IS NULL)", name=op.f("ck_letters_one_recipient")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_letters")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_letters_dedupe_key")),
        sa.UniqueConstraint("id", name=op.f("uq_letters_id")),
    )
    op.create_index("ix_letters_edits", "letters", ["edits"], unique=False)
    op.create_index("ix_letters_person_state", "letters", ["person", "state"], unique=False)
    op.create_index("ix_letters_place_state", "letters", ["place", "state"], unique=False)
    op.create_index("ix_letters_state_next_try", "letters", ["state", "next_try"], unique=False)
    op.create_index("ix_letters_tried_at", "letters", ["tried_at"], unique=False)


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
        sqlite_with_rowid=False,
    )


def _partners() -> None:
    op.create_table(
        "partners",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role_group", sa.String(length=16), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')",
            name=op.f("ck_partners_known_role_group"),
        ),
        sa.CheckConstraint(
            "role_group IS NOT NULL OR language IS NOT NULL", name=op.f("ck_partners_something_to_remember")
        ),
        sa.PrimaryKeyConstraint("guild", "person", name=op.f("pk_partners")),
        sqlite_with_rowid=False,
    )


def _polls() -> None:
    op.create_table(
        "polls",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("sensitivity", sa.String(length=16), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("turnout", sa.String(length=8), nullable=False),
        sa.Column("turnout_due", sa.BigInteger(), nullable=True),
        sa.Column("channel", sa.BigInteger(), nullable=True),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("least_answers", sa.Integer(), nullable=True),
        sa.Column("least_each_option", sa.Integer(), nullable=True),
        sa.Column("least_each_group", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("majority", sa.Integer(), nullable=True),
        *_promises_of_polls(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
        sqlite_with_rowid=False,
    )
    op.create_index("polls_running", "polls", ["state", "closes_at"], unique=False)


def _promises_of_polls() -> tuple[sa.CheckConstraint, ...]:
    return (
        sa.CheckConstraint(
            "(answers IS NOT NULL) = (result IN ('counts', 'majority', 'total_only'))",
            name=op.f("ck_polls_answers_told"),
        ),
        sa.CheckConstraint("(majority IS NOT NULL) = (result = 'majority')", name=op.f("ck_polls_majority_told")),
        sa.CheckConstraint(
            "(state IN ('closed', 'void')) = (result IS NOT NULL)", name=op.f("ck_polls_result_at_the_end")
        ),
        sa.CheckConstraint(
            "result IN ('counts', 'majority', 'total_only', 'too_few', 'void')", name=op.f("ck_polls_known_result")
        ),
        sa.CheckConstraint("sensitivity IN ('ordinary', 'sensitive')", name=op.f("ck_polls_known_sensitivity")),
        sa.CheckConstraint("state = 'draft' OR public_key IS NOT NULL", name=op.f("ck_polls_open_with_a_key")),
        sa.CheckConstraint("state IN ('draft', 'open', 'closed', 'void')", name=op.f("ck_polls_known_state")),
        sa.CheckConstraint("turnout IN ('none', '1-4', '5-9', '10-19', '20+')", name=op.f("ck_polls_known_turnout")),
        sa.CheckConstraint("answers >= least_answers", name=op.f("ck_polls_no_small_numbers")),
        sa.CheckConstraint(
            "least_answers >= 5 AND least_each_option >= 3 AND least_each_group >= 5", name=op.f("ck_polls_thresholds")
        ),
    )


def _servers() -> None:
    op.create_table(
        "servers",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("coordinator_role", sa.BigInteger(), nullable=True),
        sa.Column("advisory_role", sa.BigInteger(), nullable=True),
        sa.Column("worker_role", sa.BigInteger(), nullable=True),
        sa.Column("manager_role", sa.BigInteger(), nullable=True),
        sa.Column("drawing_on_care_role", sa.BigInteger(), nullable=True),
        sa.Column("family_carer_role", sa.BigInteger(), nullable=True),
        sa.Column("researcher_role", sa.BigInteger(), nullable=True),
        sa.Column("start_channel", sa.BigInteger(), nullable=True),
        sa.Column("notices_channel", sa.BigInteger(), nullable=True),
        sa.Column("advisory_channel", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("guild", name=op.f("pk_servers")),
    )


def _ballots() -> None:
    op.create_table(
        "ballots",
        sa.Column("poll", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(tag) = 16", name=op.f("ck_ballots_tag_size")),
        sa.ForeignKeyConstraint(["poll"], ["polls.id"], name=op.f("fk_ballots_poll")),
        sa.PrimaryKeyConstraint("poll", "tag", name=op.f("pk_ballots")),
        sqlite_with_rowid=False,
    )


def _electorates() -> None:
    op.create_table(
        "electorates",
        sa.Column("poll", sa.String(length=32), nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role_group", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["poll"], ["polls.id"], name=op.f("fk_electorates_poll")),
        sa.PrimaryKeyConstraint("poll", "person", name=op.f("pk_electorates")),
        sqlite_with_rowid=False,
    )


def _poll_counts() -> None:
    op.create_table(
        "poll_counts",
        sa.Column("poll", sa.String(length=32), nullable=False),
        sa.Column("role_group", sa.String(length=16), nullable=False),
        sa.Column("option", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["poll"], ["polls.id"], name=op.f("fk_poll_counts_poll")),
        sa.PrimaryKeyConstraint("poll", "role_group", "option", name=op.f("pk_poll_counts")),
        sqlite_with_rowid=False,
    )
