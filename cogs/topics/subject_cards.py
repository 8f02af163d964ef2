"""How topics are drawn for features that name none."""

from typing import Final

from bot.domain.progress import ProgressEntry
from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import SubjectRenderer, no_more, once_more, open_until, short
from cogs.kit.verbs import ANSWER_TOPIC


def line(_: Words, topic: Subject) -> NoteLine:
    """Name it among other things."""
    return NoteLine(
        title=_("A question: {question}", question=topic.title),
        minutes=topic.minutes,
        until=topic.closes_at,
        button=Button(ANSWER_TOPIC, _.label("Answer"), topic.id),
    )


def answer(_: Words, topic: Subject) -> Button:
    """Lead to its form."""
    return Button(ANSWER_TOPIC, _.label("Answer"), topic.id, Tone.MAIN)


def facts(_: Words, topic: Subject) -> str:
    """Say how long it takes, and when it closes."""
    about = _.number("about {n} minute", "about {n} minutes", topic.minutes or 1)
    return f"{about} · {_('closes {when}', when=moment(topic.closes_at))}" if topic.closes_at else about


def planned(_: Words, topic: Subject) -> Card:
    """Say of a reminder that it belongs to a question."""
    return Card(
        title=_("A reminder about a question"),
        wrote=as_heading(topic.title),
        small=_("It comes with the question, to everybody who is asked."),
    )


def follows(_: Words) -> str:
    """Say that a reminder moves with the close."""
    return _("If the question closes at another time, this moves too.")


def opted_out(_: Words, topic: Subject) -> Card:
    """Say that somebody hears no more of a question."""
    body = _("You get no more notes about it. You can still answer it.")
    return no_more(
        _, topic, _("You hear no more about this question"), body, Button(ANSWER_TOPIC, _.label("Answer"), topic.id)
    )


def heard_again(_: Words, topic: Subject) -> Card:
    """Say that somebody hears of a question again."""
    return once_more(_, topic, _("You hear about this question again"), answer(_, topic))


def none(_: Words) -> str:
    """Say whom questions ask, and where to look for new ones."""
    return _("New questions appear in the notices channel.")


def progress(_: Words, entry: ProgressEntry) -> str:
    """Say that a question is open, or has closed."""
    return f"{_('A question: {question}', question=short(entry.title))} · {open_until(_, entry)}"


RENDERER: Final = SubjectRenderer(line, answer, facts, planned, follows, opted_out, heard_again, none)
