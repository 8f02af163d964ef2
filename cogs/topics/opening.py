"""From a draft to an open topic: looked at as others will see it, put to the advisory group, posted, or thrown away."""

from collections.abc import Mapping

from bot.domain.topics import TopicId
from bot.services import topics
from cogs.kit.group import group_sits
from cogs.kit.posting import check_notices
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.topics import draft_cards, panel_cards, verbs
from cogs.topics.writing import group_is_there, panel, prepared


async def preview(press: Press) -> Reply:
    """Show the draft exactly as everybody will see it."""
    found = await prepared(press)
    return show(draft_cards.preview, found, group=await group_is_there(press))


async def know(press: Press) -> Reply:
    """Say in full what to know before it opens."""
    return show(panel_cards.know, await prepared(press))


async def post(press: Press) -> Reply:
    """Open the topic, where people will see it: from now on its words are fixed."""
    here = await press.run(topics.may_write, press.actor)
    await check_notices(press, here.notices_channel, threads=True)
    sits = await group_sits(press)
    topic = await press.run(topics.open_topic, press.actor, TopicId(press.ref), now=press.now, group_sits=sits)
    press.bot.wake()
    return show(draft_cards.posted, topic)


async def send_to_group(press: Press) -> Reply:
    """Put the draft to the advisory group; where none sits any more, show how it is opened without one."""
    await press.run(topics.may_write, press.actor)
    if await group_sits(press):
        await press.run(topics.put_topic_to_group, press.actor, TopicId(press.ref), now=press.now)
        press.bot.wake()
    return await panel(press, TopicId(press.ref))


async def take_back(press: Press) -> Reply:
    """Take the draft back from the advisory group."""
    await press.run(topics.take_topic_back, press.actor, TopicId(press.ref), now=press.now)
    press.bot.wake()
    return await panel(press, TopicId(press.ref))


async def discard(press: Press) -> Reply:
    """Throw a draft away; what has opened meanwhile stays open."""
    opened = await press.run(topics.discard_topic, press.actor, TopicId(press.ref), now=press.now)
    press.bot.wake()
    return show(draft_cards.discarded) if opened is None else show(draft_cards.posted, opened)


PRESSES: Mapping[Verb, Handler] = {
    verbs.TOPIC_KNOW: know,
    verbs.TOPIC_PREVIEW: preview,
    verbs.TOPIC_POST: post,
    verbs.TOPIC_SEND: send_to_group,
    verbs.TOPIC_BACK: take_back,
    verbs.TOPIC_DISCARD: discard,
}
