"""The tables of votes, and the promises about them that the database keeps by itself."""

import sqlalchemy as sa

from bot.domain.decision_rules import DecisionVerdict
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import CAN_BE_SENSITIVE, FEWEST_ANSWERS, PollKind, PollState, Sensitivity, TurnoutBand
from storage.tables import Moment, Snowflake, author_forgotten, changed, guard, keep, known, metadata

_CAN_BE_SENSITIVE = ", ".join(repr(one.value) for one in PollKind if one in CAN_BE_SENSITIVE)

polls = sa.Table(
    "polls",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("options", sa.Text, nullable=False),  # one a line: an option never holds a line break
    sa.Column("next_step", sa.Text, nullable=False),
    sa.Column("sensitivity", sa.String(16), nullable=False),
    sa.Column("audience", sa.Text, nullable=False),  # role groups in order, one a line
    sa.Column("drafted_at", Moment, nullable=False),
    sa.Column("opened_at", Moment),
    sa.Column("closes_at", Moment, nullable=False),
    sa.Column("extended", sa.Boolean, nullable=False),
    sa.Column("turnout", sa.String(8), nullable=False),
    sa.Column("turnout_due", Moment),
    sa.Column("channel", Snowflake),
    sa.Column("public_key", sa.LargeBinary(32)),
    sa.Column("split", sa.Boolean, nullable=False),  # its numbers are shown by pools too
    sa.Column("asked", sa.Integer),  # how many people, from the opening on
    sa.Column("ended_at", Moment),
    sa.Column("result", sa.String(16)),
    sa.Column("answers", sa.Integer),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("most", sa.Integer, nullable=False),  # how many options may be chosen
    sa.Column("percent", sa.Integer),  # of a decision's rule
    sa.Column("quorum", sa.Integer, nullable=False),
    sa.Column("next_within", sa.Integer, nullable=False),  # days after the close
    sa.Column("again", sa.String(32)),  # the vote that it asks again
    sa.Column("suggestion", sa.String(32)),  # the idea that it began with
    sa.Column("shortened", sa.Boolean, nullable=False),  # it closes early
    sa.Column("apart", sa.Text, nullable=False, server_default=""),  # pools, one a line: their role groups in order
    known("state", PollState),
    known("sensitivity", Sensitivity),
    known("turnout", TurnoutBand),
    known("result", OutcomeKind),
    sa.CheckConstraint("(state IN ('closed', 'void')) = (result IS NOT NULL)", name="result_at_the_end"),
    sa.CheckConstraint("state = 'draft' OR public_key IS NOT NULL", name="open_with_a_key"),
    sa.CheckConstraint("state = 'draft' OR asked IS NOT NULL", name="asked_at_the_opening"),
    sa.CheckConstraint(f"answers >= {FEWEST_ANSWERS}", name="no_small_numbers"),
    sa.CheckConstraint("(answers IS NOT NULL) = (result = 'counts')", name="answers_told"),
    sa.CheckConstraint("sensitivity = 'ordinary' OR NOT split OR state = 'draft'", name="sensitive_unsplit"),
    known("kind", PollKind),
    sa.CheckConstraint("(percent IS NOT NULL) = (kind = 'decision')", name="decided_by_a_rule"),
    sa.CheckConstraint("most = 1 OR kind = 'multiple'", name="several_only_where_chosen"),
    sa.CheckConstraint(
        f"sensitivity = 'ordinary' OR kind IN ({_CAN_BE_SENSITIVE})",
        name="kinds_that_can_be_sensitive",
    ),
    sa.CheckConstraint("(result = 'words') <= (kind = 'written')", name="words_of_written_answers"),
    sa.Index("polls_running", "state", "closes_at"),
    sqlite_with_rowid=False,
)

