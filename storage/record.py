"""One's own record: what somebody keeps of what they took part in, and a certificate that they prepare."""

import sqlalchemy as sa

from storage.tables import Moment, Snowflake, metadata

kept_entries = sa.Table(  # of what would be forgotten otherwise: each by its person's own press
    "kept_entries",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("happened_on", sa.Date, nullable=False),
    sa.Column("kept_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

certificate_drafts = sa.Table(  # kept for a day
    "certificate_drafts",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("entries", sa.Text, nullable=False),  # their ids, one a line
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("learned", sa.Text, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
