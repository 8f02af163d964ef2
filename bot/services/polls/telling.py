"""What people are told about a vote: promises of letters, and what those letters may say."""

from datetime import datetime

from bot.domain.letters import NewLetter
from bot.domain.people import ChannelId, GuildId
from bot.domain.polls import Outcome, Poll, PollId
from bot.domain.refusals import NotFound
from storage import polls as votes
from storage.letters import place_of, post_again, write_letter
from storage.store import Transaction


def poll_of(tx: Transaction, poll_id: PollId) -> Poll:
    """Return a vote for a letter about it: nobody asks, so nobody is refused."""
    poll = votes.poll(tx, None, poll_id)
    if poll is None:
        raise NotFound("This vote is not here any more.")
    return poll


def outcome_of(tx: Transaction, poll_id: PollId) -> Outcome:
    """Return what may be said about how a vote ended, for a letter about it."""
    outcome = votes.outcome(tx, poll_id)
    if outcome is None:
        raise NotFound("This vote has no result yet.")
    return outcome


def post(tx: Transaction, poll: Poll, kind: str, place: ChannelId, *, now: datetime, until: datetime) -> None:
    """Have something said about a vote in this place, once."""
    write_letter(tx, NewLetter(kind, f"{kind}:{poll.id}", poll.guild, place, None, poll.id, now, until))


def edit_card(tx: Transaction, poll: Poll, kind: str, place: ChannelId, *, until: datetime, occasion: datetime) -> None:
    """Have the public card of a vote changed, once on this occasion; `place` is where it was first meant to be."""
    key = f"{kind}:{poll.id}:{occasion:%Y%m%dT%H%M%S}"
    card = _card(poll.id)
    now_in = place_of(tx, card) or place
    write_letter(tx, NewLetter(kind, key, poll.guild, now_in, None, poll.id, occasion, until, edits=card))


def move_cards(tx: Transaction, guild: GuildId, place: ChannelId, *, now: datetime) -> None:
    """Have the cards of open votes posted in this place, where they are not there yet: the old place is gone."""
    for vote in votes.running(tx):
        card = _card(vote.poll.id)
        if vote.poll.guild == guild and place_of(tx, card) != place:
            post_again(tx, card, place, expires_at=vote.poll.closes_at, now=now)


def changing_cards(tx: Transaction) -> frozenset[str]:
    """Return the dedupe keys of the cards that will change: those of open votes."""
    return frozenset(_card(vote.poll.id) for vote in votes.running(tx))


def _card(poll_id: PollId) -> str:
    return f"poll_card:{poll_id}"
