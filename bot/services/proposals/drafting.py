"""Ideas as they are written, looked over and sent, under a name or without."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.drafts import KeptDraft
from bot.domain.limits import IDEA_DRAFTS, IDEAS, IDEAS_WAITING
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import ShownAs
from bot.domain.proposals import (
    DRAFT_LIFE,
    Proposal,
    ProposalId,
    ProposalKind,
    ProposalState,
    Signature,
    answer_due,
    checked_idea,
)
from bot.domain.refusals import NotFound
from bot.services import group_letters, to_do
from bot.services.names import is_anothers
from bot.services.permission import act, allow, keep_to
from bot.services.proposals.ideas import KIND, idea_for_letter
from storage import partners, preferences, proposals
from storage.store import Transaction


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
    """Throw away what was not sent, out of every file; when it is gone already, nothing happens."""
    del now
    allow(tx, actor, Action.PROPOSE)
    if proposals.drop_draft(tx, actor.guild, actor.person, idea_id):
        tx.rewrite()


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
    sent = idea_for_letter(tx, draft.id)
    if to_group and here.advisory_channel is not None:
        group_letters.post_idea(tx, sent, here.advisory_channel, now=now)
    else:
        to_do.tell_coordinators(tx, sent.guild, sent.id, now=now)
    return sent


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
