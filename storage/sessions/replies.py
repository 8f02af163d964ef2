"""What people say to sessions, and how they stand for a place; and the totals, which name nobody."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import SessionId
from storage.sessions.tables import session_replies, session_totals
from storage.store import Transaction

_of_session = session_replies.c.session == sa.bindparam("of_session")
_ONE = sa.select(session_replies).where(_of_session, session_replies.c.person == sa.bindparam("of_person"))
_ALL = sa.select(session_replies).where(_of_session).order_by(session_replies.c.position, session_replies.c.person)
_BY = sa.select(session_replies).where(
    session_replies.c.guild == sa.bindparam("of_guild"), session_replies.c.person == sa.bindparam("of_person")
)
_TAKEN = (
    sa.select(sa.func.count())
    .select_from(session_replies)
    .where(_of_session, session_replies.c.place.in_((PlaceState.HELD.value, PlaceState.OFFERED.value)))
)
_LAST = sa.select(sa.func.coalesce(sa.func.max(session_replies.c.position), 0)).where(_of_session)
_WAITING = _ALL.where(session_replies.c.place == PlaceState.WAITING.value)
_fresh = insert(session_replies)
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[session_replies.c.session, session_replies.c.person],
    set_={
        column.name: _fresh.excluded[column.name]
        for column in session_replies.c
        if column.name not in ("session", "person", "guild")
    },
)
_FORGET = sa.delete(session_replies).where(_of_session)
_fresh_total = insert(session_totals)
_KEEP_TOTAL = _fresh_total.on_conflict_do_update(
    index_elements=[session_totals.c.session, session_totals.c.role_group],
    set_={name: sa.func.coalesce(_fresh_total.excluded[name], session_totals.c[name]) for name in ("booked", "came")},
)
_TOTALS = sa.select(session_totals).where(session_totals.c.session == sa.bindparam("of_session"))


def reply_of(tx: Transaction, session: SessionId, person: PersonId) -> SessionReply | None:
    """Return what this person said of this session."""
    row = tx.sql.execute(_ONE, {"of_session": session, "of_person": person}).mappings().one_or_none()
    return None if row is None else _reply_from(row)


def replies_to(tx: Transaction, session: SessionId) -> tuple[SessionReply, ...]:
    """Return everything that was said of this session, in the order of pressing: for letters and totals alone."""
    return tuple(map(_reply_from, tx.sql.execute(_ALL, {"of_session": session}).mappings()))


def replies_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[SessionReply, ...]:
    """Return what this person said of the sessions of this server."""
    return tuple(map(_reply_from, tx.sql.execute(_BY, {"of_guild": guild, "of_person": person}).mappings()))


def count_taken(tx: Transaction, session: SessionId) -> int:
    """Return how many places of this session are held, or kept for somebody for a while."""
    number: int = tx.sql.execute(_TAKEN, {"of_session": session}).scalar_one()
    return number


def last_position(tx: Transaction, session: SessionId) -> int:
    """Return the position of who pressed last: 0 while nobody has."""
    number: int = tx.sql.execute(_LAST, {"of_session": session}).scalar_one()
    return number


def first_waiting(tx: Transaction, session: SessionId) -> SessionReply | None:
    """Return who has waited longest for a place."""
    row = tx.sql.execute(_WAITING.limit(1), {"of_session": session}).mappings().one_or_none()
    return None if row is None else _reply_from(row)


def keep_reply(tx: Transaction, guild: GuildId, reply: SessionReply) -> None:
    """Remember what somebody said, in place of what they said before; the database refuses one place too many."""
    tx.sql.execute(
        _KEEP,
        {
            "session": reply.session,
            "person": reply.person,
            "guild": guild,
            "reply": reply.reply.value,
            "position": reply.position,
            "place": None if reply.place is None else reply.place.value,
            "offered_until": reply.offered_until,
            "was_there": reply.was_there,
        },
    )


def forget_replies(tx: Transaction, session: SessionId) -> int:
    """Forget who said what of this session; return how many that were."""
    return tx.sql.execute(_FORGET, {"of_session": session}).rowcount


def keep_totals(
    tx: Transaction, session: SessionId, *, booked: Mapping[RoleGroup, int], came: Mapping[RoleGroup, int]
) -> None:
    """Remember how many of each group said yes, and how many came, as far as each is given."""
    for group in {*booked, *came}:
        numbers = {"booked": booked.get(group), "came": came.get(group)}
        tx.sql.execute(_KEEP_TOTAL, {"session": session, "role_group": group.value, **numbers})


def totals_of(tx: Transaction, session: SessionId) -> tuple[Mapping[RoleGroup, int], Mapping[RoleGroup, int]]:
    """Return how many of each group said yes, and how many came, as far as it is known."""
    rows = tx.sql.execute(_TOTALS, {"of_session": session}).mappings().all()
    booked, came = (
        {RoleGroup(row["role_group"]): row[name] for row in rows if row[name] is not None}
        for name in ("booked", "came")
    )
    return booked, came


def _reply_from(row: Any) -> SessionReply:
    return SessionReply(
        session=SessionId(row["session"]),
        person=PersonId(row["person"]),
        reply=ReplyKind(row["reply"]),
        position=row["position"],
        place=None if row["place"] is None else PlaceState(row["place"]),
        offered_until=row["offered_until"],
        was_there=row["was_there"],
    )
