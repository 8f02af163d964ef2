"""Keeping what was decided, in the transaction that decides it, and what is told later of what came of it."""

from dataclasses import replace
from datetime import datetime

from bot.domain.decided import DecisionId, DecisionRecord
from bot.domain.decisions import DecisionEvent, DecisionEventKind, follow_ups_due
from storage import decisions
from storage.servers import server
from storage.store import Transaction


def keep_decided(tx: Transaction, decided: DecisionRecord, /, *, now: datetime) -> None:
    """Keep what was decided, and when coordinators are offered to ask how it goes; heard twice, nothing changes.

    Nobody is asked any more how it goes with what was decided before.
    """
    del now
    if decisions.decision(tx, decided.guild, decided.id) is not None:
        return
    record = replace(decided, again=_known(tx, decided))
    decisions.keep_decision(tx, record)
    if record.again is not None:
        decisions.end_follow_ups_of(tx, record.again)
    decisions.plan_follow_ups(tx, record, follow_ups_due(record, zone=server(tx, record.guild).zone))
    tx.failpoint("decision.kept")


def keep_followed(tx: Transaction, source: str, words: str, /, *, now: datetime) -> None:
    """Keep with a decision what people were told came of it; nothing where nothing was decided, or it stands there."""
    found = decisions.decision(tx, None, DecisionId(source))
    if found is None or any(one.kind is DecisionEventKind.FOLLOWED for one in decisions.events_of(tx, found.id)):
        return
    decisions.add_event(tx, found.id, DecisionEvent(DecisionEventKind.FOLLOWED, now, words))


def _known(tx: Transaction, decided: DecisionRecord) -> DecisionId | None:
    """Return the decision that is made again: what was asked before may have decided nothing."""
    earlier = None if decided.again is None else decisions.decision(tx, decided.guild, decided.again)
    return None if earlier is None else earlier.id
