"""What a partner sees of a question that they answer."""

from bot.domain.topics import Topic
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.clean import as_heading, numbered
from cogs.kit.taps import taps


def asked(_: Words, topic: Topic) -> Card:
    """Show the question, and the answers of one tap."""
    return Card(title=_("A question"), wrote=f"{as_heading(topic.words.question)}\n{numbered(taps(_, topic.words))}")
