"""What people are told about a vote: promises of letters, and what those letters may say."""

from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.outcomes import Outcome
from bot.domain.people import ChannelId
from bot.domain.polls import Poll, PollId
from bot.domain.refusals import NotFound
from storage import polls
from storage.letters import write_letter
from storage.store import Transaction

EXTENDED: Final = LetterKind("poll_extended")
RESULT: Final = LetterKind("poll_result")
WITHDRAWN: Final = LetterKind("poll_withdrawn")


def poll_of(tx: Transaction, poll_id: PollId) -> Poll:
    """Return a vote for a letter about it: nobody asks, so nobody is refused."""
    poll = polls.poll(tx, None, poll_id)
    if poll is None:
        raise NotFound("This vote is not here any more.")
    return poll


def outcome_of(tx: Transaction, poll_id: PollId) -> Outcome:
    """Return what may be said about how a vote ended, for a letter about it."""
    outcome = polls.outcome(tx, poll_id)
    if outcome is None:
        raise NotFound("This vote has no result yet.")
    return outcome


def post(tx: Transaction, poll: Poll, kind: LetterKind, place: ChannelId, *, now: datetime, until: datetime) -> None:
    """Have something said about a vote in this place, once."""
    write_letter(tx, NewLetter(kind, f"{kind.name}:{poll.id}", poll.guild, place, None, poll.id, now, until))
