"""What everybody sees of a topic: its public card, open and closed, and what one may want to know before answering."""

from bot.domain.subjects import Subject
from bot.domain.topics import Purpose, Source, Topic
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.taps import found_out
from cogs.kit.verbs import ANSWER_TOPIC, NOT_FOR_ME, REMIND, TOPIC_MORE
from cogs.topics import unnamed_cards


def topic_card(_: Words, topic: Topic, agreed: str = "", live: Subject | None = None) -> Card:
    """Ask in public; people answer by the button.

    `agreed` says that the advisory group was asked first, `live` where the same is asked live.
    """
    hard = [_("*Some people find this hard. You can skip it.*")] if topic.sensitive else []
    same = [_("Instead of coming to “{title}”. It counts the same.", title=shown(live.title))] if live else []
    lines = [*hard, *same, f"{_('**Why we ask:**')} {shown(topic.words.why)}"]
    if topic.offer:
        lines.append(f"{_('**What is offered:**')} {shown(topic.offer)}")
    lines.append(_("For {people}.", people=people.audience(_, topic.audience)) + (f" {agreed}" if agreed else ""))
    from_whom = f"{source(_, topic.source)} · {facts(_, topic)}"
    return Card(
        title=_("A question"),
        wrote="\n".join(filter(None, (found_out(topic.words), question(topic)))),
        body="\n".join(lines),
        small=f"{facts(_, topic) if live else from_whom}\n{who_sees(_, topic)}",
        rows=(
            (
                Button(ANSWER_TOPIC, _.label("Answer"), topic.id, Tone.MAIN),
                *unnamed_cards.to_answer(_, topic),
                Button(NOT_FOR_ME, _.label("Skip"), topic.id),
                Button(REMIND, _.label("Remind me"), f"subject.{topic.id}"),
                Button(TOPIC_MORE, _.label("More"), topic.id),
            ),
        ),
    )


def more(_: Words, topic: Topic) -> Card:
    """Say what somebody may want to know before answering."""
    lines = (
        f"**{_purpose(_, topic.purpose)}**",
        f"**{_('Who sees it:')}** {_('Everyone in this server.')} "
        + _("You choose whether your name stands there. You can take it back later."),
        *unnamed_cards.in_more(_, topic),
        _("You never have to answer. Nobody is told that you skip it."),
    )
    return Card(
        title=_("About this question"),
        wrote=question(topic),
        body="\n\n".join(lines),
        rows=(
            (
                Button(ANSWER_TOPIC, _.label("Answer"), topic.id, Tone.MAIN),
                *unnamed_cards.to_answer(_, topic),
                Button(NOT_FOR_ME, _.label("Skip"), topic.id),
                Button(REMIND, _.label("Remind me"), f"subject.{topic.id}"),
                *unnamed_cards.to_how_private(_, topic),
            ),
        ),
    )


def heard_live(_: Words, topic: Topic) -> Card:
    """Stand in the thread of a twin with what was said at the meeting, or where that stood."""
    if not topic.heard_live:
        return Card(title=_("What was said live"), body=_("This was taken out again."))
    return Card(
        title=_("What was said live"),
        wrote=shown(topic.heard_live),
        small=_("A coordinator wrote this down. It is nobody's answer, and counts as none."),
    )


def question(topic: Topic) -> str:
    """Show the question, letter for letter, as a heading."""
    return as_heading(topic.words.question)


def facts(_: Words, topic: Topic) -> str:
    """Say how long an answer takes, and when it closes."""
    about = _.number("about {n} minute", "about {n} minutes", topic.minutes)
    return f"{about} · {_('closes {when}', when=moment(topic.closes_at))}"


def who_sees(_: Words, topic: Topic) -> str:
    """Say who reads the answers."""
    if topic.anonymous:
        return unnamed_cards.on_card(_, topic)
    return _("Answers stand in the thread below. Everyone in this server can read them.")


def source(_: Words, source: Source) -> str:
    """Say where a question comes from."""
    return {
        Source.PARTNER: _("From a partner"),
        Source.RESEARCH: _("From research"),
        Source.TEAM: _("From the project team"),
    }[source]


def _purpose(_: Words, purpose: Purpose) -> str:
    return {
        Purpose.INVOLVEMENT: _("For what we make together."),
        Purpose.RESEARCH: _("For research."),
        Purpose.REFLECTION: _("For the people here alone. Nothing of it is handed on."),
    }[purpose]
