"""Typing for somebody on the phone: about which question, and who it is."""

from collections.abc import Sequence

from bot.domain.answering import AnswerReceipt
from bot.domain.people import NOBODY, RoleGroup
from bot.domain.topics import Topic
from bot.text import Words
from cogs.contributions import verbs
from cogs.kit import people
from cogs.kit.cards import Button, Card, Choice, Menu, PersonMenu, on_day
from cogs.kit.clean import as_heading
from cogs.kit.verbs import TYPE_ANSWER


def which(_: Words, found: Sequence[Topic]) -> Card:
    """Ask which question somebody answers by phone."""
    if not found:
        return Card(title=_("Somebody answers by phone"), body=_("No question is open here just now."))
    choices = tuple(Choice(one.id, one.words.question) for one in found)
    return Card(
        title=_("Somebody answers by phone"),
        body=_("You type what they say. It counts like any other answer."),
        rows=(Menu(verbs.TYPED_TOPIC, "-", _.label("Which question?"), choices),),
    )


def who(_: Words, topic: Topic) -> Card:
    """Ask who it is."""
    groups = tuple(
        Choice(one.value, people.short(_, one)) for one in RoleGroup if not topic.audience or one in topic.audience
    )
    return Card(
        title=_("Who answers?"),
        wrote=as_heading(topic.words.question),
        body=_("Choose somebody who has joined. Have they no account? Then choose their role group."),
        small=_("Read the question out, and say that everyone in the server can read the answer."),
        rows=(
            PersonMenu(verbs.TYPED_PERSON, topic.id, _.label("Somebody who has joined")),
            Menu(verbs.TYPED_GROUP, topic.id, _.label("Somebody without an account"), groups),
        ),
    )


def receipt(_: Words, done: AnswerReceipt) -> Card:
    """Say what to tell somebody who answered by phone."""
    return Card(
        title=_("It is there"),
        body="\n".join((_hear(_, done), _("Tell them: that is by {when}.", when=on_day(done.topic.told_by)))),
        rows=((Button(TYPE_ANSWER, _.label("Type another"), done.topic.id),),),
    )


def _hear(_: Words, done: AnswerReceipt) -> str:
    if done.answer.author == NOBODY:
        return _("They have no account, so you tell them what came of it. To do reminds you.")
    if done.call_back:
        return _("They find it under My words. You call them about what came of it. To do reminds you.")
    return _("They find it under My words, and hear what came of it like everybody.")


def not_waiting(_: Words) -> Card:
    """Say that what was typed waits no more."""
    return Card(
        title=_("Those words do not wait here any more"),
        body=_("They were changed or thrown away since. Nothing was posted just now."),
    )
