"""The card of a programme: it stands in the notices channel, and says where the programme stands until it is over."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import GuildId
from bot.domain.programmes import Programme
from bot.domain.standing_cards import WORTH_POSTING, StandingCard, StandingCardKind
from bot.services import standing_cards
from storage import programmes
from storage.servers import server
from storage.store import Transaction

CARD: Final = LetterKind("programme_card")
EDIT: Final = LetterKind("programme_edit")


def post_card(tx: Transaction, programme: Programme, *, now: datetime) -> None:
    """Have the card of a programme stand where people are told of things, once there is such a place."""
    place = server(tx, programme.guild).notices_channel or programme.channel
    if place is not None:
        standing_cards.stand(tx, _card(tx, programme), place, now=now)


def refresh_card(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Have the cards of programmes say what is so now: of one that has ended too, for what was open in it goes on."""
    for card in _changing(tx, guild, now=now):
        standing_cards.edit(tx, card, now=now)


def _card(tx: Transaction, programme: Programme) -> StandingCard:
    ends = programme.ended_at or programme.is_over_at(server(tx, programme.guild).zone)
    return StandingCard(CARD, EDIT, programme.guild, programme.id, programme.id, ends + WORTH_POSTING)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    found = programmes.lately_running(tx, guild, ended_after=now - WORTH_POSTING)
    return [_card(tx, programme) for programme in found]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=EDIT, place=lambda here: here.notices_channel, changing=_changing
)
