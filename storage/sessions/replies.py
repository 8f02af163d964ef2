"""What people say to sessions, and how they stand for a place; and the totals, which name nobody."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.places import OFFERS_EACH
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import SessionId
from storage.departures import rests
from storage.partners import partners
from storage.sessions.tables import session_replies, session_totals, sessions
from storage.store import Transaction
from storage.tables import Moment

_NOT_GIVEN: Final[Mapping[RoleGroup, int]] = MappingProxyType({})

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
_WAITING = _ALL.where(
    session_replies.c.place == PlaceState.WAITING.value, session_replies.c.offers < OFFERS_EACH
).limit(1)
_OFFERED = _ALL.where(session_replies.c.place == PlaceState.OFFERED.value)
_NEXT_OFFER_END = sa.select(sa.func.min(session_replies.c.offered_until, type_=Moment)).where(
    session_replies.c.place == PlaceState.OFFERED.value, ~rests(session_replies.c.guild)
)
_RUN_OUT = (
    sa.select(session_replies.c.session)
    .distinct()
    .where(
        session_replies.c.place == PlaceState.OFFERED.value,
        session_replies.c.offered_until <= sa.bindparam("of_moment", type_=Moment),
        ~rests(session_replies.c.guild),
    )
)
_REMOVE = sa.delete(session_replies).where(_of_session, session_replies.c.person == sa.bindparam("of_person"))
_CHANGE = (  # apart from the first: to the promise that no place is given twice, an upsert would be one person more
    sa.update(session_replies)
    .where(_of_session, session_replies.c.person == sa.bindparam("of_person"))
    .values(
        {name: sa.bindparam(name) for name in ("reply", "position", "place", "offered_until", "was_there", "offers")}
    )
)
_ADD = sa.insert(session_replies)
_of_moment = sa.bindparam("of_moment", type_=Moment)
_IN_A_MINUTE = 60_000_000  # of what moments are kept in
_to_end = sa.type_coerce(sessions.c.starts_at, sa.BigInteger) + sessions.c.minutes * _IN_A_MINUTE
_OVER_SINCE = sa.select(sessions.c.id).where(  # also where nobody was there to note its end in time
    sessions.c.ended_at.is_not(None), sa.or_(sessions.c.ended_at <= _of_moment, _to_end <= _of_moment)
)
_OLD = sa.select(session_replies.c.session).distinct().where(session_replies.c.session.in_(_OVER_SINCE))
_FORGET_OLD = sa.delete(session_replies).where(session_replies.c.session.in_(_OVER_SINCE))
_BY_GROUP = (
    sa.select(partners.c.role_group, sa.func.count())
    .join(
        session_replies,
        sa.and_(partners.c.guild == session_replies.c.guild, partners.c.person == session_replies.c.person),
    )
    .where(_of_session)
    .group_by(partners.c.role_group)
)
_BOOKED = _BY_GROUP.where(session_replies.c.place == PlaceState.HELD.value)
_THERE = _BY_GROUP.where(session_replies.c.was_there)
_WERE_THERE = sa.select(sa.func.sum(session_totals.c.were_there)).where(
    session_totals.c.session == sa.bindparam("of_session")
)
_fresh_total = insert(session_totals)
_KEEP_TOTAL = _fresh_total.on_conflict_do_update(
    index_elements=[session_totals.c.session, session_totals.c.role_group],
    set_={
        name: sa.func.coalesce(_fresh_total.excluded[name], session_totals.c[name])
        for name in ("booked", "came", "were_there")
    },
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
    """Return who has waited longest for a place, of those to whom one may be offered yet."""
    row = tx.sql.execute(_WAITING, {"of_session": session}).mappings().one_or_none()
    return None if row is None else _reply_from(row)


def offered(tx: Transaction, session: SessionId) -> tuple[SessionReply, ...]:
    """Return for whom a place of this session is kept just now."""
    return tuple(map(_reply_from, tx.sql.execute(_OFFERED, {"of_session": session}).mappings()))


def offers_run_out(tx: Transaction, *, now: datetime) -> tuple[SessionId, ...]:
    """Return the sessions of which a place has been kept for somebody for as long as it is."""
    return tuple(map(SessionId, tx.sql.execute(_RUN_OUT, {"of_moment": now}).scalars()))


def next_offer_end(tx: Transaction) -> datetime | None:
    """Return when the next place goes on to the next: None while none is kept for anybody."""
    found: datetime | None = tx.sql.execute(_NEXT_OFFER_END).scalar_one()
    return found


def keep_reply(tx: Transaction, guild: GuildId, reply: SessionReply) -> None:
    """Remember what somebody said, in place of what they said before; the database refuses one place too many."""
    says = {
        "reply": reply.reply.value,
        "position": reply.position,
        "place": None if reply.place is None else reply.place.value,
        "offered_until": reply.offered_until,
        "was_there": reply.was_there,
        "offers": reply.offers,
    }
    whose = {"of_session": reply.session, "of_person": reply.person}
    if not tx.sql.execute(_CHANGE, {**whose, **says}).rowcount:
        tx.sql.execute(_ADD, {"session": reply.session, "person": reply.person, "guild": guild, **says})


def remove_reply(tx: Transaction, session: SessionId, person: PersonId) -> None:
    """Forget what this person said of this session."""
    tx.sql.execute(_REMOVE, {"of_session": session, "of_person": person})


def forget_replies_before(tx: Transaction, ended: datetime) -> int:
    """Forget who said what of the sessions that had ended by then, but for how many were there; return how many."""
    for session in tx.sql.execute(_OLD, {"of_moment": ended}).scalars().all():
        there = _by_group(tx.sql.execute(_THERE, {"of_session": session}))
        keep_totals(tx, SessionId(session), were_there=there)
    return tx.sql.execute(_FORGET_OLD, {"of_moment": ended}).rowcount


def count_booked(tx: Transaction, session: SessionId) -> Mapping[RoleGroup, int]:
    """Return how many of each group hold a place of this session."""
    return _by_group(tx.sql.execute(_BOOKED, {"of_session": session}))


def count_were_there(tx: Transaction, session: SessionId) -> int:
    """Return how many said themselves that they were there: none while it is known who they are."""
    number: int | None = tx.sql.execute(_WERE_THERE, {"of_session": session}).scalar_one()
    return number or 0


def keep_totals(
    tx: Transaction,
    session: SessionId,
    *,
    booked: Mapping[RoleGroup, int] = _NOT_GIVEN,
    came: Mapping[RoleGroup, int] = _NOT_GIVEN,
    were_there: Mapping[RoleGroup, int] = _NOT_GIVEN,
) -> None:
    """Remember how many of each group said yes, came, and said that they were there, as far as each is given."""
    for group in {*booked, *came, *were_there}:
        numbers = {"booked": booked.get(group), "came": came.get(group), "were_there": were_there.get(group)}
        tx.sql.execute(_KEEP_TOTAL, {"session": session, "role_group": group.value, **numbers})


def totals_of(tx: Transaction, session: SessionId) -> tuple[Mapping[RoleGroup, int], Mapping[RoleGroup, int]]:
    """Return how many of each group said yes, and how many came, as far as it is known."""
    rows = tx.sql.execute(_TOTALS, {"of_session": session}).mappings().all()
    booked, came = (
        {RoleGroup(row["role_group"]): row[name] for row in rows if row[name] is not None}
        for name in ("booked", "came")
    )
    return booked, came


def _by_group(rows: Iterable[Any]) -> Mapping[RoleGroup, int]:
    return {RoleGroup(group): number for group, number in rows}


def _reply_from(row: Any) -> SessionReply:
    return SessionReply(
        session=SessionId(row["session"]),
        person=PersonId(row["person"]),
        reply=ReplyKind(row["reply"]),
        position=row["position"],
        place=None if row["place"] is None else PlaceState(row["place"]),
        offered_until=row["offered_until"],
        was_there=row["was_there"],
        offers=row["offers"],
    )
