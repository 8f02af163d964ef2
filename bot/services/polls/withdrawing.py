"""Withdrawing an open vote that has a mistake: nothing here depends on whether, or when, somebody has answered."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.oversight import Ending
from bot.domain.people import Actor
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.refusals import TooLate
from bot.services import oversight
from bot.services.permission import act, allow
from bot.services.polls.cards import WORTH_TELLING, close_card
from bot.services.polls.closing import forget_answers
from bot.services.polls.finding import opened_here
from bot.services.polls.poll_letters import WITHDRAWN, overtake, post
from bot.services.progress import tell_progress
from storage import letters, polls
from storage.store import Transaction


def poll_to_withdraw(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """Return a vote that can be withdrawn, or was already; refuse one that has closed, and what is none here."""
    allow(tx, actor, Action.WITHDRAW_POLL)
    poll = opened_here(tx, actor.guild, poll_id)
    is_open = poll.state is PollState.OPEN and now < poll.closes_at
    if not is_open and poll.state is not PollState.WITHDRAWN:
        raise TooLate("This vote has closed, so it cannot be withdrawn.")
    return poll


def withdraw_poll(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """End an open vote without a count, and say so in public; a second press changes nothing.

    Ballots, who was asked, what people were still to be told of it and its key are destroyed, all or none of them.
    """
    poll = poll_to_withdraw(tx, actor, poll_id, now=now)
    if poll.state is PollState.WITHDRAWN:
        return poll
    here = act(tx, actor, Action.WITHDRAW_POLL, now=now)
    place, until = here.notices_channel or polls.channel_of(tx, poll.id), now + WORTH_TELLING
    polls.withdraw(tx, poll.id, now=now)
    letters.take_back_about(tx, poll.id)
    forget_answers(tx, poll.id)
    letters.give_up_posts_about(tx, poll.id)
    oversight.end_agreement(tx, poll.id, Ending.WITHDRAWN, now=now)
    close_card(tx, poll, now=now, until=until)
    overtake(tx, poll, now=now, until=until)
    tell_progress(tx, poll.guild, now=now)
    post(tx, poll, WITHDRAWN, place, now=now, until=until)
    tx.failpoint("withdraw.stored")
    return opened_here(tx, actor.guild, poll.id)
