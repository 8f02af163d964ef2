"""What people are told about a vote: promises of letters, and what those letters may say."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.people import ChannelId, GuildId
from bot.domain.polls import Outcome, Poll, PollId, PollState
from bot.domain.refusals import NotFound
from storage import polls as votes
from storage.letters import place_of, post_again, posted_again_at, write_letter
from storage.store import Transaction

CARD: Final = LetterKind("poll_card")
TURNOUT: Final = LetterKind("poll_turnout")
EXTENDED: Final = LetterKind("poll_extended")
CLOSED: Final = LetterKind("poll_closed")
RESULT: Final = LetterKind("poll_result")
_NO_FIGHT = timedelta(days=1)


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


def post(tx: Transaction, poll: Poll, kind: LetterKind, place: ChannelId, *, now: datetime, until: datetime) -> None:
    """Have something said about a vote in this place, once."""
    write_letter(tx, NewLetter(kind, f"{kind.name}:{poll.id}", poll.guild, place, None, poll.id, now, until))


def edit_card(
    tx: Transaction, poll: Poll, kind: LetterKind, place: ChannelId, *, until: datetime, occasion: datetime
) -> None:
    """Have the public card of a vote changed, once on this occasion; `place` is where it was first meant to be."""
    key = f"{kind.name}:{poll.id}:{occasion:%Y%m%dT%H%M%S}"
    card = _card(poll.id)
    now_in = place_of(tx, card) or place
    write_letter(tx, NewLetter(kind, key, poll.guild, now_in, None, poll.id, occasion, until, edits=card))


def bring_cards(tx: Transaction, guild: GuildId, place: ChannelId, *, now: datetime) -> None:
    """Have the cards of open votes posted in this place; where one should be there already, see that it stands."""
    for vote in votes.running(tx):
        poll, card = vote.poll, _card(vote.poll.id)
        if poll.guild != guild:
            continue
        if place_of(tx, card) == place:
            edit_card(tx, poll, TURNOUT, place, until=poll.closes_at, occasion=now)
        else:
            post_again(tx, card, place, expires_at=poll.closes_at, now=now)


def replace_card(tx: Transaction, poll_id: PollId, place: ChannelId, *, now: datetime) -> None:
    """Have the card of an open vote posted anew, because somebody deleted it: at most once a day, to start no fight."""
    poll, card = votes.poll(tx, None, poll_id), _card(poll_id)
    if poll is None or poll.state is not PollState.OPEN or now >= poll.closes_at:
        return
    before = posted_again_at(tx, card)
    if before is None or now - before >= _NO_FIGHT:
        post_again(tx, card, place, expires_at=poll.closes_at, now=now)


def changing_cards(tx: Transaction) -> frozenset[str]:
    """Return the dedupe keys of the cards that will change: those of open votes."""
    return frozenset(_card(vote.poll.id) for vote in votes.running(tx))


def _card(poll_id: PollId) -> str:
    return f"{CARD.name}:{poll_id}"
