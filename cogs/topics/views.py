"""What the buttons of a public card lead to, but for answering."""

from collections.abc import Mapping

from bot.domain.topics import TopicId
from bot.services import topics
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import TOPIC_MORE, Verb
from cogs.topics import cards


async def more(press: Press) -> Reply:
    """Say what somebody may want to know before answering."""
    return show(cards.more, await press.run(topics.topic_to_answer, press.actor, TopicId(press.ref), now=press.now))


PRESSES: Mapping[Verb, Handler] = {TOPIC_MORE: more}
