"""From a draft to a planned session: looked at as others will see it, and posted."""

from collections.abc import Mapping

from bot.domain.sessions import SessionId
from bot.services import drafts, sessions
from cogs.kit.group import group_is_there, group_sits
from cogs.kit.posting import check_notices
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.sessions import draft_cards, panel_cards, verbs
from cogs.sessions.writing import prepared


async def preview(press: Press) -> Reply:
    """Show the draft exactly as everybody will see it."""
    found = await prepared(press)
    on_show = await press.run(sessions.draft_on_show, press.actor, found.session.id)
    return show(draft_cards.preview, found, on_show, group=await group_is_there(press))


async def know(press: Press) -> Reply:
    """Say in full what to know before people are told of it."""
    return show(panel_cards.know, await prepared(press))


async def post(press: Press) -> Reply:
    """Plan the session: people are told of it in time, and what is offered for it is fixed then."""
    here = await press.run(drafts.may_write, press.actor, sessions.DRAFTS)
    await check_notices(press, here.notices_channel, threads=True)
    sits = await group_sits(press)
    session = await press.run(sessions.plan_session, press.actor, SessionId(press.ref), now=press.now, group_sits=sits)
    press.bot.wake()
    return show(draft_cards.planned, session)


PRESSES: Mapping[Verb, Handler] = {
    verbs.SESSION_KNOW: know,
    verbs.SESSION_PREVIEW: preview,
    verbs.SESSION_POST: post,
}
