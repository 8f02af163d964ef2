"""What was decided, with the numbers that are told, and what was added to it."""

from typing import Any

import sqlalchemy as sa

from bot.domain.decided import DecisionId, DecisionRecord, PoolDecision, SideCounts
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.decisions import DecisionEvent, DecisionEventKind
from bot.domain.people import GuildId
from bot.domain.small_numbers import Pool
from storage.decisions.tables import decision_events, decision_pools, decisions
from storage.role_groups import pool_from, pool_listed
from storage.store import Transaction
from storage.tables import Snowflake

_id = decisions.c.id == sa.bindparam("of_id", type_=sa.String)
_of_it = sa.bindparam("of_decision", type_=sa.String)
_KEEP = sa.insert(decisions)
_KEEP_POOLS = sa.insert(decision_pools)
_ONE = sa.select(decisions).where(_id)
_HERE = (
    sa.select(decisions)
    .where(decisions.c.guild == sa.bindparam("of_guild", type_=Snowflake))
    .order_by(decisions.c.decided_at.desc(), decisions.c.id)
)
_LATER = sa.select(decisions).where(decisions.c.again == _of_it).order_by(decisions.c.decided_at.desc()).limit(1)
_POOLS = sa.select(decision_pools).where(decision_pools.c.decision == _of_it).order_by(decision_pools.c.place)
_ADD = sa.insert(decision_events)
_EVENTS = sa.select(decision_events).where(decision_events.c.decision == _of_it).order_by(decision_events.c.number)


def keep_decision(tx: Transaction, decision: DecisionRecord) -> None:
    """Remember what was decided, for good."""
    told = [_row(one.pool, one.verdict, one.counts) for one in decision.pools]
    if decision.overall is not None:
        told.append(_row((), None, decision.overall))
    tx.sql.execute(
        _KEEP,
        {
            "id": decision.id,
            "guild": decision.guild,
            "question": decision.question,
            "percent": decision.rule.percent,
            "quorum": decision.rule.quorum,
            "is_blurred": decision.is_blurred,
            "told_of": len(told),
            "decided_at": decision.decided_at,
            "follows": decision.follows,
            "follows_by": decision.follows_by,
            "again": decision.again,
        },
    )
    rows = [{"decision": decision.id, "place": place, **row} for place, row in enumerate(told)]
    tx.sql.execute(_KEEP_POOLS, rows)


def decision(tx: Transaction, guild: GuildId | None, decision_id: DecisionId) -> DecisionRecord | None:
    """Return what was decided, in one server or in any: None where it is unknown."""
    row = tx.sql.execute(_ONE, {"of_id": decision_id}).one_or_none()
    return None if row is None or guild not in (None, row.guild) else _decision(tx, row)


def decisions_here(tx: Transaction, guild: GuildId) -> tuple[DecisionRecord, ...]:
    """Return all that was decided in this server, newest first."""
    return tuple(_decision(tx, row) for row in tx.sql.execute(_HERE, {"of_guild": guild}).all())


def decided_later(tx: Transaction, decision_id: DecisionId) -> DecisionRecord | None:
    """Return the newest decision in which this was decided again."""
    row = tx.sql.execute(_LATER, {"of_decision": decision_id}).one_or_none()
    return None if row is None else _decision(tx, row)


def add_event(tx: Transaction, decision_id: DecisionId, event: DecisionEvent) -> int:
    """Add something to what was decided; return its number there."""
    number = len(events_of(tx, decision_id))
    row = {"decision": decision_id, "number": number, "kind": event.kind.value, "at": event.at, "words": event.words}
    tx.sql.execute(_ADD, row)
    return number


def events_of(tx: Transaction, decision_id: DecisionId) -> tuple[DecisionEvent, ...]:
    """Return what was added to a decision, oldest first."""
    rows = tx.sql.execute(_EVENTS, {"of_decision": decision_id}).all()
    return tuple(DecisionEvent(DecisionEventKind(row.kind), row.at, row.words) for row in rows)


def _decision(tx: Transaction, row: Any) -> DecisionRecord:
    told = tx.sql.execute(_POOLS, {"of_decision": row.id}).all()
    had_a_say = [
        PoolDecision(pool_from(one.pool), DecisionVerdict(one.verdict), _counts(one)) for one in told if one.verdict
    ]
    return DecisionRecord(
        id=DecisionId(row.id),
        guild=GuildId(row.guild),
        question=row.question,
        rule=DecisionRule(row.percent, row.quorum),
        pools=tuple(had_a_say),
        overall=next((_counts(one) for one in told if one.verdict is None), None),
        is_blurred=row.is_blurred,
        decided_at=row.decided_at,
        follows=row.follows,
        follows_by=row.follows_by,
        again=None if row.again is None else DecisionId(row.again),
    )


def _counts(row: Any) -> SideCounts | None:
    return None if row.yes is None else SideCounts(row.yes, row.no, row.neither)


def _row(pool: Pool, verdict: DecisionVerdict | None, counts: SideCounts | None) -> dict[str, Any]:
    return {
        "pool": pool_listed(pool),
        "verdict": None if verdict is None else verdict.value,
        "yes": None if counts is None else counts.yes,
        "no": None if counts is None else counts.no,
        "neither": None if counts is None else counts.neither,
    }
