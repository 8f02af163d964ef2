"""The panel of a topic that is being prepared: how it stands, and what can still be chosen."""

from bot.domain.topic_drafts import PreparedTopic, TopicCaution
from bot.domain.topics import TopicWords
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import numbered, shown
from cogs.kit.nouns import already_open
from cogs.kit.taps import taps
from cogs.topics import cards, verbs


def panel(_: Words, prepared: PreparedTopic) -> Card:
    """Show a draft as it stands."""
    topic = prepared.topic
    wrote = (cards.evidence(topic), cards.question(topic), numbered(taps(_, topic.words)), *asked_in_words(topic.words))
    lines = (
        f"{_('**Why we ask:**')} {shown(topic.words.why)}",
        f"{_('**For:**')} {people.audience(_, topic.audience)}",
        cards.facts(_, topic),
    )
    return Card(
        title=_("Your question, before it opens"),
        wrote="\n".join(filter(None, wrote)),
        body="\n".join(lines),
        small="\n".join((already_open(_, prepared.open_already), *cautions(_, prepared))),
        rows=(
            (
                Button(verbs.TOPIC_POST, _.label("Post it"), topic.id, Tone.MAIN),
                Button(verbs.TOPIC_REWRITE, _.label("Change the words"), topic.id),
                Button(verbs.TOPIC_DISCARD, _.label("Throw it away"), topic.id, Tone.GRAVE),
            ),
        ),
    )


def cautions(_: Words, prepared: PreparedTopic) -> tuple[str, ...]:
    """Say what stands in its way."""
    said = {
        TopicCaution.NO_ANSWERS: _("It needs at least one ready-made answer."),
        TopicCaution.GROUPS_CHANGED: _("Role groups have changed. Choose again who is asked."),
        TopicCaution.NO_NOTICES_CHANNEL: _("There is no notices channel."),
        TopicCaution.IMPOSSIBLE_CLOSE: _("Choose another closing time."),
    }
    return tuple(said[caution] for caution in prepared.warnings)


def asked_in_words(words: TopicWords) -> tuple[str, ...]:
    """Return what is asked for in words, a line each."""
    return tuple(f"- {shown(one)}" for one in (*words.prompts, words.follow_up) if one)
