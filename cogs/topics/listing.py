"""Looking over the questions of a server, and closing one before its time: one question, one press."""

from collections.abc import Mapping

from bot.domain.topics import TopicId
from bot.services import topics
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.topics import list_cards, verbs


async def look(press: Press) -> Reply:
    """Show coordinators all there is."""
    return show(list_cards.overview, await press.run(topics.topics_of, press.actor, now=press.now))


async def choose(press: Press) -> Reply:
    """Ask which open question is to close."""
    return show(list_cards.choose_to_close, await press.run(topics.topics_to_close_early, press.actor, now=press.now))


async def chosen(press: Press) -> Reply:
    """Say what closing this one means."""
    topic = await press.run(topics.topic_to_close_early, press.actor, TopicId(press.value))
    return show(list_cards.confirm_close, topic)


async def close(press: Press) -> Reply:
    """Close it."""
    topic = await press.run(topics.close_topic_early, press.actor, TopicId(press.ref), now=press.now)
    press.bot.wake()
    return show(list_cards.closed_early, topic)


PRESSES: Mapping[Verb, Handler] = {
    verbs.TOPIC_CLOSE_CHOSEN: chosen,
    verbs.TOPIC_CLOSE_NOW: close,
}
