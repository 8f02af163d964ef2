"""The tables of what was decided, and the promises about them that the database keeps by itself."""

import sqlalchemy as sa

from bot.domain.decision_rules import DecisionVerdict
from bot.domain.decisions import DecisionEventKind
from storage.departures import departures
from storage.tables import Moment, Snowflake, changed_but_for, guard, keep, known, metadata

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),  # that of what decided it
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("percent", sa.Integer, nullable=False),
    sa.Column("quorum", sa.Integer, nullable=False),
    sa.Column("is_blurred", sa.Boolean, nullable=False),
    sa.Column("told_of", sa.Integer, nullable=False),  # how many pools, everybody together among them
    sa.Column("decided_at", Moment, nullable=False),
    sa.Column("follows", sa.Text, nullable=False),
    sa.Column("follows_by", Moment, nullable=False),
    sa.Column("again", sa.String(32), sa.ForeignKey("decisions.id")),
    sa.Index("decisions_here", "guild", "decided_at"),
    sa.Index("decisions_again", "again"),
    sqlite_with_rowid=False,
)

decision_pools = sa.Table(
    "decision_pools",
    metadata,
    sa.Column("decision", sa.String(32), sa.ForeignKey("decisions.id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("pool", sa.Text, nullable=False),  # its role groups, with a space between; empty for everybody together
    sa.Column("verdict", sa.String(16)),  # None where it had no say of its own
    sa.Column("yes", sa.Integer),
    sa.Column("no", sa.Integer),
    sa.Column("neither", sa.Integer),
    known("verdict", DecisionVerdict),
    sqlite_with_rowid=False,
)

decision_events = sa.Table(  # what was added to a decision; never by whom: they speak for the coordinators
    "decision_events",
    metadata,
    sa.Column("decision", sa.String(32), sa.ForeignKey("decisions.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    known("kind", DecisionEventKind),
    sa.CheckConstraint("words <> ''", name="said_in_words"),
    sqlite_with_rowid=False,
)

dissents = sa.Table(
    "dissents",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("decision", sa.String(32), sa.ForeignKey("decisions.id"), nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("role_group", sa.String(16)),  # None where it has too few people to be named
    sa.Column("name", sa.Text, nullable=False),  # empty where only the group is shown
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("added_at", Moment),
    sa.CheckConstraint("words <> ''", name="said_in_words"),
    sa.Index("dissents_of", "decision", "added_at"),
    sa.Index("dissents_by", "guild", "author"),
    sqlite_with_rowid=False,
)

follow_ups = sa.Table(  # until somebody has asked, or will not, or it is too late
    "follow_ups",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("decision", sa.String(32), sa.ForeignKey("decisions.id"), nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("told", sa.Boolean, nullable=False),  # coordinators, that it is time
    sa.Index("follow_ups_due", "told", "due_at"),
    sqlite_with_rowid=False,
)

_NO_CHANGE = "what was decided does not change"


def _stays(guild: str) -> str:
    """Tell whether a row belongs to a server that is not being forgotten."""
    return f"NOT EXISTS (SELECT 1 FROM {departures.name} WHERE guild = {guild})"  # noqa: S608 - no word of anybody's


def _its_guild(row: str) -> str:
    return f"(SELECT guild FROM decisions WHERE id = {row}.decision)"  # noqa: S608 - row is NEW or OLD


_GUARDS = {
    decisions: (
        guard("decisions_stay", "UPDATE ON decisions", "1", _NO_CHANGE),
        guard("decisions_remain", "DELETE ON decisions", _stays("OLD.guild"), _NO_CHANGE),
    ),
    decision_pools: (
        guard(
            "decision_pools_whole",
            "INSERT ON decision_pools",
            "NEW.place < 0 OR NEW.place >= (SELECT told_of FROM decisions WHERE id = NEW.decision)",
            _NO_CHANGE,
        ),
        guard("decision_pools_stay", "UPDATE ON decision_pools", "1", _NO_CHANGE),
        guard("decision_pools_remain", "DELETE ON decision_pools", _stays(_its_guild("OLD")), _NO_CHANGE),
    ),
    decision_events: (
        guard("decision_events_stay", "UPDATE ON decision_events", "1", "it is added to, and never written over"),
        guard(
            "decision_events_remain",
            "DELETE ON decision_events",
            _stays(_its_guild("OLD")),
            "it is added to, and never written over",
        ),
    ),
    dissents: (
        guard(
            "dissents_stay",
            "UPDATE ON dissents",
            f"OLD.added_at IS NOT NULL AND ({changed_but_for(dissents, 'name')} OR NEW.name NOT IN ('', OLD.name))",
            "it stands as its author added it, and can be taken back whole",
        ),
    ),
}

TRIGGERS: tuple[str, ...] = tuple(one for guards in _GUARDS.values() for one in guards)

for _table, _guards in _GUARDS.items():
    keep(_table, *_guards)
