"""What came to the advisory group and what became of it, for somebody who was away; and what waits, with dates."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.briefing import Agenda, Briefing
from bot.domain.oversight import Oversight
from bot.domain.people import Actor, GuildId, Silence
from bot.domain.proposals import Proposal, ProposalKind, ProposalState
from bot.services.permission import allow, standing_of
from storage import oversights, proposals
from storage.store import Transaction

_LATELY: Final = timedelta(days=7)


def since_you_were_here(tx: Transaction, actor: Actor, *, back: timedelta, now: datetime) -> Briefing:
    """Return what happened in the group over this long; chosen each time, so nobody's presses are remembered."""
    allow(tx, actor, Action.READ_ADVISORY)
    since = now - back
    came = proposals.since(tx, actor.guild, since)
    return Briefing(
        since=since,
        items=oversights.since(tx, actor.guild, since),
        ideas=sum(kind is not ProposalKind.TELL for kind, _ in came),
        answered=sum(state is ProposalState.ANSWERED for _, state in came),
        told=sum(kind is ProposalKind.TELL for kind, _ in came),
    )


def agenda_of(tx: Transaction, actor: Actor, *, now: datetime) -> Agenda:
    """Return what waits for the group and for the coordinators, as far as this person may know of it."""
    here, who = allow(tx, actor, Action.ANSWER_PROPOSAL), standing_of(tx, actor)
    mine: list[Proposal] = []
    for to_group, may in ((True, who.is_advisory), (False, who.is_coordinator)):
        if may:
            mine += proposals.waiting(tx, here.guild, to_group=to_group)
            mine += proposals.told(tx, here.guild, to_group=to_group)
    return Agenda(
        items=oversights.waiting(tx, here.guild),
        back=_came_back(tx, here.guild, now) if who.is_coordinator else (),
        ideas=tuple(mine),
        owed=proposals.owed(tx, here.guild),
        is_member=who.is_advisory,
        is_coordinator=who.is_coordinator,
    )


def terms_for(tx: Transaction, actor: Actor) -> tuple[int, Silence]:
    """Return how many days the group has for an answer, and what silence means."""
    here = allow(tx, actor, Action.READ_ADVISORY)
    return here.oversight_days, here.silence


def _came_back(tx: Transaction, guild: GuildId, now: datetime) -> tuple[Oversight, ...]:
    """Return what was decided lately about drafts that still wait to be opened, changed or thrown away."""
    ended = [item for item in oversights.since(tx, guild, now - _LATELY) if item.ending is not None]
    return tuple(item for item in ended if _is_draft(tx, item) and oversights.latest_of(tx, item.submission) == item)


def _is_draft(tx: Transaction, item: Oversight) -> bool:
    found = tx.submissions.find(tx, item.submission)
    return found is not None and found.is_draft
