"""What [Answer] leads to."""

from collections.abc import Mapping

from bot.domain.topics import TopicId
from bot.services import topics
from cogs.contributions import cards
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import ANSWER_TOPIC, Verb


async def answer(press: Press) -> Reply:
    """Show the question to one of those who can answer it."""
    return show(cards.asked, await press.run(topics.topic_to_answer, press.actor, TopicId(press.ref), now=press.now))


PRESSES: Mapping[Verb, Handler] = {ANSWER_TOPIC: answer}
