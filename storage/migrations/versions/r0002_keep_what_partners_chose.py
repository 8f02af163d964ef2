"""Keep what partners chose."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TRIGGERS = (
    (
        "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit WHEN 1 BEGIN SELECT RAISE(ABORT, 'the log is only added "
        "to'); END"
    ),
    (
        "CREATE TRIGGER audit_kept BEFORE DELETE ON audit WHEN EXISTS (SELECT 1 FROM servers WHERE guild = "
        "OLD.guild) BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
    ),
)


def upgrade() -> None:
    """Keep what partners chose."""
    _audit()
    _consents()
    _joinings()
    _preferences()
    _windows()
    _servers()
    for trigger in TRIGGERS:
        op.execute(trigger)


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.LargeBinary(length=16), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit")),
    )


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("consent", sa.String(length=24), nullable=False),
        sa.Column("version", sa.String(length=24), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "consent IN ('take_part', 'be_quoted', 'be_named', 'be_contacted_later', 'research')",
            name=op.f("ck_consents_known_consent"),
        ),
        sa.PrimaryKeyConstraint("guild", "person", "consent", name=op.f("pk_consents")),
        sqlite_with_rowid=False,
    )


def _joinings() -> None:
    op.create_table(
        "joinings",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("role_group", sa.String(length=16), nullable=True),
        sa.Column("shown_as", sa.String(length=16), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("pattern", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("guild", "person", name=op.f("pk_joinings")),
        sqlite_with_rowid=False,
    )


def _preferences() -> None:
    op.create_table(
        "preferences",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("shown_as", sa.String(length=16), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=16), nullable=False),
        sa.Column("reading", sa.String(length=16), nullable=False),
        sa.Column("helps", sa.Text(), nullable=False),
        sa.Column("credit", sa.String(length=16), nullable=False),
        sa.Column("reminders", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("pattern", sa.String(length=16), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_until", sa.Integer(), nullable=False),
        sa.Column("rest_days", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.CheckConstraint("credit IN ('name', 'pseudonym', 'none')", name=op.f("ck_preferences_known_credit")),
        sa.CheckConstraint(
            "pattern IN ('split_day', 'mornings', 'tea_and_bed', 'nights', 'live_in', 'weekly_rota', 'own', 'any_day')",
            name=op.f("ck_preferences_known_pattern"),
        ),
        sa.CheckConstraint("place IN ('dm', 'panel')", name=op.f("ck_preferences_known_place")),
        sa.CheckConstraint("reading IN ('plain', 'easy')", name=op.f("ck_preferences_known_reading")),
        sa.CheckConstraint("shown_as IN ('name', 'pseudonym', 'role')", name=op.f("ck_preferences_known_shown_as")),
        sa.PrimaryKeyConstraint("guild", "person", name=op.f("pk_preferences")),
        sqlite_with_rowid=False,
    )


def _windows() -> None:
    op.create_table(
        "windows",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("weekday", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("starts", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "starts BETWEEN 0 AND 1439 AND ends BETWEEN starts + 1 AND starts + 1440", name=op.f("ck_windows_span")
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_windows_weekday")),
        sa.PrimaryKeyConstraint("guild", "person", "weekday", "starts", name=op.f("pk_windows")),
        sqlite_with_rowid=False,
    )


def _servers() -> None:
    with op.batch_alter_table("servers") as servers:
        servers.add_column(sa.Column("nation", sa.String(length=16), server_default="england", nullable=False))
        servers.add_column(sa.Column("lead", sa.BigInteger(), nullable=True))
        servers.add_column(sa.Column("lead_name", sa.Text(), server_default="", nullable=False))
        servers.add_column(sa.Column("lead_contact", sa.Text(), server_default="", nullable=False))
        servers.add_column(sa.Column("local_numbers", sa.Text(), server_default="", nullable=False))
        servers.add_column(sa.Column("silence", sa.String(length=16), server_default="goes_ahead", nullable=False))
        servers.add_column(sa.Column("oversight_days", sa.Integer(), server_default="3", nullable=False))
        servers.create_check_constraint(
            op.f("ck_servers_known_nation"), "nation IN ('england', 'wales', 'scotland', 'northern_ireland')"
        )
        servers.create_check_constraint(op.f("ck_servers_known_silence"), "silence IN ('goes_ahead', 'waits')")
        servers.create_check_constraint(op.f("ck_servers_time_to_answer"), "oversight_days BETWEEN 1 AND 14")
