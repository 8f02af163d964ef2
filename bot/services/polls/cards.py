"""The public card of a vote: it stands where people are told of it, and changes until the vote has closed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId
from bot.domain.polls import Poll
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.services import standing_cards
from storage import polls
from storage.store import Transaction

CARD: Final = LetterKind("poll_card")
TURNOUT: Final = LetterKind("poll_turnout")
CLOSED: Final = LetterKind("poll_closed")
WORTH_TELLING: Final = timedelta(days=60)  # that it ended, also when its channel or the programme was away for weeks


def post_card(tx: Transaction, poll: Poll, place: ChannelId, *, now: datetime) -> None:
    """Have the card of a vote posted in this place."""
    standing_cards.stand(tx, _card(poll), place, now=now)


def refresh_card(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    """Have the card of an open vote say what is so now."""
    standing_cards.edit(tx, _card(poll), now=now)


def close_card(tx: Transaction, poll: Poll, *, now: datetime, until: datetime) -> None:
    """Have the card of a vote say that it has ended."""
    standing_cards.edit(tx, replace(_card(poll), edited_as=CLOSED, until=until), now=now)


def _card(poll: Poll) -> StandingCard:
    return StandingCard(CARD, TURNOUT, poll.guild, poll.id, poll.id, poll.closes_at)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return [_card(vote.poll) for vote in polls.running(tx) if guild in (None, vote.poll.guild)]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=TURNOUT, place=lambda here: here.notices_channel, changing=_changing
)
