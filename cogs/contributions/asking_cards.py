"""Asking back about words without a name: the form, and that it was asked."""

from typing import Final

from bot.domain.anonymous_words import ASKED_BACK_LENGTH
from bot.domain.topics import Topic
from bot.domain.written_words import plain
from bot.text import Words
from cogs.contributions import verbs
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone
from cogs.kit.clean import quoted
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import OUTCOMES

ASKED: Final = "asked"


def form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take one question about some words."""
    hint = _("Everybody reads it in the thread. Only one question is asked about each answer.")
    field = Field(ASKED, _.label("Your question"), hint, long=True, most=ASKED_BACK_LENGTH)
    return Form(verbs.ASK_BACK_WORDS, _.label("Ask back"), (field,), ref, asks=True, public=True)


def was_asked(_: Words, topic: Topic, words: str) -> Card:
    """Say where it stands, and when a reply is shown, if there is one."""
    return Card(
        title=_("It is asked in the thread"),
        wrote=quoted(plain(words)),
        body=_("Whoever wrote these words can reply. Nobody is told who it is, and you are not either."),
        small=_("The reply is shown at 20:00 one evening. They never have to reply."),
        rows=((Button(OUTCOMES, _.label("The answers"), topic.id, Tone.MAIN),),),
    )
