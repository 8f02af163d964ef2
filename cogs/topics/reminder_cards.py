"""The note that comes with a question: alone, and as one line among others."""

from bot.domain.topics import Topic
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import shown
from cogs.kit.letters import NoteLine
from cogs.kit.taps import found_out
from cogs.kit.verbs import ANSWER_TOPIC, NOT_FOR_ME, REMIND
from cogs.topics.cards import facts, question


def note(_: Words, topic: Topic) -> Card:
    """Tell somebody of a question that they have not answered."""
    hard = [_("*Some people find this hard. You can skip it.*")] if topic.sensitive else []
    offered = [f"{_('**What is offered:**')} {shown(topic.offer)}"] if topic.offer else []
    why = f"{_('**Why we ask:**')} {shown(topic.words.why)}"
    return Card(
        title=_("A question is open"),
        wrote="\n".join(filter(None, (found_out(topic.words), question(topic)))),
        body="\n".join((*hard, why, *offered, facts(_, topic))),
        small=_("When it suits you, or not at all."),
        rows=(
            (
                Button(ANSWER_TOPIC, _.label("Answer"), topic.id, Tone.MAIN),
                Button(REMIND, _.label("Later…"), f"subject.{topic.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), topic.id),
            ),
        ),
    )


def line(_: Words, topic: Topic) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("A question: {question}", question=limits.cut(topic.words.question, limits.NAME)),
        minutes=topic.minutes,
        until=topic.closes_at,
        button=Button(ANSWER_TOPIC, _.label("Answer"), topic.id),
        opts_out_of=topic.id,
    )
