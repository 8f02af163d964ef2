"""From a draft to an open vote: what to know before, how people hear of it, and posting it."""

from collections.abc import Mapping

from bot.domain.poll_reminders import Notice
from bot.domain.polls import PollId
from bot.services import drafts, polls
from cogs.kit.group import group_sits
from cogs.kit.membership import look_over
from cogs.kit.posting import check_notices
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.polls import caution_cards, draft_cards, reminder_cards, verbs
from cogs.polls.drafting import draft_of


async def know(press: Press) -> Reply:
    """Say in full what to know before it opens."""
    return show(caution_cards.in_full, await draft_of(press))


async def plain(press: Press) -> Reply:
    """Say what would be easier to read."""
    return show(caution_cards.plain, await draft_of(press))


async def notice(press: Press) -> Reply:
    """Say how people would hear of it."""
    return show(reminder_cards.notice, await _notice(press))


async def post(press: Press) -> Reply:
    """Open the poll, where people will see it: from now on its words are fixed."""
    here = await press.run(drafts.may_write, press.actor, polls.DRAFTS)
    await check_notices(press, here.notices_channel)
    sits = await group_sits(press)
    await look_over(press)
    poll = await press.run(polls.open_poll, press.actor, PollId(press.ref), now=press.now, group_sits=sits)
    press.bot.wake()
    return show(draft_cards.posted, poll)


async def _notice(press: Press) -> Notice:
    return await press.run(polls.notice_of, press.actor, PollId(press.ref), now=press.now)


PRESSES: Mapping[Verb, Handler] = {
    verbs.DRAFT_KNOW: know,
    verbs.DRAFT_PLAIN: plain,
    verbs.DRAFT_NOTICE: notice,
    verbs.DRAFT_POST: post,
}
