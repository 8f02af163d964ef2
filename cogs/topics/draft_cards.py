"""What a coordinator sees around the panel of a topic: its words, its drafts, and that it has opened."""

from dataclasses import replace
from typing import Final

from bot.domain.topic_drafts import PreparedTopic
from bot.domain.topic_words import (
    MOST_OPTIONS,
    MOST_PROMPTS,
    OPTION_LENGTH,
    PROMPT_LENGTH,
    QUESTION_LENGTH,
    WHY_LENGTH,
)
from bot.domain.topics import Topic, TopicWords
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone, moment
from cogs.kit.drafts import DraftRenderer
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import TOPIC_DRAFT, TRY_TOPIC
from cogs.topics import cards, verbs
from cogs.topics.panel_cards import BEFORE_GROUP

DRAFTS: Final = DraftRenderer(TOPIC_DRAFT, verbs.TOPIC_DISCARD)
_ROOM: Final = 2  # times as many characters as fit, so that who writes too much is told, and not cut off


def words_form(_: Words, topic: Topic | None = None) -> Form:
    """Take the words of a topic."""
    fields = _fields(_, topic.words if topic else TopicWords("", ""))
    return Form(
        verbs.TOPIC_WORDS, _.label("A question"), fields, topic.id if topic else NO_REFERENCE, asks=True, public=True
    )


def idea_form(_: Words, idea: str = "") -> Form:
    """Take the words of a topic that a partner suggested."""
    return Form(verbs.TOPIC_FROM_IDEA, _.label("A question"), _fields(_, TopicWords(idea, "")), asks=True, public=True)


def _fields(_: Words, words: TopicWords) -> tuple[Field, ...]:
    why = _.label("Why you ask, in one sentence")
    return (
        Field("question", _.label("Question"), value=words.question, most=QUESTION_LENGTH),
        Field("why", why, _("More people answer when they know what it is for."), words.why, most=WHY_LENGTH),
        *_answers(_, words),
    )


def _answers(_: Words, words: TopicWords) -> tuple[Field, ...]:
    """Ask what people answer with: a tap, and words."""
    options, prompts = _.label("Ready-made answers, one a line"), _.label("To answer in words, one a line")
    taps = _("From 1 to 4. “Something else” is added by itself.")
    boxes = _("Up to 2 short boxes, each with a line above it. Both may stay empty.")
    follow_up, example = _.label("One follow-up, for everybody"), _("For example: What would have helped?")
    written, above = "\n".join(words.options), "\n".join(words.prompts)
    return (
        Field("options", options, taps, written, long=True, required=False, most=_ROOM * MOST_OPTIONS * OPTION_LENGTH),
        Field("prompts", prompts, boxes, above, long=True, required=False, most=_ROOM * MOST_PROMPTS * PROMPT_LENGTH),
        Field("follow_up", follow_up, example, words.follow_up, required=False, most=PROMPT_LENGTH),
    )


def preview(_: Words, prepared: PreparedTopic, *, group: bool = False) -> Card:
    """Show the public card as everybody will see it; its form opens as they will fill it in."""
    topic, item = prepared.topic, prepared.item
    public = cards.topic_card(_, topic)
    go = BEFORE_GROUP.go(_, topic.id, group=group, item=item)
    return replace(
        public,
        small=f"{public.small}\n{_('Only you see this so far.')}",
        rows=(
            (
                Button(TRY_TOPIC, _.label("Answer"), topic.id, Tone.MAIN),
                *(() if item and item.ending is None else (go,)),
                Button(TOPIC_DRAFT, _.label("Go back"), topic.id),
            ),
        ),
    )


def posted(_: Words, topic: Topic) -> Card:
    """Say that a topic is open."""
    return Card(
        title=_("Your question is open"),
        wrote=cards.question(topic),
        body=_(
            "It is on its way to the notices channel. Its words can no longer change. It closes {when}.",
            when=moment(topic.closes_at),
        ),
    )
