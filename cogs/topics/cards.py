"""What everybody sees of a topic: its public card."""

from bot.domain.topics import Source, Topic
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.verbs import ANSWER_TOPIC


def topic_card(_: Words, topic: Topic) -> Card:
    """Ask in public; people answer by the button."""
    lines = [f"{_('**Why we ask:**')} {shown(topic.words.why)}"]
    if topic.offer:
        lines.append(f"{_('**What is offered:**')} {shown(topic.offer)}")
    lines.append(_("For {people}.", people=people.audience(_, topic.audience)))
    return Card(
        title=_("A question"),
        wrote="\n".join(filter(None, (evidence(topic), question(topic)))),
        body="\n".join(lines),
        small=f"{source(_, topic.source)} · {facts(_, topic)}",
        rows=((Button(ANSWER_TOPIC, _.label("Answer"), topic.id, Tone.MAIN),),),
    )


def question(topic: Topic) -> str:
    """Show the question, letter for letter, as a heading."""
    return as_heading(topic.words.question)


def evidence(topic: Topic) -> str:
    """Show what was found out elsewhere, and where: nothing where there is none."""
    found = topic.words.evidence
    return f"> {shown(found.finding)}\n> — {shown(found.found_in)}" if found else ""


def facts(_: Words, topic: Topic) -> str:
    """Say how long an answer takes, and when it closes."""
    about = _.number("about {n} minute", "about {n} minutes", topic.minutes)
    return f"{about} · {_('closes {when}', when=moment(topic.closes_at))}"


def source(_: Words, source: Source) -> str:
    """Say where a question comes from."""
    return {
        Source.PARTNER: _("From a partner"),
        Source.RESEARCH: _("From research"),
        Source.TEAM: _("From the project team"),
    }[source]
