"""What a coordinator's panel leads to: people, the form of the result, the close; found again, put to the group."""

from collections.abc import Mapping
from typing import Final

from bot.domain.poll_drafts import DraftChange, PollDraft
from bot.domain.polls import Poll, PollId, Sensitivity
from bot.services import polls
from cogs.kit.audience import chosen_audience
from cogs.kit.closing import Understood
from cogs.kit.drafting import ChoosingClose, Drafting
from cogs.kit.forms import FormIn
from cogs.kit.group import group_is_there
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.polls import draft_cards, oversight_cards, panel_cards, verbs, withdrawing
from cogs.polls.panel_cards import BY_GROUP


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
    found=draft_cards.DRAFTS,
    before_group=oversight_cards.BEFORE_GROUP,
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
    verbs.DRAFT_WHO: choose_people,
    verbs.DRAFT_KIND: choose_kind,
    verbs.ASK_AGAIN: ask_again,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = _CLOSE.forms
