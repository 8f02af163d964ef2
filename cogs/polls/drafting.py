"""What a coordinator's form and panel lead to: words, people, kind, close."""

from collections.abc import Mapping
from typing import Final

from bot.domain.poll_drafts import DraftChange, PollDraft
from bot.domain.poll_words import PollWords
from bot.domain.polls import Poll, PollId, Sensitivity
from bot.services import drafts, polls
from cogs.kit.audience import chosen_audience
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.closing import Understood
from cogs.kit.drafting import ChoosingClose, Drafting
from cogs.kit.forms import FormIn
from cogs.kit.group import group_is_there
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import ASK_AS_VOTE, Verb
from cogs.polls import draft_cards, oversight_cards, panel_cards, verbs, withdrawing
from cogs.polls.panel_cards import BY_GROUP


async def begin_with(press: Press) -> Reply:
    """Open the form for a new vote about what somebody suggested."""
    found = await press.run(drafts.to_begin_with, press.actor, polls.DRAFTS, press.ref)
    return open_form(draft_cards.words_form, suggested=found)


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = PollWords(
        question=one_line(press.typed.get("question", "")),
        options=tuple(filter(None, map(one_line, tidied(press.typed.get("options", "")).split("\n")))),
        next_step=one_line(press.typed.get("next_step", "")),
    )
    if press.ref == NO_REFERENCE:
        return await panel(press, (await press.run(polls.draft_poll, press.actor, words, now=press.now)).id)
    poll = await press.run(polls.reword_draft, press.actor, PollId(press.ref), words, now=press.now)
    return await panel(press, poll.id, anew=poll.id != press.ref)


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    draft = await draft_of(press)
    return open_form(draft_cards.words_form, draft.poll)


async def choose_people(press: Press) -> Reply:
    """Say who is asked: everyone, or some role groups, small ones together."""
    audience = chosen_audience(press, (await draft_of(press)).poll.audience)
    return await _change(press, DraftChange(audience=audience))


async def choose_kind(press: Press) -> Reply:
    """Say in which form the result is shown."""
    if press.value == BY_GROUP:
        return await _change(press, DraftChange(sensitivity=Sensitivity.ORDINARY, split=True))
    return await _change(press, DraftChange(sensitivity=press.one_of(Sensitivity), split=False))


async def ask_again(press: Press) -> Reply:
    """Draft a poll that had no result once more, with the same words."""
    return await panel(press, (await press.run(polls.ask_again, press.actor, PollId(press.ref), now=press.now)).id)


async def _opened(press: Press, poll: Poll) -> Reply:
    return await withdrawing.asked(press, poll.id)


async def _change(press: Press, change: DraftChange) -> Reply:
    await _keep(press, change)
    return await panel(press, press.ref)


async def _keep(press: Press, change: DraftChange) -> None:
    await press.run(polls.change_draft, press.actor, PollId(press.ref), change, now=press.now)


async def panel(press: Press, ref: str, *, anew: bool = False, understood: Understood | None = None) -> Reply:
    """Show the draft and what can still be chosen; `anew`: it is not the draft they had."""
    prepared = await press.run(polls.prepared, press.actor, PollId(ref), now=press.now)
    return show(panel_cards.desk, prepared, group=await group_is_there(press), anew=anew, understood=understood)


async def draft_of(press: Press) -> PollDraft:
    """Return the draft that is pressed about."""
    return await press.run(polls.draft_of, press.actor, PollId(press.ref), now=press.now)


DRAFTING: Final = Drafting(
    kind=polls.DRAFTS,
    begin=verbs.POLL_BEGIN,
    found=draft_cards.DRAFTS,
    before_group=oversight_cards.BEFORE_GROUP,
    words=draft_cards.words_form,
    panel=panel,
    opened=_opened,
)
_CLOSE: Final = ChoosingClose(
    kind=polls.DRAFTS,
    closing=draft_cards.CLOSING,
    panel=panel,
    change=lambda press, closes_at: _keep(press, DraftChange(closes_at=closes_at)),
)
PRESSES: Mapping[Verb, Handler] = {
    **DRAFTING.presses,
    **_CLOSE.presses,
    ASK_AS_VOTE: begin_with,
    verbs.DRAFT_WORDS: rewrite,
    verbs.DRAFT_WHO: choose_people,
    verbs.DRAFT_KIND: choose_kind,
    verbs.ASK_AGAIN: ask_again,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.POLL_WORDS: (take_words, draft_cards.words_form),
    **_CLOSE.forms,
}
