"""How the advisory group's letters read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.oversight import OversightId
from bot.domain.proposals import Proposal, ProposalId
from bot.services import group_letters, oversight, oversight_reasons, proposals, servers
from bot.text import Words
from cogs.advisory import cards, idea_cards, table_cards
from cogs.advisory.room import Room, preview_in, room_of
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.kit.router import router_of


def _table(at: Rendering, letter: Letter) -> RenderedLetter | None:
    look = _look(at, letter)
    return RenderedLetter(lambda _: table_cards.table(_, look().said(_)))


def _item(at: Rendering, letter: Letter) -> RenderedLetter | None:
    item, found = oversight.item_for_letter(at.tx, OversightId(letter.subject))
    reasons = oversight_reasons.reasons_for_letter(at.tx, item.id)
    preview, look = preview_in(at.bot, found), _look(at, letter)

    def card(_: Words) -> Card:
        room = look()
        return cards.item_card(_, item, preview(_), room.said(_), reasons if room.is_private else ())

    return RenderedLetter(card)


def _told(at: Rendering, letter: Letter) -> RenderedLetter | None:
    item, found = oversight.item_for_letter(at.tx, OversightId(letter.subject))
    renderer = router_of(at.bot).submissions[item.kind]
    reasons = oversight_reasons.reasons_for_letter(at.tx, item.id)
    is_open = found is not None and not found.is_draft
    return RenderedLetter(lambda _: cards.told(_, item, is_open=is_open, stopped=renderer.stopped(_), reasons=reasons))


def _late(at: Rendering, letter: Letter) -> RenderedLetter | None:
    item, _found = oversight.item_for_letter(at.tx, OversightId(letter.subject))
    return RenderedLetter(lambda _: cards.late(_, item)) if oversight.is_late(item, now=at.now) else None


def _idea(at: Rendering, letter: Letter) -> RenderedLetter | None:
    idea, look = _proposal(at, letter), _look(at, letter)

    def card(_: Words) -> Card:
        room = look()
        return idea_cards.card(_, idea, room.said(_), private=room.is_private)

    return RenderedLetter(card)


def _change(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Say where an idea stands now; where it was deleted, nothing of it stays on its card."""
    stands = proposals.still_stands(at.tx, ProposalId(letter.subject))
    return _idea(at, letter) if stands else RenderedLetter(idea_cards.deleted)


def _answer(at: Rendering, letter: Letter) -> RenderedLetter | None:
    idea = _proposal(at, letter)
    return RenderedLetter(lambda _: idea_cards.letter(_, idea))


def _notice(at: Rendering, letter: Letter) -> RenderedLetter | None:
    idea = _proposal(at, letter)
    return RenderedLetter(lambda _: idea_cards.notice(_, idea))


def _proposal(at: Rendering, letter: Letter) -> Proposal:
    return proposals.idea_for_letter(at.tx, ProposalId(letter.subject))


def _look(at: Rendering, letter: Letter) -> Callable[[], Room]:
    """Return what looks at the group's channel, once the card is drawn: Discord is not asked in a transaction."""
    return partial(room_of, at.bot, servers.server_of(at.tx, letter.guild))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    group_letters.TABLE: _table,
    group_letters.ITEM_CARD: _item,
    group_letters.ITEM_EDIT: _item,
    group_letters.ITEM_TOLD: _told,
    group_letters.ITEM_LATE: _late,
    group_letters.IDEA_CARD: _idea,
    group_letters.IDEA_EDIT: _change,
    group_letters.IDEA_ANSWER: _answer,
    group_letters.IDEA_ANSWERED: _notice,
}