poll_counts = sa.Table(  # pool is empty for everyone together; only what may be published is ever put here
    "poll_counts",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("pool", sa.Text, primary_key=True),  # its role groups in order, with a space between
    sa.Column("option", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("answers", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

pool_outcomes = sa.Table(  # what else is told of each pool, or of everyone together
    "pool_outcomes",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("pool", sa.Text, primary_key=True),
    sa.Column("answers", sa.Integer),  # how many of it answered, where its numbers are told
    sa.Column("verdict", sa.String(16)),
    known("verdict", DecisionVerdict),
    sqlite_with_rowid=False,
)

written_answers = sa.Table(  # what was written, once it is told: by a place drawn by chance, and never by whom
    "written_answers",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("pool", sa.Text, nullable=False),  # empty, or what its author wished it to stand under
    sqlite_with_rowid=False,
)

next_steps = sa.Table(  # what people are to hear of what came of a vote, from its result on
    "next_steps",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("due", Moment, nullable=False),
    sa.Column("told_at", Moment),
    sa.Column("words", sa.Text, nullable=False),  # what was done; empty until it is told
    sa.CheckConstraint("(told_at IS NULL) = (words = '')", name="told_in_words"),
    sqlite_with_rowid=False,
)

poll_credits = sa.Table(  # who suggested a vote, as they chose to be shown with it
    "poll_credits",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role_group", sa.String(16)),  # where they are shown without a name
    sa.CheckConstraint("(name = '') = (role_group IS NOT NULL)", name="shown_one_way"),
    sqlite_with_rowid=False,
)

electorates = sa.Table(  # who is asked, until the close; nothing here or anywhere says who has answered
    "electorates",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("role_group", sa.String(16), nullable=False),
    sqlite_with_rowid=False,
)

ballots = sa.Table(  # one size a row, in the order of tags: no time, no number, no person, no trace of a change
    "ballots",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("tag", sa.LargeBinary(16), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("length(tag) = 16", name="tag_size"),
    sqlite_with_rowid=False,
)

ballot_drafts = sa.Table(  # what was written and is not sealed in the box yet: sealed all the same
    "ballot_drafts",
    metadata,
    sa.Column("poll", sa.String(32), sa.ForeignKey("polls.id"), primary_key=True),
    sa.Column("tag", sa.LargeBinary(16), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("length(tag) = 16", name="tag_size"),
    sqlite_with_rowid=False,
)

_FROZEN = (
    "id",
    "guild",
    "author",
    "question",
    "options",
    "next_step",
    "sensitivity",
    "audience",
    "drafted_at",
    "opened_at",
    "channel",
    "public_key",
    "split",
    "asked",
    "kind",
    "most",
    "percent",
    "quorum",
    "next_within",
    "again",
    "suggestion",
    "apart",
)
_FORGOTTEN = author_forgotten(polls)
_NEXT_STATES = ", ".join(
    f"('{before}', '{after}')"
    for before, after in (
        ("draft", "draft"),
        ("draft", "open"),
        ("open", "open"),
        ("open", "closed"),
        ("open", "void"),
        ("open", "withdrawn"),
    )
)


def _state_of(row: str) -> str:
    return f"(SELECT state FROM polls WHERE id = {row}.poll)"  # noqa: S608 - row is NEW or OLD


def _box_guards(table: str) -> tuple[str, ...]:
    return (
        guard(f"{table}_in_time", f"INSERT ON {table}", f"{_state_of('NEW')} IS NOT 'open'", "this vote is not open"),
        guard(
            f"{table}_replaced",
            f"UPDATE ON {table}",
            "NEW.poll IS NOT OLD.poll OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed)",
            "a ballot is replaced by one of its own size",
        ),
    )


def _told_guards(table: str) -> tuple[str, ...]:
    return (
        guard(f"{table}_once", f"INSERT ON {table}", f"{_state_of('NEW')} IS NOT 'open'", "this is kept at the close"),
        guard(f"{table}_stay", f"UPDATE ON {table}", "1", "what was told does not change"),
    )


_GUARDS = {
    polls: (
        guard(
            "polls_frozen",
            "UPDATE ON polls",
            f"OLD.state <> 'draft' AND ({changed(_FROZEN)}) AND NOT {_FORGOTTEN}",
            "a vote is frozen once open",
        ),
        guard(
            "polls_go_on",
            "UPDATE ON polls",
            f"(OLD.state, NEW.state) NOT IN (VALUES {_NEXT_STATES}) AND NOT {_FORGOTTEN}",
            "a vote that has ended does not change",
        ),
        guard(
            "polls_extended_once",
            "UPDATE ON polls",
            "OLD.state <> 'draft' AND (NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended"
            " OR NEW.shortened IS NOT OLD.shortened)"
            " AND NOT (NEW.closes_at > OLD.closes_at AND NEW.extended AND NOT OLD.extended"
            " AND NEW.shortened IS OLD.shortened)"
            " AND NOT (NEW.closes_at < OLD.closes_at AND NEW.shortened AND NOT OLD.shortened"
            " AND NEW.extended IS OLD.extended AND NEW.closes_at IS OLD.turnout_due)",
            "a vote is extended once, and closes early once, when the turnout is next shown",
        ),
        guard(
            "polls_blurred",
            "UPDATE ON polls",
            "NEW.sensitivity = 'sensitive' AND NEW.result = 'counts' AND OLD.result IS NULL",
            "numbers of a sensitive vote are blurred",
        ),
        guard("polls_stay", "DELETE ON polls", "OLD.state = 'open'", "an open vote is not deleted"),
    ),
    electorates: (
        guard(
            "electorates_fixed", "INSERT ON electorates", f"{_state_of('NEW')} IS NOT 'draft'", "who is asked is fixed"
        ),
        guard(  # but for putting a number that nobody has in place of somebody who has had their data deleted
            "electorates_kept",
            "UPDATE ON electorates",
            "NOT (OLD.person > 0 AND NEW.person < 0 AND NEW.poll IS OLD.poll AND NEW.role_group IS OLD.role_group)",
            "who is asked is fixed",
        ),
        guard("electorates_stay", "DELETE ON electorates", f"{_state_of('OLD')} = 'open'", "who is asked is fixed"),
    ),
    ballots: _box_guards("ballots"),
    ballot_drafts: _box_guards("ballot_drafts"),
    poll_counts: (
        guard(
            "counts_once", "INSERT ON poll_counts", f"{_state_of('NEW')} IS NOT 'open'", "counts are kept at the close"
        ),
        guard("counts_stay", "UPDATE ON poll_counts", "1", "counts do not change"),
    ),
    pool_outcomes: _told_guards("pool_outcomes"),
    written_answers: _told_guards("written_answers"),
    next_steps: (
        guard(
            "next_steps_once",
            "INSERT ON next_steps",
            f"{_state_of('NEW')} IS NOT 'closed'",
            "it is owed from the close on",
        ),
        guard(
            "next_steps_told_once",
            "UPDATE ON next_steps",
            "OLD.told_at IS NOT NULL OR NEW.poll IS NOT OLD.poll OR NEW.due IS NOT OLD.due",
            "what people are owed does not change, and is told once",
        ),
    ),
}

TRIGGERS: tuple[str, ...] = tuple(guard for guards in _GUARDS.values() for guard in guards)

for _table, _guards in _GUARDS.items():
    keep(_table, *_guards)
