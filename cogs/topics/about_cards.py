"""The forms about a topic besides its words: what it is, and what was found out elsewhere."""

from typing import Final

from bot.domain.topic_words import FINDING_LENGTH, FOUND_IN_LENGTH, OFFER_LENGTH
from bot.domain.topics import Purpose, Source, Topic
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Choice
from cogs.kit.forms import Choose, Field, Form
from cogs.topics import cards, verbs

MINUTES: Final = (1, 2, 3, 5, 10)
SENSITIVE, ORDINARY = "sensitive", "ordinary"


def about_form(_: Words, topic: Topic | None = None) -> Form:
    """Take how long an answer takes, how careful it must be, what it is for, where it comes from, what is offered."""
    sensitive = topic is not None and topic.sensitive
    minutes = tuple(Choice(str(n), _.number("{n} minute", "{n} minutes", n)) for n in MINUTES)
    return Form(
        verb=verbs.TOPIC_ABOUT_SEND,
        public=True,
        ref=topic.id if topic else NO_REFERENCE,
        title=_.label("About it"),
        fields=(
            Choose("minutes", _.label("How long an answer takes"), minutes, value=str(topic.minutes) if topic else ""),
            Choose("kind", _.label("Is it sensitive?"), _kinds(_), value=SENSITIVE if sensitive else ORDINARY),
            Choose("purpose", _.label("What answers are for"), _purposes(_), value=topic.purpose if topic else ""),
            Choose("source", _.label("Where it comes from"), _sources(_), value=topic.source if topic else ""),
            Field(
                "offer",
                _.label("What is offered"),
                _("One plain sentence, or nothing. It stays as it is once the question is open."),
                topic.offer if topic else "",
                required=False,
                most=OFFER_LENGTH,
            ),
        ),
    )


def evidence_form(_: Words, topic: Topic | None = None) -> Form:
    """Take what was found out elsewhere, and where."""
    found = topic.words.evidence if topic else None
    return Form(
        verb=verbs.TOPIC_EVIDENCE_SEND,
        public=True,
        ref=topic.id if topic else NO_REFERENCE,
        title=_.label("Something found out"),
        fields=(
            Field(
                "finding",
                _.label("What was found out"),
                _("People say if it rings true. That takes the place of ready-made answers."),
                found.finding if found else "",
                long=True,
                required=False,
                most=FINDING_LENGTH,
            ),
            Field(
                "found_in",
                _.label("Where"),
                _("For example: Skills for Care, 2025. Leave both empty to take it away."),
                found.found_in if found else "",
                required=False,
                most=FOUND_IN_LENGTH,
            ),
        ),
    )


def _kinds(_: Words) -> tuple[Choice, ...]:
    return (
        Choice(ORDINARY, _.label("No")),
        Choice(SENSITIVE, _.label("Yes"), _("A line says that some people find this hard, and can skip it.")),
    )


def _purposes(_: Words) -> tuple[Choice, ...]:
    return (
        Choice(Purpose.INVOLVEMENT, _.label("Involvement"), _("For what we make together.")),
        Choice(Purpose.RESEARCH, _.label("Research"), _("For a study that has its own ethics approval.")),
        Choice(Purpose.REFLECTION, _.label("Reflection"), _("For the people here alone. Nothing of it is handed on.")),
    )


def _sources(_: Words) -> tuple[Choice, ...]:
    return tuple(Choice(source, cards.source(_, source)) for source in Source)
