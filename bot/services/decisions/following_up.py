"""Asking later how it goes with what was decided: coordinators are offered to, and nothing opens by itself."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.decisions import OFFERED_FOR, FollowUp, FollowUpId
from bot.domain.people import Actor, GuildId
from bot.domain.suggestions import SuggestedKind, Suggestion
from bot.services.permission import act, allow
from bot.services.to_do import tell_coordinators
from storage import decisions
from storage.store import Transaction


def offer_follow_ups(tx: Transaction, *, now: datetime) -> int:
    """Tell coordinators, once each, what it is time to ask about; return how many."""
    due = decisions.untold_follow_ups(tx, now=now)
    for one in due:
        tell_coordinators(tx, one.decision.guild, one.id, now=now)
        decisions.note_follow_up_told(tx, one.id)
    return len(due)


def next_offer(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when coordinators are next to be told: None while nothing will be due."""
    del now
    return decisions.next_follow_up(tx)


def offered_here(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[FollowUp, ...]:
    """Return what it is time to ask about, for four weeks, to whoever has seen already that it is for a coordinator."""
    due = decisions.follow_ups_here(tx, guild, now=now)
    return tuple(one for one in due if now - one.due_at < OFFERED_FOR)


def suggested(tx: Transaction, actor: Actor, suggestion: str, /) -> Suggestion | None:
    """Return how to ask how it goes, to a coordinator; None for what is no such offer."""
    found = decisions.follow_up(tx, actor.guild, FollowUpId(suggestion))
    if found is None:
        return None
    allow(tx, actor, Action.LOOK_AFTER_DECISIONS)
    return Suggestion(found.decision.question, kind=SuggestedKind.HOW_IT_GOES)


def taken_up(tx: Transaction, suggestion: str, /) -> None:
    """Offer it no more: somebody has begun to ask."""
    decisions.end_follow_up(tx, FollowUpId(suggestion))


def pass_over(tx: Transaction, actor: Actor, follow_up_id: FollowUpId, *, now: datetime) -> None:
    """Ask nobody this time; when it is over already, nothing happens."""
    allow(tx, actor, Action.LOOK_AFTER_DECISIONS)
    if decisions.follow_up(tx, actor.guild, follow_up_id) is not None:
        act(tx, actor, Action.LOOK_AFTER_DECISIONS, now=now)
        decisions.end_follow_up(tx, follow_up_id)


def forget_old_offers(tx: Transaction, *, now: datetime) -> int:
    """Offer no more what was due four weeks ago; return how many."""
    return decisions.forget_follow_ups(tx, due_before=now - OFFERED_FOR)
