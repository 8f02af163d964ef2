"""Ideas that were sent: read by those whom they were sent to, answered, told of and forgotten."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.happenings import Happening, Section
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.proposals import (
    DRAFT_LIFE,
    WORDS_LIFE,
    IdeaAnswer,
    Proposal,
    ProposalId,
    ProposalKind,
    ProposalState,
    checked_reply,
)
from bot.domain.refusals import NotFound, TooLate
from bot.domain.suggestions import SuggestedKind, Suggestion
from bot.services import group_letters
from bot.services.permission import act, allow, standing_of
from storage import proposals
from storage.store import Transaction

KIND: Final = "idea"
_NEWS: Final = timedelta(days=7)  # how long something that needs no answer stands where coordinators look


def for_coordinators(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Proposal, ...]:
    """Return the ideas that went to the coordinators: those that wait for an answer, then what was told of late.

    For whoever has seen already that it is for a coordinator.
    """
    told = proposals.told(tx, guild, to_group=False)
    lately = (one for one in told if one.sent_at is not None and now - one.sent_at < _NEWS)
    return (*proposals.waiting(tx, guild, to_group=False), *lately)


def idea_of(tx: Transaction, actor: Actor, idea_id: ProposalId) -> Proposal:
    """Return an idea to one of those whom it was sent to; an unknown one and somebody else's get the same answer."""
    here = allow(tx, actor, Action.ANSWER_PROPOSAL)
    idea, who = proposals.proposal(tx, here.guild, idea_id), standing_of(tx, actor)
    if idea is None or idea.state is ProposalState.DRAFT:
        raise _gone()
    if idea.to_group:
        allow(tx, actor, Action.READ_ADVISORY)
    elif not who.is_coordinator:
        raise _gone()
    return idea


def suggested(tx: Transaction, actor: Actor, suggestion: str, /) -> Suggestion | None:
    """Return the words of an idea to one of those whom it was sent to; None for what is no idea."""
    idea_id = ProposalId(suggestion)
    known = proposals.proposal(tx, actor.guild, idea_id)
    return None if known is None else _suggestion(idea_of(tx, actor, idea_id))


def answer_idea(
    tx: Transaction, actor: Actor, idea_id: ProposalId, told: IdeaAnswer, reply: str, *, now: datetime
) -> Proposal:
    """Answer an idea, once; whoever sent it is told by letter, or through the place where nobody knows who it was."""
    idea = open_idea(tx, actor, idea_id)
    reply = checked_reply(reply)
    act(tx, actor, Action.ANSWER_PROPOSAL, now=now)
    proposals.answer(tx, idea.id, told, reply, now=now)
    answered = idea_for_letter(tx, idea.id)
    group_letters.edit_idea(tx, answered, now=now)
    group_letters.tell_proposer(tx, answered, now=now)
    return answered


def open_idea(tx: Transaction, actor: Actor, idea_id: ProposalId) -> Proposal:
    """Return an idea that waits for an answer, to one of those who may give it."""
    idea = idea_of(tx, actor, idea_id)
    if idea.state is ProposalState.ANSWERED:
        raise TooLate("This idea has been answered already.")
    return idea


def idea_for_letter(tx: Transaction, idea_id: ProposalId) -> Proposal:
    """Return an idea for a letter about it: nobody asks, so nobody is refused."""
    idea = proposals.proposal(tx, None, idea_id)
    if idea is None:
        raise _gone()
    return idea


def still_stands(tx: Transaction, idea_id: ProposalId) -> bool:
    """Tell, for a letter about it, whether an idea is there yet: whoever is deleted takes theirs along."""
    return proposals.proposal(tx, None, idea_id) is not None


def happened(
    tx: Transaction, guild: GuildId, person: PersonId, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    """Return the ideas that were answered, as far as they are this person's own or nobody's."""
    answered = proposals.answered(tx, guild, person, since, until)
    return tuple(Happening(KIND, Section.CHANGED, idea) for idea in answered)


def take_off_cards(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have the cards of somebody's ideas in the group's channel lose their words and the name, as these are deleted."""
    for idea in (one for one in proposals.sent_by(tx, guild, person) if one.to_group):
        group_letters.edit_idea(tx, idea, now=now)


def forget_ideas(tx: Transaction, *, now: datetime) -> int:
    """Forget what was never sent after a day, and the words of the rest 30 days after their answer; return how many."""
    dropped = proposals.forget_drafts(tx, begun_before=now - DRAFT_LIFE)
    return dropped + proposals.forget(tx, done_before=now - WORDS_LIFE)


def _suggestion(idea: Proposal) -> Suggestion:
    return Suggestion(idea.words, kind=SuggestedKind.DECIDE if idea.kind is ProposalKind.DECIDE else None)


def _gone() -> NotFound:
    return NotFound("This idea is not here any more.")
