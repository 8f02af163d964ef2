"""The questions of a server on one card, and closing one before its time."""

from collections.abc import Sequence

from bot.domain.topic_drafts import TopicList
from bot.domain.topics import Topic
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone, moment
from cogs.kit.drafts import said
from cogs.kit.nouns import listed, short
from cogs.kit.verbs import TO_DO, TYPE_ANSWER
from cogs.topics import cards, verbs


def overview(_: Words, found: TopicList) -> Card:
    """List what is open, what is being written or lies before the group, and what is owed where one has closed."""
    parts = (
        (_("**Open**"), listed(_, found.open, _open)),
        (_("**Your drafts**"), listed(_, found.drafts, said)),
        (_("**Closed**"), listed(_, found.closed, _closed)),
    )
    lines = [line for heading, those in parts if those for line in (heading, *those)]
    phone = (Button(TYPE_ANSWER, _.label("Somebody answers by phone")),) if found.open else ()
    write = Button(verbs.TOPIC_BEGIN, _.label("Write a new one"), tone=Tone.MAIN)
    return Card(
        title=_("Questions here"),
        body="\n".join(lines) or _("No question has been written yet."),
        rows=(*_choose(_, found.open), (write, *phone, Button(TO_DO, _.label("To do")))),
    )


def choose_to_close(_: Words, found: Sequence[Topic]) -> Card:
    """Ask which question is to close now."""
    if not found:
        return Card(title=_("No question is open"), body=_("There is nothing to close."))
    return Card(title=_("Close a question early"), body=_("Choose which one."), rows=_choose(_, found))


def confirm_close(_: Words, topic: Topic) -> Card:
    """Say what closing it now means, before anything happens."""
    return Card(
        title=_("Close this question now?"),
        wrote=cards.question(topic),
        body=_(
            "Nobody can answer it after that. It does not open again. It would close {when} by itself.",
            when=moment(topic.closes_at),
        ),
        rows=(
            (
                Button(verbs.TOPIC_CLOSE_NOW, _.label("Close it now"), topic.id, Tone.GRAVE),
                Button(TO_DO, _.label("No, keep it open")),
            ),
        ),
    )


def closed_early(_: Words, topic: Topic) -> Card:
    """Say that it has closed, and what is owed now."""
    return Card(
        title=_("This question has closed"),
        wrote=cards.question(topic),
        body=_("Everybody who answered is told within 14 days what came of it. To do says what is owed."),
        rows=((Button(TO_DO, _.label("To do"), tone=Tone.MAIN),),),
    )


def _choose(_: Words, found: Sequence[Topic]) -> tuple[Row, ...]:
    if not found:
        return ()
    choices = tuple(Choice(one.id, one.words.question) for one in found[: limits.SELECT_CHOICES])
    return (Menu(verbs.TOPIC_CLOSE_CHOSEN, NO_REFERENCE, _.label("Close one early"), choices),)


def _open(_: Words, topic: Topic) -> str:
    return f"{short(topic.words.question)} · {_('closes {when}', when=moment(topic.closes_at))}"


def _closed(_: Words, topic: Topic) -> str:
    return f"{short(topic.words.question)} · {_owed(_, topic)}"


def _owed(_: Words, topic: Topic) -> str:
    if not topic.heard:
        return _("say what you heard")
    if topic.done:
        return _("all is said")
    if topic.do_by is None:
        return _("say what you did")
    return _("say what you did by {when}", when=moment(topic.do_by))
