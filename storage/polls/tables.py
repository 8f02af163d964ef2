"""The tables of votes, and the promises about them that the database keeps by itself."""

import sqlalchemy as sa

from bot.domain.outcomes import OutcomeKind
from bot.domain.people import NOBODY
from bot.domain.polls import FEWEST_ANSWERS, PollState, Sensitivity, TurnoutBand
from storage.tables import Moment, Snowflake, guard, keep, metadata


def _one_of(column: str, values: type[PollState | Sensitivity | TurnoutBand | OutcomeKind]) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        f"{column} IN ({', '.join(repr(value.value) for value in values)})", name=f"known_{column}"
    )


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
    _one_of("state", PollState),
    _one_of("sensitivity", Sensitivity),
    _one_of("turnout", TurnoutBand),
    _one_of("result", OutcomeKind),
    sa.CheckConstraint("(state IN ('closed', 'void')) = (result IS NOT NULL)", name="result_at_the_end"),
    sa.CheckConstraint("state = 'draft' OR public_key IS NOT NULL", name="open_with_a_key"),
    sa.CheckConstraint("state = 'draft' OR asked IS NOT NULL", name="asked_at_the_opening"),
    sa.CheckConstraint(f"answers >= {FEWEST_ANSWERS}", name="no_small_numbers"),
    sa.CheckConstraint("(answers IS NOT NULL) = (result = 'counts')", name="answers_told"),
    sa.CheckConstraint("sensitivity = 'ordinary' OR NOT split OR state = 'draft'", name="sensitive_unsplit"),
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
)
_CHANGED = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in _FROZEN)
_ANYTHING_ELSE = " OR ".join(
    f"NEW.{column.name} IS NOT OLD.{column.name}" for column in polls.columns if column.name != "author"
)
_FORGOTTEN = f"(NEW.author = {NOBODY} AND NOT ({_ANYTHING_ELSE}))"  # who wrote it has had their data deleted
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


_GUARDS = {
    polls: (
        guard(
            "polls_frozen",
            "UPDATE ON polls",
            f"OLD.state <> 'draft' AND ({_CHANGED}) AND NOT {_FORGOTTEN}",
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
            "OLD.state <> 'draft' AND (NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended)"
            " AND NOT (NEW.closes_at > OLD.closes_at AND NEW.extended AND NOT OLD.extended)",
            "a vote is extended once, and never shortened",
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
    ballots: (
        guard("ballots_in_time", "INSERT ON ballots", f"{_state_of('NEW')} IS NOT 'open'", "this vote is not open"),
        guard(
            "ballots_replaced",
            "UPDATE ON ballots",
            "NEW.poll IS NOT OLD.poll OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed)",
            "a ballot is replaced by one of its own size",
        ),
    ),
    poll_counts: (
        guard(
            "counts_once", "INSERT ON poll_counts", f"{_state_of('NEW')} IS NOT 'open'", "counts are kept at the close"
        ),
        guard("counts_stay", "UPDATE ON poll_counts", "1", "counts do not change"),
    ),
}

TRIGGERS: tuple[str, ...] = tuple(guard for guards in _GUARDS.values() for guard in guards)

for _table, _guards in _GUARDS.items():
    keep(_table, *_guards)
