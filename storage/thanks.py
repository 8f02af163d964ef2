"""Thanks: what somebody says to somebody, or to a group, and who was thanked."""

import sqlalchemy as sa

from bot.domain.people import RoleGroup
from bot.domain.thanks import ThanksState
from storage.tables import Moment, Snowflake, known, metadata

thanks = sa.Table(
    "thanks",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("giver", Snowflake, nullable=False),
    sa.Column("giver_name", sa.Text, nullable=False),  # empty where only the group is shown
    sa.Column("giver_group", sa.String(16)),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("given_at", Moment),
    sa.Column("to_group", sa.String(16)),
    sa.Column("to_everyone", sa.Boolean, nullable=False),
    sa.Column("about", Snowflake),  # the message for which somebody is thanked
    sa.Column("is_public", sa.Boolean, nullable=False),
    known("giver_group", RoleGroup),
    known("state", ThanksState),
    known("to_group", RoleGroup),
    sa.CheckConstraint("(state = 'given') = (given_at IS NOT NULL)", name="given_with_a_time"),
    sa.CheckConstraint("is_public OR (to_group IS NULL AND NOT to_everyone)", name="a_group_is_thanked_in_public"),
    sa.Index("thanks_by", "guild", "giver", "given_at"),
    sqlite_with_rowid=False,
)

received_thanks = sa.Table(
    "received_thanks",
    metadata,
    sa.Column("thanks", sa.String(32), sa.ForeignKey("thanks.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("name", sa.Text, nullable=False),  # as it stands on the wall; elsewhere empty
    sa.Index("received_thanks_of", "guild", "person"),
    sqlite_with_rowid=False,
)
