"""Typing for somebody on the phone: about which question, and who it is."""

from collections.abc import Sequence

from bot.domain.people import RoleGroup
from bot.domain.topics import Topic
from bot.text import Words
from cogs.contributions import verbs
from cogs.kit import people
from cogs.kit.cards import Card, Choice, Menu, PersonMenu
from cogs.kit.clean import as_heading


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
