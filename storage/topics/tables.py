"""The tables of topics and themes, and the promises about them that the database keeps by itself."""

import sqlalchemy as sa

from bot.domain.topics import Purpose, Source, TopicState
from storage.tables import Moment, Snowflake, author_forgotten, changed, guard, keep, known, metadata

topics = sa.Table(
    "topics",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("options", sa.Text, nullable=False),  # one a line: none holds a line break
    sa.Column("prompts", sa.Text, nullable=False),  # one a line
    sa.Column("follow_up", sa.Text, nullable=False),
    sa.Column("finding", sa.Text, nullable=False),
    sa.Column("found_in", sa.Text, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("offer", sa.Text, nullable=False),
    sa.Column("sensitive", sa.Boolean, nullable=False),
    sa.Column("purpose", sa.String(16), nullable=False),
    sa.Column("source", sa.String(16), nullable=False),
    sa.Column("audience", sa.Text, nullable=False),  # role groups in order, one a line
    sa.Column("drafted_at", Moment, nullable=False),
    sa.Column("opened_at", Moment),
    sa.Column("closes_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("channel", Snowflake),
    sa.Column("thread", Snowflake),
    sa.Column("heard", sa.Text, nullable=False),
    sa.Column("do_by", Moment),
    sa.Column("done", sa.Text, nullable=False),
    sa.Column("done_at", Moment),
    sa.Column("heard_at", Moment),
    sa.Column("twin_of", sa.String(32)),
    sa.Column("heard_live", sa.Text),  # at the meeting that it is the twin of; NULL before anything was said of it
    sa.Column("anonymous", sa.Boolean, nullable=False, server_default=sa.false()),  # also answered without a name
    known("state", TopicState),
    known("purpose", Purpose),
    known("source", Source),
    sa.CheckConstraint("state = 'draft' OR (opened_at IS NOT NULL AND channel IS NOT NULL)", name="opened_somewhere"),
    sa.CheckConstraint("(state = 'closed') = (ended_at IS NOT NULL)", name="ended_at_the_close"),
    sa.Index("topics_running", "state", "closes_at"),
    sqlite_with_rowid=False,
)

themes = sa.Table(
    "themes",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("topic", sa.String(32), sa.ForeignKey("topics.id"), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Index(None, "topic"),
    sqlite_with_rowid=False,
)

_FROZEN = (
    "id",
    "guild",
    "author",
    "question",
    "why",
    "options",
    "prompts",
    "follow_up",
    "finding",
    "found_in",
    "minutes",
    "offer",
    "sensitive",
    "purpose",
    "source",
    "audience",
    "twin_of",
    "anonymous",
    "drafted_at",
    "opened_at",
)
_FORGOTTEN = author_forgotten(topics)
_NEXT_STATES = "('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('closed', 'closed')"

TRIGGERS: tuple[str, ...] = (
    guard(
        "topics_frozen",
        "UPDATE ON topics",
        f"OLD.state <> 'draft' AND ({changed(_FROZEN)}) AND NOT {_FORGOTTEN}",
        "a topic is frozen once open",
    ),
    guard(
        "topics_go_on",
        "UPDATE ON topics",
        f"(OLD.state, NEW.state) NOT IN (VALUES {_NEXT_STATES})",
        "a topic that has closed does not open again",
    ),
    guard("topics_stay", "DELETE ON topics", "OLD.state = 'open'", "an open topic is not deleted"),
)
keep(topics, *TRIGGERS)
