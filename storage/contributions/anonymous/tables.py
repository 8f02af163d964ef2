"""The tables of answers without a name: what is sealed, by tags, and what leads from a tag to what is shown."""

import sqlalchemy as sa

from bot.domain.anonymous import BoxState
from storage.tables import Moment, guard, keep, known, metadata

answer_boxes = sa.Table(  # one of each topic that can be answered without a name
    "answer_boxes",
    metadata,
    sa.Column("topic", sa.String(32), sa.ForeignKey("topics.id"), primary_key=True),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("public_key", sa.LargeBinary(32), nullable=False),
    sa.Column("due", Moment, nullable=False),
    sa.Column("released_at", Moment),
    sa.Column("decide_by", Moment),
    sa.Column("ours_until", Moment),
    known("state", BoxState),
    sqlite_with_rowid=False,
)


def _by_tag(name: str) -> sa.Table:
    """Make a table of what is sealed: one size a row, in the order of tags; no time, no number, no person."""
    return sa.Table(
        name,
        metadata,
        sa.Column("topic", sa.String(32), sa.ForeignKey("topics.id"), primary_key=True),
        sa.Column("tag", sa.LargeBinary(16), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("length(tag) = 16", name="tag_size"),
        sqlite_with_rowid=False,
    )


sealed_drafts = _by_tag("sealed_drafts")  # written, and not sent yet
sealed_answers = _by_tag("sealed_answers")  # sent, and not shown yet
sealed_wishes = _by_tag("sealed_wishes")  # what is done with shown words the next evening
shown_answers = _by_tag("shown_answers")  # which shown words are theirs: readable, older copies would lead to people


asked_back = sa.Table(
    "asked_back",
    metadata,
    sa.Column("contribution", sa.String(32), sa.ForeignKey("contributions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("reply", sa.Text, nullable=False),  # empty before there is one
    sqlite_with_rowid=False,
)

_NEXT_STATES = ", ".join(
    f"('{before}', '{after}')"
    for before, after in (
        ("open", "open"),
        ("open", "deciding"),
        ("open", "lost"),
        ("deciding", "deciding"),
        ("deciding", "settled"),
        ("deciding", "lost"),
        ("settled", "settled"),
        ("settled", "ended"),
        ("settled", "lost"),
        ("ended", "ended"),
        ("lost", "lost"),
    )
)


def _state_of(row: str) -> str:
    return f"(SELECT state FROM answer_boxes WHERE topic = {row}.topic)"  # noqa: S608 - row is NEW or OLD


def _sealed_guards(table: str, states: str) -> tuple[str, ...]:
    return (
        guard(
            f"{table}_in_time",
            f"INSERT ON {table}",
            f"coalesce({_state_of('NEW')}, '') NOT IN ({states})",
            "it is too late",
        ),
        guard(
            f"{table}_replaced",
            f"UPDATE ON {table}",
            "NEW.topic IS NOT OLD.topic OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed)",
            "what is sealed is replaced by something of its own size",
        ),
    )


_GUARDS = {
    answer_boxes: (
        guard(
            "answer_boxes_go_on",
            "UPDATE ON answer_boxes",
            f"(OLD.state, NEW.state) NOT IN (VALUES {_NEXT_STATES}) OR NEW.public_key IS NOT OLD.public_key",
            "what is sealed here goes on as it was said",
        ),
    ),
    sealed_drafts: _sealed_guards("sealed_drafts", "'open'"),
    sealed_answers: _sealed_guards("sealed_answers", "'open', 'deciding'"),
    sealed_wishes: _sealed_guards("sealed_wishes", "'open', 'deciding', 'settled'"),
    shown_answers: _sealed_guards("shown_answers", "'open', 'deciding'"),
}
TRIGGERS: tuple[str, ...] = tuple(one for guards in _GUARDS.values() for one in guards)
for _table, _guards in _GUARDS.items():
    keep(_table, *_guards)
