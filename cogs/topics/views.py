"""What the buttons of a public card lead to, but for answering."""

from collections.abc import Mapping
from typing import Final

from bot.domain.topics import TopicId
from bot.services import topics
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import TOPIC_MORE, Verb
from cogs.topics import cards, unnamed_cards, verbs


async def more(press: Press) -> Reply:
    """Say what somebody may want to know before answering."""
    return show(cards.more, await press.run(topics.topic_to_answer, press.actor, TopicId(press.ref), now=press.now))


async def how_private(press: Press) -> Reply:
    """Say how private an answer without a name is: that somebody looked is noted nowhere."""
    found = await press.run(topics.topic_to_answer, press.actor, TopicId(press.ref), now=press.now)
    return show(unnamed_cards.how_private, found)


PRESSES: Mapping[Verb, Handler] = {TOPIC_MORE: more, verbs.TOPIC_PRIVATE: how_private}
UNNOTICED: Final = frozenset({TOPIC_MORE, verbs.TOPIC_PRIVATE})  # the way to an answer without a name
