"""Sessions that are being planned: keeping them, finding them again, or throwing them away."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.drafts import DRAFT_LIFE
from bot.domain.people import GuildId, PersonId
from bot.domain.sessions import Session, SessionId, SessionState
from storage.sessions.rows import SESSION_COLUMNS, session_from, written
from storage.sessions.tables import sessions
from storage.store import Transaction
from storage.tables import Moment

_draft = sessions.c.state == SessionState.DRAFT.value
_fresh = insert(sessions)
_KEPT = ("id", "guild", "author", "state", "drafted_at", "ended_at")
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[sessions.c.id],
    set_={column.name: _fresh.excluded[column.name] for column in sessions.c if column.name not in _KEPT},
)
_by = sa.and_(_draft, sessions.c.guild == sa.bindparam("of_guild"), sessions.c.author == sa.bindparam("of_author"))
_BY = (
    sa.select(*SESSION_COLUMNS, sessions.c.drafted_at).where(_by).order_by(sessions.c.drafted_at.desc(), sessions.c.id)
)
_COUNT = sa.select(sa.func.count()).select_from(sessions).where(_by)
_REMOVE = sa.delete(sessions).where(
    sessions.c.id == sa.bindparam("of_session"), _draft, sessions.c.guild == sa.bindparam("of_guild")
)
_OLD = sa.select(*SESSION_COLUMNS, sessions.c.drafted_at).where(
    _draft,
    sessions.c.drafted_at <= sa.bindparam("of_moment", type_=Moment),
    sessions.c.id.not_in(sa.bindparam("but", expanding=True)),
)
_FORGET = sa.delete(sessions).where(sessions.c.id.in_(sa.bindparam("those", expanding=True)))


def keep_draft(tx: Transaction, draft: Session, *, now: datetime) -> None:
    """Remember this draft as it is now; when it was begun stays."""
    fixed = {"id": draft.id, "guild": draft.guild, "author": draft.author, "state": SessionState.DRAFT.value}
    tx.sql.execute(_KEEP, {**fixed, "drafted_at": now, "ended_at": None, **written(draft)})


def drafts_by(tx: Transaction, guild: GuildId, author: PersonId) -> tuple[tuple[Session, datetime], ...]:
    """Return the drafts of one person in this server, newest first, each with from when its time runs."""
    rows = tx.sql.execute(_BY, {"of_guild": guild, "of_author": author}).mappings()
    return tuple(map(_with_beginning, rows))


def count_drafts(tx: Transaction, guild: GuildId, author: PersonId) -> int:
    """Return how many sessions this person is planning here."""
    number: int = tx.sql.execute(_COUNT, {"of_guild": guild, "of_author": author}).scalar_one()
    return number


def remove_draft(tx: Transaction, guild: GuildId, session: SessionId) -> bool:
    """Throw this draft away; tell whether there was one."""
    return tx.sql.execute(_REMOVE, {"of_session": session, "of_guild": guild}).rowcount > 0


def forget_drafts(tx: Transaction, *, begun_before: datetime, but: Collection[SessionId] = ()) -> int:
    """Throw away drafts that were begun before this, but for these; return how many."""
    rows = tx.sql.execute(_OLD, {"of_moment": begun_before, "but": sorted(but)}).mappings()
    old = [draft.id for draft, begun in map(_with_beginning, rows) if begun <= begun_before]
    return tx.sql.execute(_FORGET, {"those": old}).rowcount if old else 0


def _with_beginning(row: Any) -> tuple[Session, datetime]:
    """Return a draft, and from when on its time runs: it is kept as long as people are asked when it is to be."""
    draft = session_from(row)
    last = max((one.moment for one in draft.candidates), default=row["drafted_at"] + DRAFT_LIFE)
    return draft, max(row["drafted_at"], last - DRAFT_LIFE)
