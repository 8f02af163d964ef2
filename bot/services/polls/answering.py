"""Answering: everything here is the same whether or not, and whenever, somebody has answered."""

from datetime import datetime

from bot.domain.actions import Action, may, standing_when_asked
from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.people import Actor
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.refusals import Invalid, NotFound, NotReady, TooLate
from bot.services.permission import require_membership
from storage import polls
from storage.keys import KeyMissing, KeyUnreadable
from storage.store import Transaction


def paper(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """Return a vote as one of those who are asked sees it."""
    return _paper(tx, actor, poll_id, now).poll


def cast_ballot(tx: Transaction, actor: Actor, poll_id: PollId, choice: int, *, now: datetime) -> Poll:
    """Seal the answer, the place of an option from 0, and put it in the box; answering again replaces it."""
    held = _paper(tx, actor, poll_id, now)
    if not 0 <= choice < len(held.poll.options):
        raise Invalid("That answer is not one of the choices. Please choose again.")
    try:
        tag = tx.keys.tag(poll_id, actor.person)
    except KeyMissing:
        raise TooLate("This vote cannot be counted any more. We are sorry.") from None
    except KeyUnreadable:
        raise NotReady("Your answer cannot be sealed just now, so it was not kept. Please try again later.") from None
    sealed = tx.keys.seal(held.public_key, pack_ballot(Ballot(choice, held.role_group)))
    tx.failpoint("cast.sealed")
    polls.put_ballot(tx, poll_id, tag, sealed)
    tx.failpoint("cast.stored")
    return held.poll


def _check_withdrawn(tx: Transaction, actor: Actor, poll_id: PollId) -> None:
    """Answer kindly about a vote that was withdrawn; who was asked in it is not known any more, so everybody alike."""
    poll = polls.poll(tx, actor.guild, poll_id)
    if poll is not None and poll.state is PollState.WITHDRAWN:
        raise TooLate(
            "A coordinator has withdrawn this vote. All answers to it were destroyed unread. "
            "If it is asked again, you can answer that one."
        )


def _paper(tx: Transaction, actor: Actor, poll_id: PollId, now: datetime) -> polls.Paper:
    require_membership(tx, actor, Action.ANSWER_POLL)
    # Whoever had left and is back may answer; that they are back is noted by no vote: who voted could be told by it.
    held = polls.paper_for(tx, actor.guild, poll_id, actor.person)
    if held is None:
        _check_withdrawn(tx, actor, poll_id)
    if held is None or not may(standing_when_asked(actor, held.role_group), Action.ANSWER_POLL):
        raise NotFound(
            "There is no vote here for you. Votes ask those who have joined before they open. Join for the next one."
        )
    if held.poll.state is PollState.OPEN and now >= held.poll.closes_at:
        raise TooLate("This vote has closed. The result comes in the channel where it was asked.")
    if held.poll.state is not PollState.OPEN:
        raise TooLate("This vote has closed. The result is in the channel where it was asked.")
    return held
