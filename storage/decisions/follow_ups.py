"""When coordinators are offered to ask how it goes with what was decided."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.decided import DecisionId, DecisionRecord
from bot.domain.decisions import FollowUp, FollowUpId
from bot.domain.people import GuildId
from storage.decisions.records import decision
from storage.decisions.tables import decisions, follow_ups
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_PLAN = sa.insert(follow_ups)
_all = sa.select(follow_ups).order_by(follow_ups.c.due_at, follow_ups.c.id)
_until = follow_ups.c.due_at <= sa.bindparam("until", type_=Moment)
_ONE = _all.where(follow_ups.c.id == sa.bindparam("of_id", type_=sa.String))
_HERE = _all.join(decisions, decisions.c.id == follow_ups.c.decision).where(
    decisions.c.guild == sa.bindparam("of_guild", type_=Snowflake), _until
)
_UNTOLD = _all.where(~follow_ups.c.told, _until)
_NEXT = sa.select(sa.func.min(follow_ups.c.due_at)).where(~follow_ups.c.told)
_TOLD = sa.update(follow_ups).where(follow_ups.c.id == sa.bindparam("of_id", type_=sa.String)).values(told=True)
_END = sa.delete(follow_ups).where(follow_ups.c.id == sa.bindparam("of_id", type_=sa.String))
_END_OF = sa.delete(follow_ups).where(follow_ups.c.decision == sa.bindparam("of_decision", type_=sa.String))
_FORGET = sa.delete(follow_ups).where(_until)


def plan_follow_ups(tx: Transaction, decided: DecisionRecord, dues: Iterable[datetime]) -> None:
    """Remember when to offer it."""
    rows = [{"id": tx.new_reference(), "decision": decided.id, "due_at": due, "told": False} for due in dues]
    if rows:
        tx.sql.execute(_PLAN, rows)


def follow_up(tx: Transaction, guild: GuildId, follow_up_id: FollowUpId) -> FollowUp | None:
    """Return one that is offered here, or will be; None where it is over."""
    found = _found(tx, tx.sql.execute(_ONE, {"of_id": follow_up_id}).all())
    return next((one for one in found if one.decision.guild == guild), None)


def follow_ups_here(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[FollowUp, ...]:
    """Return what is offered in this server just now, what is due longest first."""
    return _found(tx, tx.sql.execute(_HERE, {"of_guild": guild, "until": now}).all())


def untold_follow_ups(tx: Transaction, *, now: datetime) -> tuple[FollowUp, ...]:
    """Return what is due anywhere and coordinators were not told of."""
    return _found(tx, tx.sql.execute(_UNTOLD, {"until": now}).all())


def next_follow_up(tx: Transaction) -> datetime | None:
    """Return when coordinators are next to be told of one: None while they never are."""
    due: datetime | None = tx.sql.execute(_NEXT).scalar_one()
    return due


def note_follow_up_told(tx: Transaction, follow_up_id: FollowUpId) -> None:
    """Remember that coordinators were told of it."""
    tx.sql.execute(_TOLD, {"of_id": follow_up_id})


def end_follow_up(tx: Transaction, follow_up_id: FollowUpId) -> None:
    """Offer it no more."""
    tx.sql.execute(_END, {"of_id": follow_up_id})


def end_follow_ups_of(tx: Transaction, decision_id: DecisionId) -> None:
    """Offer no more to ask how it goes with this decision."""
    tx.sql.execute(_END_OF, {"of_decision": decision_id})


def forget_follow_ups(tx: Transaction, *, due_before: datetime) -> int:
    """Offer those no more that were due by then; return how many."""
    return tx.sql.execute(_FORGET, {"until": due_before}).rowcount


def _found(tx: Transaction, rows: Iterable[Any]) -> tuple[FollowUp, ...]:
    pairs = ((row, decision(tx, None, row.decision)) for row in rows)
    return tuple(FollowUp(FollowUpId(row.id), found, row.due_at) for row, found in pairs if found is not None)
