"""How the advisory group's letters read."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.oversight import OversightId
from bot.domain.proposals import ProposalId
from bot.services import group_letters, oversight, oversight_reasons, proposals
from cogs.advisory import cards, idea_cards, table_cards
from cogs.advisory.room import preview_in, room_of
from cogs.kit.letters import LetterRenderer, RenderedLetter
from cogs.kit.router import router_of


async def _table(bot: Bot, letter: Letter) -> RenderedLetter | None:
    room = await room_of(bot, letter.guild)
    return RenderedLetter(lambda _: table_cards.table(_, room.said(_)))


async def _item(bot: Bot, letter: Letter) -> RenderedLetter | None:
    item, found = await bot.store.run(oversight.item_for_letter, OversightId(letter.subject))
    preview = preview_in(bot, found)
    room = await room_of(bot, letter.guild)
    sent = await bot.store.run(oversight_reasons.reasons_for_letter, item.id)
    reasons = sent if room.is_private else ()
    return RenderedLetter(lambda _: cards.item_card(_, item, preview(_), room.said(_), reasons))


async def _told(bot: Bot, letter: Letter) -> RenderedLetter | None:
    item, found = await bot.store.run(oversight.item_for_letter, OversightId(letter.subject))
    renderer = router_of(bot).submissions[item.kind]
    reasons = await bot.store.run(oversight_reasons.reasons_for_letter, item.id)
    is_open = found is not None and not found.is_draft
    return RenderedLetter(lambda _: cards.told(_, item, is_open=is_open, stopped=renderer.stopped(_), reasons=reasons))


async def _late(bot: Bot, letter: Letter) -> RenderedLetter | None:
    item, _found = await bot.store.run(oversight.item_for_letter, OversightId(letter.subject))
    if not oversight.is_late(item, now=bot.clock.now()):
        return None
    return RenderedLetter(lambda _: cards.late(_, item))


async def _idea(bot: Bot, letter: Letter) -> RenderedLetter | None:
    idea = await bot.store.run(proposals.idea_for_letter, ProposalId(letter.subject))
    room = await room_of(bot, letter.guild)
    return RenderedLetter(lambda _: idea_cards.card(_, idea, room.said(_), private=room.is_private))


async def _answer(bot: Bot, letter: Letter) -> RenderedLetter | None:
    idea = await bot.store.run(proposals.idea_for_letter, ProposalId(letter.subject))
    return RenderedLetter(lambda _: idea_cards.letter(_, idea))


async def _notice(bot: Bot, letter: Letter) -> RenderedLetter | None:
    idea = await bot.store.run(proposals.idea_for_letter, ProposalId(letter.subject))
    return RenderedLetter(lambda _: idea_cards.notice(_, idea))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    group_letters.TABLE: _table,
    group_letters.ITEM_CARD: _item,
    group_letters.ITEM_EDIT: _item,
    group_letters.ITEM_TOLD: _told,
    group_letters.ITEM_LATE: _late,
    group_letters.IDEA_CARD: _idea,
    group_letters.IDEA_EDIT: _idea,
    group_letters.IDEA_ANSWER: _answer,
    group_letters.IDEA_ANSWERED: _notice,
}
