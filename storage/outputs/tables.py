"""The tables of outputs: lines, what went into each, the edition people see, who is named, how many wrote."""

import sqlalchemy as sa

from bot.domain.outputs import OutputState
from bot.domain.preferences import Credit
from storage.tables import Moment, Snowflake, known, metadata

outputs = sa.Table(
    "outputs",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("link", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("drafted_at", Moment, nullable=False),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("asked_at", Moment),
    sa.Column("asked_until", Moment),
    sa.Column("published_at", Moment),
    sa.Column("channel", Snowflake),
    known("state", OutputState),
    sa.CheckConstraint("(asked_at IS NULL) = (asked_until IS NULL)", name="asked_until_a_time"),
    sa.CheckConstraint("(edition = 0) = (published_at IS NULL)", name="published_with_a_time"),
    sa.CheckConstraint("state <> 'published' OR edition > 0", name="published_as_an_edition"),
    sa.Index("outputs_here", "guild", "state"),
    sqlite_with_rowid=False,
)

output_sources = sa.Table(
    "output_sources",
    metadata,
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("source", sa.String(32), primary_key=True),
    sqlite_with_rowid=False,
)

output_lines = sa.Table(
    "output_lines",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("edition", sa.Integer),  # the first that has it
    sa.Column("taken_back", sa.Boolean, nullable=False, server_default=sa.false()),  # what it repeats
    sa.Index("output_lines_in_order", "output", "number", unique=True),
    sqlite_with_rowid=False,
)

output_editions = sa.Table(  # the words of the last published edition, while the next one is worked on
    "output_editions",
    metadata,
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("link", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

edition_lines = sa.Table(  # the lines of that edition; one may have been taken out of the next
    "edition_lines",
    metadata,
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("line", sa.String(32), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

line_pieces = sa.Table(  # which answers went into a line: references only
    "line_pieces",
    metadata,
    sa.Column("line", sa.String(32), sa.ForeignKey("output_lines.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("piece", sa.String(32), primary_key=True),
    sa.Column("thanked_at", Moment),  # when its author was thanked for it: once
    sa.Column("thanked_in", sa.Integer),  # the edition about which the letter is that thanks for it
    sa.Index("line_pieces_of_piece", "piece"),
    sqlite_with_rowid=False,
)

thanked_words = sa.Table(  # for which lines the author of an answer was thanked, also once they are taken out
    "thanked_words",
    metadata,
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("piece", sa.String(32), primary_key=True),
    sa.Column("said", sa.String(32), primary_key=True),  # a digest: the words of a line go with it
    sqlite_with_rowid=False,
)

output_credits = sa.Table(
    "output_credits",
    metadata,
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("way", sa.String(16), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("roles", sa.Text, nullable=False),  # one a line
    sa.Column("answered_at", Moment, nullable=False),
    known("way", Credit),
    sa.CheckConstraint("(way = 'none') = (name = '')", name="named_as_chosen"),
    sa.CheckConstraint("way <> 'none' OR roles = ''", name="no_role_without_a_name"),
    sa.Index("output_credits_of_person", "guild", "person"),
    sqlite_with_rowid=False,
)

output_writers = sa.Table(  # how many, as each edition may say it; never who
    "output_writers",
    metadata,
    sa.Column("output", sa.String(32), sa.ForeignKey("outputs.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("told_of", sa.String(16), primary_key=True),  # a role group, or all that are not told apart
    sa.Column("writers", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
