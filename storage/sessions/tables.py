"""The tables of sessions and of what people say to them, and the promises that the database keeps by itself."""

import sqlalchemy as sa

from bot.domain.people import RoleGroup
from bot.domain.replies import PlaceState, ReplyKind
from bot.domain.sessions import Repeats, SessionState, Venue
from storage.tables import Moment, Snowflake, author_forgotten, changed, guard, keep, known, metadata

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("author", Snowflake, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("aim", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),  # where: an address, byte for byte, or a place
    sa.Column("led_by", sa.Text, nullable=False),
    sa.Column("venue", sa.String(16), nullable=False),
    sa.Column("meant", sa.String(16), nullable=False),  # what the clocks show when it starts, such as 2027-03-28T14:00
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("fold", sa.Integer, nullable=False),
    sa.Column("starts_at", Moment, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    sa.Column("places", sa.Integer),
    sa.Column("offer", sa.Text, nullable=False),
    sa.Column("costs", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),  # role groups in order, one a line
    sa.Column("twin_question", sa.Text, nullable=False),
    sa.Column("twin_options", sa.Text, nullable=False),  # one a line
    sa.Column("twin_prompts", sa.Text, nullable=False),  # one a line
    sa.Column("repeats", sa.String(16), nullable=False),
    sa.Column("occasions", sa.Integer, nullable=False),
    sa.Column("second", sa.String(18), nullable=False),  # when it is held once more: as meant, a space, fold; or empty
    sa.Column("candidates", sa.Text, nullable=False),  # times to choose from, one a line, as in second
    sa.Column("series", sa.String(32)),
    sa.Column("beside", sa.String(32)),
    sa.Column("twin", sa.String(32)),
    sa.Column("channel", Snowflake),
    sa.Column("drafted_at", Moment, nullable=False),
    sa.Column("announces_at", Moment, nullable=False),
    sa.Column("opened_at", Moment),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("moved_at", Moment),
    sa.Column("ended_at", Moment),
    sa.Column("caught_up", sa.Text, nullable=False),
    sa.Column("slides", sa.Text, nullable=False),
    sa.Column("heard", sa.Text, nullable=False),
    sa.Column("follows", sa.Text, nullable=False),
    sa.Column("said_at", Moment),
    sa.Column("places_shown", sa.String(16)),  # NULL: nothing is said of them
    sa.Column("places_due", Moment),  # when it may next say something else
    known("state", SessionState),
    known("venue", Venue),
    known("repeats", Repeats),
    sa.CheckConstraint("state <> 'draft' OR opened_at IS NULL", name="announced_once_planned"),
    sa.CheckConstraint("opened_at IS NULL OR channel IS NOT NULL", name="announced_somewhere"),
    sa.CheckConstraint("(state IN ('cancelled', 'over')) = (ended_at IS NOT NULL)", name="ended_with_a_time"),
    sa.Index("sessions_coming", "state", "starts_at"),
    sa.Index("sessions_here", "guild", "state", "starts_at"),
    sqlite_with_rowid=False,
)

session_replies = sa.Table(  # kept for thirty days after the session, totals apart
    "session_replies",
    metadata,
    sa.Column("session", sa.String(32), sa.ForeignKey("sessions.id"), primary_key=True),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("reply", sa.String(16), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("place", sa.String(16)),
    sa.Column("offered_until", Moment),
    sa.Column("was_there", sa.Boolean),
    sa.Column("offers", sa.Integer, nullable=False, server_default="0"),  # that ran out
    known("reply", ReplyKind),
    known("place", PlaceState),
    sa.CheckConstraint("(reply = 'going') = (place IS NOT NULL)", name="a_place_for_who_comes"),
    sa.CheckConstraint("(place IS 'offered') = (offered_until IS NOT NULL)", name="offered_for_a_while"),
    sa.Index("session_replies_in_order", "session", "place", "position"),
    sa.Index("session_replies_of_person", "guild", "person"),
    sqlite_with_rowid=False,
)

session_totals = sa.Table(  # how many, and never who
    "session_totals",
    metadata,
    sa.Column("session", sa.String(32), sa.ForeignKey("sessions.id"), primary_key=True),
    sa.Column("role_group", sa.String(16), primary_key=True),
    sa.Column("booked", sa.Integer),  # said that they would be there
    sa.Column("came", sa.Integer),  # as a coordinator typed it
    sa.Column("were_there", sa.Integer),  # as they said themselves, counted as it is forgotten who they were
    known("role_group", RoleGroup),
    sqlite_with_rowid=False,
)

_FROZEN = ("id", "guild", "author", "offer", "costs", "audience", "zone", "drafted_at", "opened_at", "beside")
_FORGOTTEN = author_forgotten(sessions)
_NEXT_STATES = (
    "('draft', 'draft'), ('draft', 'planned'), ('planned', 'planned'), ('planned', 'cancelled'), ('planned', 'over'), "
    "('cancelled', 'cancelled'), ('over', 'over')"
)
_TAKEN = "(SELECT count(*) FROM session_replies WHERE session = NEW.session AND place IN ('held', 'offered'))"
_PLACES = "(SELECT places FROM sessions WHERE id = NEW.session)"

TRIGGERS: tuple[str, ...] = (
    guard(
        "sessions_frozen",
        "UPDATE ON sessions",
        f"OLD.opened_at IS NOT NULL AND ({changed(_FROZEN)}) AND NOT {_FORGOTTEN}",
        "what is offered for a session is frozen once it is announced",
    ),
    guard(
        "sessions_go_on",
        "UPDATE ON sessions",
        f"(OLD.state, NEW.state) NOT IN (VALUES {_NEXT_STATES})",
        "a session that is over or called off does not come again",
    ),
    guard("sessions_stay", "DELETE ON sessions", "OLD.state = 'planned'", "a planned session is not deleted"),
)
PLACES_TRIGGERS: tuple[str, ...] = (
    guard(
        "session_places_fit",
        "INSERT ON session_replies",
        f"NEW.place IN ('held', 'offered') AND {_TAKEN} >= {_PLACES}",
        "every place of this session is taken",
    ),
    guard(
        "session_places_fit_still",
        "UPDATE ON session_replies",
        f"NEW.place IN ('held', 'offered') AND (OLD.place IS NULL OR OLD.place = 'waiting') AND {_TAKEN} >= {_PLACES}",
        "every place of this session is taken",
    ),
)
keep(sessions, *TRIGGERS)
keep(session_replies, *PLACES_TRIGGERS)
