"""Ideas as a table, and an idea as it is read from there."""

from typing import Any

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.proposals import IdeaAnswer, Proposal, ProposalId, ProposalKind, ProposalState, Signature
from storage.tables import Moment, Snowflake, known, metadata

proposals = sa.Table(
    "proposals",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role_group", sa.String(16)),
    sa.Column("unsigned", sa.Boolean, nullable=False),
    sa.Column("to_group", sa.Boolean, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("begun_at", Moment),  # forgotten when it is sent
    sa.Column("sent_at", Moment),
    sa.Column("answer_by", Moment),
    sa.Column("answered_at", Moment),
    sa.Column("answer", sa.String(16)),
    sa.Column("reply", sa.Text, nullable=False),
    known("kind", ProposalKind),
    known("role_group", RoleGroup),
    known("state", ProposalState),
    known("answer", IdeaAnswer),
    sa.CheckConstraint("(state = 'draft') = (sent_at IS NULL)", name="sent_with_a_time"),
    sa.CheckConstraint("(state = 'answered') = (answer IS NOT NULL)", name="answered_with_an_answer"),
    sa.CheckConstraint(
        "NOT unsigned OR state = 'draft' OR (person IS NULL AND name = '' AND role_group IS NULL)",
        name="unsigned_is_nobodys",
    ),
    sa.Index(None, "guild", "state"),
    sqlite_with_rowid=False,
)


def idea_from(row: Any) -> Proposal:
    """Read an idea from a row of the table."""
    group = row["role_group"]
    return Proposal(
        id=ProposalId(row["id"]),
        guild=GuildId(row["guild"]),
        person=None if row["person"] is None else PersonId(row["person"]),
        kind=ProposalKind(row["kind"]),
        words=row["words"],
        signature=Signature(row["name"], None if group is None else RoleGroup(group)),
        unsigned=row["unsigned"],
        to_group=row["to_group"],
        state=ProposalState(row["state"]),
        sent_at=row["sent_at"],
        answer_by=row["answer_by"],
        answer=None if row["answer"] is None else IdeaAnswer(row["answer"]),
        reply=row["reply"],
        answered_at=row["answered_at"],
    )
