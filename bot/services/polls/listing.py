"""The votes of a server, for coordinators: a list of all there are, and one with what can be done just now.

Nothing here depends on whether, or when, somebody has answered.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.drafts import KeptDraft
from bot.domain.people import Actor, GuildId
from bot.domain.poll_lists import FoundPoll, ListedAs, ListedPoll
from bot.domain.polls import Poll, PollId, PollState
from bot.services import drafts
from bot.services.polls.drafts import DRAFTS
from bot.services.polls.finding import poll_here
from bot.services.polls.moving import early_close, longer_close, why_not_early, why_not_longer
from storage import polls
from storage.store import Transaction

_ASKED_AGAIN_WITHIN: Final = timedelta(days=14)


def polls_of(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[ListedPoll, ...]:
    """Return the votes of this server, newest first: open, one's own drafts, those before the group, ended."""
    mine = sorted(map(_draft, drafts.my_drafts(tx, actor, DRAFTS, now=now)), key=_before_group)
    newest = sorted(polls.open_here(tx, actor.guild, now=now), key=lambda one: one.opened_at or now, reverse=True)
    return (*map(_open, newest), *mine, *polls.ended_listed(tx, actor.guild))


def ended_without(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[ListedPoll, ...]:
    """Return what ended lately without a result and was not asked again, to whoever has seen that it is for them."""
    return polls.to_ask_again(tx, guild, now - _ASKED_AGAIN_WITHIN)


def found_poll(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> FoundPoll:
    """Return one vote of this server as coordinators look at it, a draft too."""
    drafts.may_write(tx, actor, DRAFTS)
    poll = poll_here(tx, actor.guild, poll_id)
    if poll.state is PollState.OPEN:
        return _while_open(tx, poll, now)
    step = polls.next_step(tx, actor.guild, poll_id)
    return FoundPoll(poll, outcome=polls.outcome(tx, poll_id), step=step)


def _while_open(tx: Transaction, poll: Poll, now: datetime) -> FoundPoll:
    vote = polls.running_one(tx, poll.guild, poll.id)
    if vote is None or now >= poll.closes_at:
        return FoundPoll(poll)
    longer = None if why_not_longer(poll) else longer_close(tx, vote, now=now)
    early = None if why_not_early(vote, now=now) else early_close(vote, now=now)
    return FoundPoll(poll, longer, early)


def _open(poll: Poll) -> ListedPoll:
    return ListedPoll(poll.id, poll.question, ListedAs.OPEN, poll.closes_at)


def _draft(draft: KeptDraft) -> ListedPoll:
    listed_as = ListedAs.GROUP if draft.kept_until is None else ListedAs.DRAFT
    return ListedPoll(PollId(draft.id), draft.title, listed_as, draft.kept_until)


def _before_group(one: ListedPoll) -> bool:
    return one.listed_as is ListedAs.GROUP
