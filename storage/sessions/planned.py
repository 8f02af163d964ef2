"""Sessions from the moment they are planned: the questions about them."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.people import GuildId
from bot.domain.sessions import SeriesId, Session, SessionId, SessionState
from bot.domain.subjects import SubjectId
from storage.departures import rests
from storage.prepared_statement import PreparedStatement
from storage.sessions.rows import SESSION_COLUMNS, session_from, written
from storage.sessions.tables import sessions
from storage.store import Transaction
from storage.tables import Moment

_this = sessions.c.id == sa.bindparam("of_session")
_ONE = PreparedStatement(sa.select(*SESSION_COLUMNS).where(_this))
_planned = sessions.c.state == SessionState.PLANNED.value
_HERE = (
    sa.select(*SESSION_COLUMNS)
    .where(sessions.c.guild == sa.bindparam("of_guild"), _planned)
    .order_by(sessions.c.starts_at, sessions.c.id)
)
_PLANNED = (
    sa.select(*SESSION_COLUMNS).where(_planned, ~rests(sessions.c.guild)).order_by(sessions.c.starts_at, sessions.c.id)
)
_ENDED_HERE = (
    sa.select(*SESSION_COLUMNS)
    .where(
        sessions.c.guild == sa.bindparam("of_guild"),
        sessions.c.state.in_((SessionState.OVER.value, SessionState.CANCELLED.value)),
    )
    .order_by(sessions.c.starts_at.desc(), sessions.c.id)
)
_lately = sa.and_(
    sessions.c.opened_at.is_not(None),
    sessions.c.state.in_((SessionState.PLANNED.value, SessionState.OVER.value, SessionState.CANCELLED.value)),
    sa.or_(sessions.c.ended_at.is_(None), sessions.c.ended_at > sa.bindparam("of_moment", type_=Moment)),
    ~rests(sessions.c.guild),
)
_LATELY = sa.select(*SESSION_COLUMNS).where(_lately).order_by(sessions.c.starts_at, sessions.c.id)
_LATELY_HERE = _LATELY.where(sessions.c.guild == sa.bindparam("of_guild"))
_not_a_draft = sessions.c.state != SessionState.DRAFT.value
_BESIDE = (
    sa.select(*SESSION_COLUMNS)
    .where(
        sessions.c.guild == sa.bindparam("of_guild"),
        sa.or_(sessions.c.id == sa.bindparam("of_session"), sessions.c.beside == sa.bindparam("of_session")),
        _not_a_draft,
    )
    .order_by(sessions.c.starts_at, sessions.c.id)
)
_IN_SERIES = (
    sa.select(*SESSION_COLUMNS)
    .where(sessions.c.guild == sa.bindparam("of_guild"), sessions.c.series == sa.bindparam("of_series"), _planned)
    .order_by(sessions.c.starts_at, sessions.c.id)
)
_WITH_TWIN = (
    sa.select(*SESSION_COLUMNS)
    .where(sessions.c.twin == sa.bindparam("of_twin"), _not_a_draft)
    .order_by(sessions.c.starts_at, sessions.c.id)
)
_BEFORE = (
    sa.select(*SESSION_COLUMNS)
    .where(
        sessions.c.guild == sa.bindparam("of_guild"),
        sessions.c.state.in_((SessionState.PLANNED.value, SessionState.OVER.value)),
        sessions.c.starts_at < sa.bindparam("of_moment", type_=Moment),
    )
    .order_by(sessions.c.starts_at.desc(), sessions.c.id)
    .limit(sa.bindparam("most"))
)
_UPDATE = sa.update(sessions).where(_this)
_END_ALL = (
    sa.update(sessions)
    .where(_planned, sessions.c.guild == sa.bindparam("of_guild"))
    .values(state=SessionState.CANCELLED.value, ended_at=sessions.c.starts_at)
)
_ADD = sa.insert(sessions)


def session(tx: Transaction, guild: GuildId | None, session_id: SessionId) -> Session | None:
    """Return this session if this server has it; with None for the server, wherever it is."""
    row = _ONE.first_named(tx, {"of_session": session_id})
    return None if row is None or guild not in {None, row["guild"]} else session_from(row)


def planned_here(tx: Transaction, guild: GuildId) -> tuple[Session, ...]:
    """Return the sessions of this server that are planned, announced or not, soonest first."""
    return tuple(map(session_from, tx.sql.execute(_HERE, {"of_guild": guild}).mappings()))


def planned(tx: Transaction) -> tuple[Session, ...]:
    """Return every planned session of servers that the bot is in, soonest first."""
    return tuple(map(session_from, tx.sql.execute(_PLANNED).mappings()))


def ended_here(tx: Transaction, guild: GuildId) -> tuple[Session, ...]:
    """Return the sessions of this server that are over or called off, latest first."""
    return tuple(map(session_from, tx.sql.execute(_ENDED_HERE, {"of_guild": guild}).mappings()))


def lately_announced(tx: Transaction, guild: GuildId | None, *, ended_after: datetime) -> tuple[Session, ...]:
    """Return the sessions that were announced and are to come, or ended after this: of one server or of all."""
    asked = {"of_moment": ended_after}
    rows = (
        tx.sql.execute(_LATELY, asked) if guild is None else tx.sql.execute(_LATELY_HERE, {**asked, "of_guild": guild})
    )
    return tuple(map(session_from, rows.mappings()))


def held_together(tx: Transaction, one: Session) -> tuple[Session, ...]:
    """Return this session and whichever is held beside it, in the order in which they begin."""
    asked = {"of_guild": one.guild, "of_session": one.beside or one.id}
    return tuple(map(session_from, tx.sql.execute(_BESIDE, asked).mappings()))


def planned_in_series(tx: Transaction, guild: GuildId, series: SeriesId) -> tuple[Session, ...]:
    """Return what is still planned of a series, in its order."""
    return tuple(map(session_from, tx.sql.execute(_IN_SERIES, {"of_guild": guild, "of_series": series}).mappings()))


def with_twin(tx: Transaction, twin: SubjectId) -> tuple[Session, ...]:
    """Return the sessions that have this twin."""
    return tuple(map(session_from, tx.sql.execute(_WITH_TWIN, {"of_twin": twin}).mappings()))


def held_before(tx: Transaction, guild: GuildId, moment: datetime, *, most: int) -> tuple[Session, ...]:
    """Return the last sessions of this server that begin before a moment, planned or over, latest first."""
    asked = {"of_guild": guild, "of_moment": moment, "most": most}
    return tuple(map(session_from, tx.sql.execute(_BEFORE, asked).mappings()))


def add_session(tx: Transaction, new: Session, *, now: datetime) -> None:
    """Remember one more session that is planned: one of a series, or held beside another."""
    fixed = {"id": new.id, "guild": new.guild, "author": new.author, "state": new.state.value}
    tx.sql.execute(_ADD, {**fixed, "drafted_at": now, "ended_at": new.ended_at, **written(new)})


def keep_session(tx: Transaction, changed: Session) -> None:
    """Remember a session as it is now; the database refuses what may not change any more."""
    states = {"state": changed.state.value, "ended_at": changed.ended_at}
    tx.sql.execute(_UPDATE, {"of_session": changed.id, **states, **written(changed)})


def end_sessions_of(tx: Transaction, guild: GuildId) -> None:
    """Have every planned session of this server end, which is about to be forgotten."""
    tx.sql.execute(_END_ALL, {"of_guild": guild})
