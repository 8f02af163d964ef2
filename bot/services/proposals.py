"""Ideas from partners: written, looked over, sent under a name or without, answered in time."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.drafts import KeptDraft
from bot.domain.happenings import Happening, Section
from bot.domain.limits import IDEA_DRAFTS, IDEAS, IDEAS_WAITING
from bot.domain.nouns import Noun
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import ShownAs
from bot.domain.proposals import (
    DRAFT_LIFE,
    WORDS_LIFE,
    IdeaAnswer,
    Proposal,
    ProposalId,
    ProposalKind,
    ProposalState,
    Signature,
    answer_due,
    checked_idea,
    checked_reply,
)
from bot.domain.refusals import NotFound, TooLate
from bot.services import group_letters, to_do
from bot.services.names import is_anothers
from bot.services.permission import act, allow, keep_to, standing_of
from storage import partners, preferences, proposals
from storage.store import Transaction

KIND: Final = "idea"
_NEWS: Final = timedelta(days=7)  # how long something that needs no answer stands where coordinators look


def may_propose(tx: Transaction, actor: Actor) -> None:
    """Refuse whoever has not joined, before they write anything."""
    allow(tx, actor, Action.PROPOSE)


def draft_idea(
    tx: Transaction, actor: Actor, kind: ProposalKind, words: str, *, called: str, now: datetime
) -> Proposal:
    """Keep what a partner has written until they have looked it over; `called` is the name everybody here knows."""
    allow(tx, actor, Action.PROPOSE)
    draft = Proposal(
        id=ProposalId(tx.new_reference()),
        guild=actor.guild,
        person=actor.person,
        kind=kind,
        words=checked_idea(words),
        signature=_signature(tx, actor, called),
        unsigned=False,
        to_group=False,
        state=ProposalState.DRAFT,
    )
    proposals.drop_oldest_drafts(tx, actor.guild, actor.person, keep=IDEA_DRAFTS - 1)
    proposals.keep_draft(tx, draft, now=now)
    return draft


def draft_of(tx: Transaction, actor: Actor, idea_id: ProposalId) -> Proposal:
    """Return what this person has written and not sent yet."""
    allow(tx, actor, Action.PROPOSE)
    draft = proposals.proposal(tx, actor.guild, idea_id)
    if draft is None or draft.state is not ProposalState.DRAFT or draft.person != actor.person:
        raise NotFound("Those words are no longer kept here, or were sent already.")
    return draft


def my_drafts(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return what a partner has written and not sent, newest first."""
    allow(tx, actor, Action.PROPOSE)
    return drafts_of(tx, actor.guild, actor.person, now=now)


def drafts_of(tx: Transaction, guild: GuildId, person: PersonId, /, *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return what this person has written and not sent, newest first, as far as it is still kept."""
    found = proposals.drafts_by(tx, guild, person)
    kept = (KeptDraft(idea.id, KIND, idea.words, begun + DRAFT_LIFE) for idea, begun in found)
    return tuple(one for one in kept if one.kept_until is not None and now < one.kept_until)


def reword_idea(tx: Transaction, actor: Actor, idea_id: ProposalId, words: str, *, now: datetime) -> Proposal:
    """Put other words in place of those that were not sent yet."""
    changed = replace(draft_of(tx, actor, idea_id), words=checked_idea(words))
    proposals.keep_draft(tx, changed, now=now)
    return changed


def sign_idea(tx: Transaction, actor: Actor, idea_id: ProposalId, *, signed: bool, now: datetime) -> Proposal:
    """Say whether an idea goes under a name."""
    changed = replace(draft_of(tx, actor, idea_id), unsigned=not signed)
    proposals.keep_draft(tx, changed, now=now)
    return changed


def drop_idea(tx: Transaction, actor: Actor, idea_id: ProposalId, *, now: datetime) -> None:
    """Throw away what was not sent; when it is gone already, nothing happens."""
    del now
    allow(tx, actor, Action.PROPOSE)
    proposals.drop_draft(tx, actor.guild, actor.person, idea_id)


def send_idea(tx: Transaction, actor: Actor, idea_id: ProposalId, *, to_group: bool, now: datetime) -> Proposal:
    """Send an idea to the advisory group, or to the coordinators where there is none; each is owed an answer in time.

    One without a name is nobody's from here on, so the files are written anew: what they held a moment ago goes too.
    """
    draft = draft_of(tx, actor, idea_id)
    keep_to(tx, actor, IDEAS, now=now)
    IDEAS_WAITING.check(proposals.count_waiting(tx, actor.guild))
    here = act(tx, actor, Action.PROPOSE, now=now)
    to_group = to_group and here.advisory_channel is not None
    due = answer_due(draft.kind, now=now)
    proposals.send(tx, draft, to_group=to_group, answer_by=due, now=now)
    if draft.unsigned:
        tx.rewrite()
    sent = _one(tx, draft.id)
    if to_group and here.advisory_channel is not None:
        group_letters.post_idea(tx, sent, here.advisory_channel, now=now)
    else:
        to_do.tell_coordinators(tx, sent.guild, sent.id, now=now)
    return sent


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


def answer_idea(
    tx: Transaction, actor: Actor, idea_id: ProposalId, told: IdeaAnswer, reply: str, *, now: datetime
) -> Proposal:
    """Answer an idea, once; whoever sent it is told by letter, or through the place where nobody knows who it was."""
    idea = open_idea(tx, actor, idea_id)
    reply = checked_reply(reply)
    act(tx, actor, Action.ANSWER_PROPOSAL, now=now)
    proposals.answer(tx, idea.id, told, reply, now=now)
    answered = _one(tx, idea.id)
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
    return _one(tx, idea_id)


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
    for idea in proposals.sent_by(tx, guild, person):
        group_letters.edit_idea(tx, idea, now=now)


def forget_ideas(tx: Transaction, *, now: datetime) -> int:
    """Forget what was never sent after a day, and the words of the rest 30 days after their answer; return how many."""
    dropped = proposals.forget_drafts(tx, begun_before=now - DRAFT_LIFE)
    return dropped + proposals.forget(tx, done_before=now - WORDS_LIFE)


def _signature(tx: Transaction, actor: Actor, called: str) -> Signature:
    """Return the name this person chose to be shown by; where they never chose, only what they are."""
    chosen, partner = (
        preferences.preferences_of(tx, actor.guild, actor.person),
        partners.partner(tx, actor.guild, actor.person),
    )
    wanted = ""
    if chosen is not None:
        wanted = {ShownAs.NAME: called, ShownAs.PSEUDONYM: chosen.pseudonym}.get(chosen.shown_as, "")
    if wanted and not is_anothers(tx, actor, wanted):  # a name in the server can be changed to anybody's, too
        return Signature(name=wanted)
    return Signature(role_group=partner.role_group if partner else None)


def _one(tx: Transaction, idea_id: ProposalId) -> Proposal:
    idea = proposals.proposal(tx, None, idea_id)
    if idea is None:
        raise _gone()
    return idea


def _gone() -> NotFound:
    return NotFound("This idea is not here any more.")


NOUN: Final[Noun[Transaction]] = Noun(happened=happened, drafts=drafts_of, erasing=take_off_cards)
