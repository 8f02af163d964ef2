"""The card of an output that everybody sees: it stands in the notices channel, and changes with who wants to be named.

It may change for as long as the output stands, for a name can be taken back years later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.milestones import NOTHING, Milestone
from bot.domain.outputs import Edition, Output, OutputId, OutputState
from bot.domain.people import Actor, ChannelId, GuildId
from bot.domain.refusals import NotFound
from bot.domain.standing_cards import WORTH_POSTING, StandingCard, StandingCardKind
from bot.services import standing_cards
from bot.services.outputs.credits_list import NOBODY_NAMED, CreditsList, credits_for_card, credits_list
from bot.services.outputs.milestone import milestone_of
from storage import letters, outputs
from storage.store import Transaction

CARD: Final = LetterKind("output_card")
EDIT: Final = LetterKind("output_edit")


@dataclass(frozen=True, slots=True)
class OutputCard:
    """What everybody reads of an output: its edition, how many wrote it, and who is named; nothing once withdrawn."""

    output: Output
    edition: Edition
    milestone: Milestone = NOTHING
    named: CreditsList = NOBODY_NAMED


def output_for_letter(tx: Transaction, output_id: OutputId) -> OutputCard:
    """Return the card of an output, for a letter about it: nobody asks, so nobody is refused."""
    return _shown(tx, outputs.output(tx, None, output_id))


def published_output(tx: Transaction, actor: Actor, output_id: OutputId) -> OutputCard:
    """Return the card of an output to anybody who is in the server, wherever they ask for it."""
    return _shown(tx, outputs.output(tx, actor.guild, output_id))


def post_card(tx: Transaction, output: Output, place: ChannelId, *, now: datetime) -> None:
    """Have the card of an output stand in this place as it is now."""
    standing_cards.stand(tx, _card(output, now), place, now=now)


def refresh_card(tx: Transaction, output: Output, *, now: datetime) -> None:
    """Have the card say what is so now, such as who is named; of what was never published there is none."""
    if output.stands:
        standing_cards.edit(tx, _card(output, now), now=now)


def take_down_card(tx: Transaction, output: Output, *, now: datetime) -> None:
    """Have the card say nothing but that the output was withdrawn; one that was not posted yet stays away."""
    card = _card(output, now)
    if letters.is_unposted(tx, card.key):
        letters.recall_letter(tx, card.key)
    standing_cards.edit(tx, card, now=now)


def _shown(tx: Transaction, output: Output | None) -> OutputCard:
    edition = None if output is None else outputs.edition_of(tx, output.id)
    if output is None or edition is None:
        raise NotFound("This is not here any more.")
    if output.state is OutputState.WITHDRAWN:
        return OutputCard(output, Edition(edition.words, ()))
    return OutputCard(output, edition, milestone_of(tx, output), credits_list(credits_for_card(tx, output.id)))


def _card(output: Output, now: datetime) -> StandingCard:
    return StandingCard(CARD, EDIT, output.guild, output.id, output.id, now + WORTH_POSTING)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    found = outputs.outputs_everywhere(tx, OutputState.PUBLISHED, OutputState.ASKING)
    return [_card(one, now) for one in found if one.stands and guild in (None, one.guild)]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=EDIT, place=lambda here: here.notices_channel, changing=_changing
)
