"""Answering: everything here is the same whether or not, and whenever, somebody has answered."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.actions import Action, may
from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll, PollId, PollKind, PollState
from bot.domain.refusals import Invalid, NotFound, NotReady, TooLate
from bot.domain.standing import standing_when_asked
from bot.services.permission import require_membership
from storage import polls
from storage.departures import has_departed
from storage.key_folder import KeyUnreadable
from storage.keys import KeyMissing
from storage.partners import partner
from storage.store import Transaction


def paper(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll | Outcome:
    """Return a vote as one of those who are asked sees it; once it has ended, its result to everyone who has joined."""
    held = paper_or_result(tx, actor, poll_id, now=now)
    return held if isinstance(held, Outcome) else held.poll


def cast_ballot(
    tx: Transaction, actor: Actor, poll_id: PollId, chosen: Collection[int], *, now: datetime
) -> Poll | Outcome:
    """Seal the answer, the places of options from 0, and put it in the box; answering again replaces it.

    Once the vote has ended no answer is taken: whoever has joined is given its result.
    """
    held = paper_or_result(tx, actor, poll_id, now=now)
    if isinstance(held, Outcome):
        return held
    _check_chosen(held.poll, chosen)
    tag = tag_of(tx, poll_id, actor.person)
    sealed = tx.keys.seal(held.public_key, pack_ballot(Ballot(frozenset(chosen), held.role_group)))
    tx.failpoint("cast.sealed")
    polls.put_ballot(tx, poll_id, tag, sealed)
    tx.failpoint("cast.stored")
    return held.poll


def tag_of(tx: Transaction, poll_id: PollId, person: PersonId) -> bytes:
    """Return the name that somebody has inside a vote; refuse where its key is lost, or cannot be read just now."""
    try:
        return tx.keys.tag(poll_id, person)
    except KeyMissing:
        raise TooLate("This vote cannot be counted any more. We are sorry.") from None
    except KeyUnreadable:
        raise cannot_be_sealed() from None


def cannot_be_sealed() -> NotReady:
    """Say that the key of a vote cannot be read just now."""
    return NotReady("Your answer cannot be sealed just now, so it does not count yet. Please try again later.")


def _check_chosen(poll: Poll, chosen: Collection[int]) -> None:
    places = range(len(poll.options))
    if poll.kind is PollKind.WRITTEN or not chosen or not all(place in places for place in chosen):
        raise Invalid("That answer is not one of the choices. Please choose again.")
    if len(set(chosen)) > poll.most:
        raise Invalid("You can choose up to {most} answers. Please choose again.", most=poll.most)


def _check_withdrawn(tx: Transaction, actor: Actor, poll_id: PollId) -> None:
    """Answer kindly about a vote that was withdrawn; who was asked in it is not known any more, so everybody alike."""
    poll = polls.poll(tx, actor.guild, poll_id)
    if poll is not None and poll.state is PollState.WITHDRAWN:
        raise TooLate(
            "A coordinator has withdrawn this vote. All answers to it were destroyed unread. "
            "If it is asked again, you can answer that one."
        )


def ended_for(tx: Transaction, guild: GuildId, person: PersonId, poll_id: PollId) -> Outcome | None:
    """Return how a vote of this server ended, for somebody who has joined; None where it has not, or they have not."""
    ended = polls.outcome(tx, poll_id)
    joined = ended is not None and ended.poll.guild == guild and partner(tx, guild, person) is not None
    return ended if joined else None


def paper_or_result(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> polls.Paper | Outcome:
    """Return the paper of somebody who is asked; of a vote that has ended, its result."""
    require_membership(tx, actor, Action.ANSWER_POLL)
    # Whoever had left and is back may answer; that they are back is noted by no vote: who voted could be told by it.
    held = polls.paper_for(tx, actor.guild, poll_id, actor.person)
    if held is None:
        return _result(tx, actor, poll_id)
    if not may(standing_when_asked(actor, held.role_group), Action.ANSWER_POLL):
        raise _not_theirs()
    if now >= held.poll.closes_at:
        raise TooLate("This vote has closed. The result comes in the channel where it was asked.")
    return held


def _result(tx: Transaction, actor: Actor, poll_id: PollId) -> Outcome:
    """Return the result to whoever presses late: who was asked is not known any more, so it goes by who has joined."""
    _check_withdrawn(tx, actor, poll_id)
    ended = ended_for(tx, actor.guild, actor.person, poll_id)
    if ended is None or has_departed(tx, actor.guild) or actor.is_bot:
        raise _not_theirs()
    return ended


def _not_theirs() -> NotFound:
    return NotFound(
        "There is no vote here for you. Each vote says whom it asks: only those who had joined when it opened."
    )
