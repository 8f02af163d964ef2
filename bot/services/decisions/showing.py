"""Reading what was decided: the same for everybody who takes part."""

from typing import Final

from bot.domain.actions import Action
from bot.domain.decided import DecisionId, DecisionRecord
from bot.domain.decisions import AgainstPage, DecisionOnShow, page_of
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import NotFound
from bot.services.permission import allow
from storage import decisions
from storage.store import Transaction

_BESIDE: Final = 1  # of what speaks against it, beside the decision itself


def decisions_of(tx: Transaction, actor: Actor) -> tuple[DecisionRecord, ...]:
    """Return all that was decided here, newest first."""
    allow(tx, actor, Action.READ_DECISIONS)
    return decisions.decisions_here(tx, actor.guild)


def decision_on_show(tx: Transaction, actor: Actor, decision_id: DecisionId) -> DecisionOnShow:
    """Return a decision with what it decided again, what decided it again, and what was added to it."""
    allow(tx, actor, Action.READ_DECISIONS)
    found = decision_here(tx, actor.guild, decision_id)
    return DecisionOnShow(
        decision=found,
        earlier=None if found.again is None else decisions.decision(tx, actor.guild, found.again),
        later=decisions.decided_later(tx, found.id),
        events=decisions.events_of(tx, found.id),
        against=decisions.spoken_against(tx, found.id)[:_BESIDE],
    )


def against_page(tx: Transaction, actor: Actor, decision_id: DecisionId, number: int = 0) -> AgainstPage:
    """Return a page of what speaks against a decision, the newest first."""
    allow(tx, actor, Action.READ_DECISIONS)
    found = decision_here(tx, actor.guild, decision_id)
    return AgainstPage(found, *page_of(decisions.spoken_against(tx, found.id), number))


def decision_here(tx: Transaction, guild: GuildId, decision_id: DecisionId) -> DecisionRecord:
    """Return this decision to whoever has been asked about already; an unknown one is refused."""
    found = decisions.decision(tx, guild, decision_id)
    if found is None:
        raise NotFound("This decision is not here.")
    return found
