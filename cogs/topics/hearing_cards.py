"""What is said once a question has closed: what was heard and what was done, and what of it is still owed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.contributions import StillOwed
from bot.domain.happenings import Section
from bot.domain.hearing import SAID_LENGTH, Debt, debts_of
from bot.domain.times import day_of
from bot.domain.topics import Topic, TopicState
from bot.services.topics import TopicNews
from bot.text import Words
from cogs.kit import limits, when
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import listed, short
from cogs.kit.verbs import EXPORT_ANSWERS, OUTCOMES, OUTCOMES_BY_PHONE, TO_DO
from cogs.topics import verbs


def asked_and_closed(_: Words, found: Sequence[Topic]) -> Card:
    """List the questions that answers may have come to."""
    if not found:
        return Card(title=_("Questions and their answers"), body=_("No question has been opened yet."))
    choices = tuple(Choice(one.id, one.words.question, _state(_, one)) for one in found[: limits.SELECT_CHOICES])
    return Card(
        title=_("Questions and their answers"),
        body=_("Choose a question, to say what came of its answers. You can begin while it is open."),
        rows=(
            Menu(OUTCOMES, NO_REFERENCE, _.label("Choose a question"), choices),
            (Button(EXPORT_ANSWERS, _.label("Take all along")), Button(TO_DO, _.label("To do"))),
        ),
    )


def heard_form(_: Words, topic: Topic | None = None) -> Form:
    """Take what was heard."""
    field = Field(
        "heard",
        _.label("What did you hear?"),
        _("In a sentence or two. Everybody in the server can read it."),
        topic.heard if topic else "",
        long=True,
        most=SAID_LENGTH,
    )
    ref = topic.id if topic else NO_REFERENCE
    return Form(verb=verbs.TOPIC_HEARD_WORDS, ref=ref, title=_.label("What we heard"), fields=(field,), public=True)


def done_form(_: Words, topic: Topic | None = None) -> Form:
    """Take what was done."""
    field = Field(
        "done",
        _.label("What was done?"),
        _("What changed because of it. Everybody in the server can read it."),
        topic.done if topic else "",
        long=True,
        most=SAID_LENGTH,
    )
    ref = topic.id if topic else NO_REFERENCE
    return Form(verb=verbs.TOPIC_DONE_WORDS, ref=ref, title=_.label("What we did"), fields=(field,), public=True)


def heard(_: Words, topic: Topic, now: datetime, zone: str) -> Card:
    """Say that it stands where everybody reads it, and by when the rest is owed."""
    rows: tuple[Row, ...] = ((Button(verbs.TOPIC_HEARD, _.label("Change the words"), topic.id), _to_do(_)),)
    if topic.do_by is None or topic.done_at is not None:
        return Card(title=_("What we heard"), wrote=f"> {shown(topic.heard)}", body=_on_the_card(_), rows=rows)
    days = when.days(_, day_of(now, zone=zone) + timedelta(days=1), verb=verbs.TOPIC_DO_BY, ref=topic.id)
    return Card(
        title=_("What we heard"),
        wrote=f"> {shown(topic.heard)}",
        body="\n".join((_on_the_card(_), _("You owe everybody what was done, by {when}.", when=moment(topic.do_by)))),
        small=_("If it comes later, the advisory group is shown that."),
        rows=(days, *rows),
    )


def done(_: Words, topic: Topic) -> Card:
    """Say that what was done stands where everybody reads it."""
    return Card(
        title=_("What we did"),
        wrote=f"> {shown(topic.done)}",
        body=_on_the_card(_),
        rows=((Button(verbs.TOPIC_DONE, _.label("Change the words"), topic.id), _to_do(_)),),
    )


def owed(_: Words, found: StillOwed) -> str:
    """Say what is owed about one question, and by when."""
    lines = [_("“{question}” has closed.", question=short(found.topic.words.question))]
    lines += [_debt(_, debt, due, found) for debt, due in debts_of(found).items()]
    if found.by_phone:
        lines.append(_.number("Tell {n} person by phone.", "Tell {n} people by phone.", found.by_phone))
    return " ".join(lines)


def to_settle(_: Words, found: StillOwed) -> tuple[Button, ...]:
    """Lead to each thing that is owed."""
    ways = {
        Debt.OUTCOMES: Button(OUTCOMES, _.label("Look at the answers"), found.topic.id),
        Debt.HEARD: Button(verbs.TOPIC_HEARD, _.label("What we heard"), found.topic.id),
        Debt.DONE: Button(verbs.TOPIC_DONE, _.label("What we did"), found.topic.id),
    }
    phone = (Button(OUTCOMES_BY_PHONE, _.label("Tell them by phone"), found.topic.id),) if found.by_phone else ()
    return (*(ways[debt] for debt in debts_of(found)), *phone)


def has_closed(_: Words) -> str:
    """Say that a question has closed, and nothing of what it is."""
    return _("A question has closed. Please say what you heard, and what came of each answer.")


def overdue(_: Words, topic: Topic, debt: Debt, due: datetime) -> Card:
    """Show the advisory group what coordinators owe and have not done."""
    said = {
        Debt.OUTCOMES: _("Some who answered have not been told what came of it."),
        Debt.HEARD: _("It has not been said yet what was heard."),
        Debt.DONE: _("It has not been said yet what was done."),
    }[debt]
    return Card(
        title=_("This is late"),
        wrote=as_heading(topic.words.question),
        body=f"{said} {_('It was owed by {when}.', when=moment(due))}",
        small=_("The coordinators see it among what they have to do."),
    )


def happened(_: Words, section: Section, those: Sequence[TopicNews]) -> Sequence[str]:
    """Say which questions closed, or what was heard and done."""
    return listed(_, those, _closed if section is Section.DECIDED else _said)


def _closed(_: Words, news: TopicNews) -> str:
    return _("{question} · closed", question=short(news.topic.words.question))


def _said(_: Words, news: TopicNews) -> str:
    topic = news.topic
    said = (
        _("What we did: {words}", words=short(topic.done))
        if news.done
        else _("What we heard: {words}", words=short(topic.heard))
    )
    return f"{short(topic.words.question)} · {said}"


def _debt(_: Words, debt: Debt, due: datetime, found: StillOwed) -> str:
    by = moment(due)
    if debt is Debt.HEARD:
        return _("Say by {when} what you heard.", when=by)
    if debt is Debt.DONE:
        return _("Say by {when} what was done.", when=by)
    return _.number(
        "Say of {n} answer by {when} what came of it.",
        "Say of {n} answers by {when} what came of them.",
        found.undecided,
        when=by,
    )


def _state(_: Words, topic: Topic) -> str:
    return _("Open") if topic.state is TopicState.OPEN else _("Closed")


def _on_the_card(_: Words) -> str:
    return _("It stands on the card of the question now.")


def _to_do(_: Words) -> Button:
    return Button(TO_DO, _.label("To do"), tone=Tone.MAIN)
