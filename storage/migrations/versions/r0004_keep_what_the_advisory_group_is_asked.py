"""Keep what the advisory group is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Keep what the advisory group is asked."""
    _oversights()
    _voices()
    _reasons()
    _proposals()


def _oversights() -> None:
    op.create_table(
        "oversights",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("poll", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("silence", sa.String(length=16), nullable=False),
        sa.Column("put_at", sa.BigInteger(), nullable=False),
        sa.Column("answer_by", sa.BigInteger(), nullable=False),
        sa.Column("paused_at", sa.BigInteger(), nullable=True),
        sa.Column("ending", sa.String(length=16), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "ending IN ('goes_ahead', 'change', 'stop', 'silence', 'taken_back')",
            name=op.f("ck_oversights_known_ending"),
        ),
        sa.CheckConstraint("silence IN ('goes_ahead', 'waits')", name=op.f("ck_oversights_known_silence")),
        sa.CheckConstraint("(ending IS NULL) = (ended_at IS NULL)", name=op.f("ck_oversights_ended_with_a_time")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oversights")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("oversights") as oversights:
        oversights.create_index(op.f("ix_oversights_poll"), ["poll"], unique=False)


def _voices() -> None:
    op.create_table(
        "oversight_voices",
        sa.Column("oversight", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.Column("voice", sa.Integer(), nullable=False),
        sa.Column("pauses", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(tag) = 16", name=op.f("ck_oversight_voices_tag_size")),
        sa.ForeignKeyConstraint(["oversight"], ["oversights.id"], name=op.f("fk_oversight_voices_oversight")),
        sa.PrimaryKeyConstraint("oversight", "tag", name=op.f("pk_oversight_voices")),
        sqlite_with_rowid=False,
    )


def _reasons() -> None:
    op.create_table(
        "oversight_reasons",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("oversight", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=True),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["oversight"], ["oversights.id"], name=op.f("fk_oversight_reasons_oversight")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oversight_reasons")),
        sa.UniqueConstraint("oversight", "tag", name=op.f("uq_oversight_reasons_oversight_tag")),
        sqlite_with_rowid=False,
    )


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role_group", sa.String(length=16), nullable=True),
        sa.Column("unsigned", sa.Boolean(), nullable=False),
        sa.Column("to_group", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("answer_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        *_proposals_promise(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("proposals") as proposals:
        proposals.create_index(op.f("ix_proposals_guild_state"), ["guild", "state"], unique=False)


def _proposals_promise() -> tuple[sa.CheckConstraint, ...]:
    promises = {
        "answered_with_an_answer": "(state = 'answered') = (answer IS NOT NULL)",
        "sent_with_a_time": "(state = 'draft') = (sent_at IS NULL)",
        "unsigned_is_nobodys": (
            "NOT unsigned OR state = 'draft' OR (person IS NULL AND name = '' AND role_group IS NULL)"
        ),
        "known_answer": "answer IN ('yes', 'later', 'no')",
        "known_kind": "kind IN ('talk', 'ask', 'decide', 'tell')",
        "known_role_group": "role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')",
        "known_state": "state IN ('draft', 'sent', 'answered')",
    }
    return tuple(sa.CheckConstraint(rule, name=op.f(f"ck_proposals_{name}")) for name, rule in promises.items())
