"""Looking at a vote before it opens, as others will see it, and trying it; nothing that is pressed there is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bot.domain.poll_drafts import Prepared
from bot.domain.polls import Poll, PollId, PollKind
from bot.services import drafts, notes, polls
from bot.text import Words
from cogs.kit import drawing, form_cards
from cogs.kit.cards import Card, CardIn
from cogs.kit.forms import FormIn
from cogs.kit.group import group_is_there
from cogs.kit.menus import about
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, show
from cogs.kit.verbs import Verb
from cogs.polls import preview_cards, verbs

_BY_FORM = (PollKind.MULTIPLE, PollKind.WRITTEN)


async def preview(press: Press) -> Reply:
    """Show the card in the server's language and the paper or the form in one's own, exactly as a worker will."""
    prepared = await _prepared(press)
    poll, item = prepared.draft.poll, prepared.item
    notice = await press.run(polls.notice_of, press.actor, poll.id, now=press.now)
    below = partial(preview_cards.beneath, poll=poll, group=await group_is_there(press), item=item, notice=notice)
    mine, theirs = await press.words(), await _words_in_public(press)
    private: CardIn = partial(_private, poll=poll)
    seen = ((partial(preview_cards.public, prepared=prepared), theirs), (private, mine), (below, mine))
    guild = press.custom_id.guild
    return Reply(card=drawing.together(*(drawing.drawn(card, words, guild) for card, words in seen)))


async def answer(press: Press) -> Reply:
    """Hand out the paper or the form, to be tried."""
    poll = (await _prepared(press)).draft.poll
    if poll.kind in _BY_FORM:
        return Reply(form=lambda _: preview_cards.tried_form(_, poll))
    return show(preview_cards.paper_alone, poll)


async def more(press: Press) -> Reply:
    """Show what a person may want to know before answering."""
    return await _shown(press, preview_cards.more)


async def how_private(press: Press) -> Reply:
    """Show the promise."""
    return await _shown(press, preview_cards.how_private)


async def tried(press: Press) -> Reply:
    """Say that it was only a look: whatever was chosen or typed goes nowhere."""
    await press.run(drafts.may_write, press.actor, polls.DRAFTS)
    return show(preview_cards.only_a_look, about(press.ref))


async def _shown(press: Press, draw: Callable[[Words, Poll], Card]) -> Reply:
    return show(draw, (await _prepared(press)).draft.poll)


async def _prepared(press: Press) -> Prepared:
    return await press.run(polls.prepared, press.actor, PollId(about(press.ref)), now=press.now)


async def _words_in_public(press: Press) -> Words:
    reader = await press.run(notes.addressee_of, press.actor.guild, None)
    return press.bot.texts.words(*reader.languages, easy=reader.easy)


async def _form(press: Press) -> FormIn:
    poll = (await _prepared(press)).draft.poll
    return lambda _: preview_cards.tried_form(_, poll)


def _private(_: Words, poll: Poll) -> Card:
    """Return the paper; where people answer in a form, what stands in it."""
    if poll.kind in _BY_FORM:
        return form_cards.as_card(preview_cards.tried_form(_, poll))
    return preview_cards.paper(_, poll)


PRESSES: Mapping[Verb, Handler] = {
    verbs.DRAFT_PREVIEW: preview,
    verbs.TRY_ANSWER: answer,
    verbs.TRY_MORE: more,
    verbs.TRY_PRIVATE: how_private,
    verbs.TRIED: tried,
}
UNNOTICED: Final = frozenset({verbs.TRIED_FORM})  # it takes what would be a secret answer
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.TRIED_FORM: (tried, FormAbout(_form, preview_cards.empty_tried_form)),
}
