"""From a draft to an open topic: looked at as others will see it, and posted."""

from collections.abc import Mapping

from bot.domain.topics import TopicId
from bot.services import drafts, topics
from cogs.kit.group import group_is_there, group_sits
from cogs.kit.posting import check_notices
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.topics import draft_cards, panel_cards, verbs
from cogs.topics.writing import prepared


async def preview(press: Press) -> Reply:
    """Show the draft exactly as everybody will see it."""
    found = await prepared(press)
    return show(draft_cards.preview, found, group=await group_is_there(press))


async def know(press: Press) -> Reply:
    """Say in full what to know before it opens."""
    return show(panel_cards.know, await prepared(press))


async def post(press: Press) -> Reply:
    """Open the topic, where people will see it: from now on its words are fixed."""
    here = await press.run(drafts.may_write, press.actor, topics.DRAFTS)
    await check_notices(press, here.notices_channel, threads=True)
    sits = await group_sits(press)
    topic = await press.run(topics.open_topic, press.actor, TopicId(press.ref), now=press.now, group_sits=sits)
    press.bot.wake()
    return show(draft_cards.posted, topic)


PRESSES: Mapping[Verb, Handler] = {
    verbs.TOPIC_KNOW: know,
    verbs.TOPIC_PREVIEW: preview,
    verbs.TOPIC_POST: post,
}
