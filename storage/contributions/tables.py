"""The tables of contributions: answers, those that are begun, what others say of them, and what becomes of them."""

import sqlalchemy as sa

from bot.domain.contributions import ContributionOutcome, Resonance
from bot.domain.people import RoleGroup
from bot.domain.preferences import Quote, ShownAs
from storage.tables import Moment, Snowflake, known, metadata

contributions = sa.Table(  # one of each person and topic; no way by which it came
    "contributions",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("topic", sa.String(32), sa.ForeignKey("topics.id"), nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("role_group", sa.String(16)),  # none of an answer without a name
    sa.Column("option", sa.Integer),
    sa.Column("first_words", sa.Text, nullable=False),
    sa.Column("second_words", sa.Text, nullable=False),
    sa.Column("follow_up", sa.Text, nullable=False),
    sa.Column("added", sa.Text, nullable=False),
    sa.Column("shown_as", sa.String(16), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("quote", sa.String(16), nullable=False),
    sa.Column("posted_at", Moment, nullable=False),
    sa.Column("outcome", sa.String(16)),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("theme", sa.String(32), sa.ForeignKey("themes.id")),
    sa.Column("decided_at", Moment),
    sa.Column("told_at", Moment),
    sa.Column("told_outcome", sa.String(16)),
    sa.Column("same_for", sa.Integer),  # so many others at least, as fixed at the close; none where it is not told
    sa.Column("different_for", sa.Integer),
    sa.Column("pool", sa.Text, nullable=False, server_default=""),  # role groups under which it stands without a name
    known("role_group", RoleGroup),
    known("shown_as", ShownAs),
    known("quote", Quote),
    known("outcome", ContributionOutcome),
    sa.CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name="decided_with_a_time"),
    sa.CheckConstraint("(name = '') = (shown_as = 'role')", name="named_as_chosen"),
    sa.CheckConstraint("role_group IS NOT NULL OR (author = 0 AND name = '')", name="nobodys_without_a_name"),
    sa.CheckConstraint("pool = '' OR role_group IS NULL", name="one_group_or_another"),
    sa.Index("contributions_of_topic", "topic", "posted_at"),
    sa.Index("contributions_one_each", "topic", "author", unique=True, sqlite_where=sa.text("author > 0")),
    sqlite_with_rowid=False,
)

fresh_answers = sa.Table(  # posted just now: what follows from that is done once their authors are thanked
    "fresh_answers",
    metadata,
    sa.Column("contribution", sa.String(32), sa.ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

resonances = sa.Table(
    "resonances",
    metadata,
    sa.Column("contribution", sa.String(32), sa.ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("resonance", sa.String(16), nullable=False),
    known("resonance", Resonance),
    sqlite_with_rowid=False,
)

call_backs = sa.Table(  # partners who asked on the phone to be told there, too, what came of their answer
    "call_backs",
    metadata,
    sa.Column("contribution", sa.String(32), sa.ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("told_outcome", sa.String(16)),  # none before the first call
    known("told_outcome", ContributionOutcome),
    sqlite_with_rowid=False,
)

begun_answers = sa.Table(  # what somebody wrote and has not posted yet: kept for a day
    "begun_answers",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),  # another one whenever it is changed
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("topic", sa.String(32), sa.ForeignKey("topics.id"), nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("for_whom", sa.Text, nullable=False),  # whom a coordinator types for: a number; empty in one's own
    sa.Column("role_group", sa.String(16)),
    sa.Column("called", sa.Text, nullable=False),
    sa.Column("option", sa.Integer),
    sa.Column("first_words", sa.Text, nullable=False),
    sa.Column("second_words", sa.Text, nullable=False),
    sa.Column("follow_up", sa.Text, nullable=False),
    sa.Column("added", sa.Text, nullable=False),
    sa.Column("shown_as", sa.String(16), nullable=False),
    sa.Column("quote", sa.String(16), nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    known("role_group", RoleGroup),
    known("shown_as", ShownAs),
    known("quote", Quote),
    sa.CheckConstraint("(for_whom = '') = (role_group IS NULL)", name="typed_for_somebody"),
    sa.Index("begun_answers_one_each", "topic", "person", unique=True, sqlite_where=sa.text("for_whom = ''")),
    sa.Index("begun_answers_of_person", "guild", "person"),
    sqlite_with_rowid=False,
)

outcome_batches = sa.Table(  # what a coordinator is deciding about: kept for a day
    "outcome_batches",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(32), nullable=False),
    sa.Column("topic", sa.String(32), sa.ForeignKey("topics.id"), nullable=False),
    sa.Column("answers", sa.Text, nullable=False),  # their ids, one a line
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("outcome", sa.String(16)),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("theme", sa.String(32), sa.ForeignKey("themes.id")),
    known("outcome", ContributionOutcome),
    sqlite_with_rowid=False,
)
