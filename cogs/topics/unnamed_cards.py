"""What is said of answers without a name, beside a question: to whoever may write one, and before it opens."""

from bot.domain.small_numbers import least_told
from bot.domain.topics import Topic, TopicState
from bot.text import Words
from cogs.kit.cards import Button, Card
from cogs.kit.verbs import ANSWER_ANONYMOUSLY
from cogs.topics import verbs


def to_answer(_: Words, topic: Topic) -> tuple[Button, ...]:
    """Lead to answering without a name, where that is possible."""
    if not topic.anonymous:
        return ()
    return (Button(ANSWER_ANONYMOUSLY, _.label("Answer without a name"), topic.id),)


def on_card(_: Words, topic: Topic) -> str:
    """Say on the card of a question when words without a name are shown."""
    return _("Everyone here can read answers. Without a name: {n} or more together, at 20:00.", n=_least(topic))


def on_panel(_: Words, topic: Topic) -> tuple[str, ...]:
    """Say the same to whoever writes it, and to the advisory group."""
    if not topic.anonymous:
        return ()
    return (f"{_('**Also without a name:**')} {_('{n} or more together, at 20:00', n=_least(topic))}",)


def in_more(_: Words, topic: Topic) -> tuple[str, ...]:
    """Say to whoever looks closer that they can write without a name."""
    if not topic.anonymous:
        return ()
    return (f"**{_('Without a name:')}** {_('Shown with others. Nobody is told whose it is.')}",)


def to_how_private(_: Words, topic: Topic) -> tuple[Button, ...]:
    """Lead to the promise."""
    if not topic.anonymous:
        return ()
    return (Button(verbs.TOPIC_PRIVATE, _.label("How private is this?"), topic.id),)


def how_private(_: Words, topic: Topic) -> Card:
    """Make the promise, and say its limits."""
    lines = (
        _("Nobody in this server can see whose it is: not coordinators, not the owner."),
        _(
            "It is sealed until {n} or more are shown together, at 20:00. "
            "If fewer write, you say what becomes of yours.",
            n=_least(topic),
        ),
        _("14 days after the last are shown, the bot destroys the key. Then nothing leads to anybody."),
        _(
            "Its limits: how you write may show who you are. "
            "Whoever runs the bot's computer could look before that. Discord could see it."
        ),
    )
    return Card(
        title=_("Without a name: how private?"),
        body="\n\n".join(lines),
        rows=(to_answer(_, topic),) if topic.anonymous and topic.state is TopicState.OPEN else (),
    )


def _least(topic: Topic) -> int:
    return least_told(is_sensitive=topic.sensitive)
