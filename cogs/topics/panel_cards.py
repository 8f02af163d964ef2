"""The panel of a topic that is being prepared: how it stands, and all that can still be chosen."""

from typing import Final

from bot.domain.small_numbers import SMALLEST
from bot.domain.topic_drafts import PreparedTopic, TopicCaution
from bot.domain.topics import Purpose, Topic
from bot.text import Words
from cogs.kit import people
from cogs.kit.audience import audience_menu
from cogs.kit.before_group import BeforeGroup, came_back, why
from cogs.kit.cards import Button, Card, Row, Tone, moment
from cogs.kit.clean import shown
from cogs.kit.closing import Closing, Understood
from cogs.kit.drafts import said_first
from cogs.kit.nouns import already_open
from cogs.kit.plain_words import advice_in_short, plain_words
from cogs.kit.taps import found_out, taps
from cogs.kit.verbs import TOPIC_DRAFT
from cogs.topics import cards, unnamed_cards, verbs

BEFORE_GROUP: Final = BeforeGroup(
    verbs.TOPIC_PREVIEW, verbs.TOPIC_SEND, verbs.TOPIC_BACK, verbs.TOPIC_POST, verbs.TOPIC_DISCARD
)
CLOSING: Final = Closing(
    verbs.TOPIC_CLOSE,
    verbs.TOPIC_CLOSE_SEND,
    verbs.TOPIC_CLOSE_AT,
    verbs.TOPIC_CLOSE_WRITE,
    TOPIC_DRAFT,
    days=(7, 14, 21, 28, 42, 60),
)

ALSO_UNNAMED, NAMED_ONLY = "yes", "no"  # what a press on the switch makes of it


def desk(
    _: Words, prepared: PreparedTopic, *, group: bool, anew: bool = False, understood: Understood | None = None
) -> Card:
    """Show a draft as it stands; `group`: an advisory group sits, `anew`: it is not the draft they had."""
    topic = prepared.topic
    question = "\n".join(filter(None, (cards.question(topic), why(prepared.reasons))))
    held = BEFORE_GROUP.held(_, prepared.item, wrote=wrote(_, topic), question=question, says=cannot_open(_))
    return held or _panel(_, prepared, group, said_first(_, anew=anew, understood=understood))


def cannot_open(_: Words) -> str:
    """Say what a coordinator does whose topic was stopped."""
    return _("It cannot be opened. You can start a new one with /topic open.")


def know(_: Words, prepared: PreparedTopic) -> Card:
    """Say in full what to know before it opens, and what would be easier to read."""
    parts = [*cautions(_, prepared), *_unread(_, prepared)]
    if prepared.advice:
        parts.append(plain_words(_, prepared.advice))
    return Card(
        title=_("What to know"),
        body="\n".join(parts) or _("Nothing stands in the way."),
        rows=((Button(TOPIC_DRAFT, _.label("Go back"), prepared.topic.id),),),
    )


def cautions(_: Words, prepared: PreparedTopic) -> tuple[str, ...]:
    """Say what stands in its way."""
    said = {
        TopicCaution.NO_ANSWERS: _("It needs a ready-made answer, or something found out elsewhere."),
        TopicCaution.GROUPS_CHANGED: _("Role groups have changed. Choose again who is asked."),
        TopicCaution.NO_NOTICES_CHANNEL: _("There is no notices channel."),
        TopicCaution.IMPOSSIBLE_CLOSE: _("Choose another closing time."),
    }
    return tuple(said[caution] for caution in prepared.warnings)


def wrote(_: Words, topic: Topic) -> str:
    """Show what is asked: the evidence, the question, the answers of one tap, and what is asked for in words."""
    words = topic.words
    offered = "" if words.evidence else "\n".join(f"○ {shown(one)}" for one in taps(_, words))
    in_words = "\n".join(f"- {shown(one)}" for one in (*words.prompts, words.follow_up) if one)
    return "\n".join(filter(None, (found_out(topic.words), cards.question(topic), offered, in_words)))


def about(_: Words, topic: Topic) -> str:
    """Say how long it takes, what it is for, where it comes from, and whether care is needed."""
    parts = [
        _.number("{n} minute", "{n} minutes", topic.minutes),
        _purpose(_, topic.purpose),
        cards.source(_, topic.source),
    ]
    if topic.sensitive:
        parts.append(_("sensitive"))
    return f"{_('**About it:**')} {' · '.join(parts)}"


def _purpose(_: Words, purpose: Purpose) -> str:
    return {
        Purpose.INVOLVEMENT: _("involvement"),
        Purpose.RESEARCH: _("research"),
        Purpose.REFLECTION: _("reflection"),
    }[purpose]


def _panel(_: Words, prepared: PreparedTopic, group: bool, first: str) -> Card:  # noqa: FBT001 - as on the desk
    """Show everything about a draft that can still be chosen; `first` is what they must hear before all else."""
    topic = prepared.topic
    above = "" if first else came_back(_, prepared.item)
    notes = filter(
        None,
        (
            first,
            *cautions(_, prepared)[:1],
            *_unread(_, prepared),
            advice_in_short(_, prepared.advice),
            already_open(_, prepared.open_already),
        ),
    )
    most = 1 if first or above else 2  # what is left out stands behind "What to know"
    return Card(
        title=_("Your question, before it opens"),
        wrote="\n".join(filter(None, (wrote(_, topic), *_said_of_it(_, topic), why(prepared.reasons)))),
        body="\n".join(filter(None, (above, *_lines(_, prepared)))),
        small="\n".join(tuple(notes)[:most]),
        rows=_rows(_, prepared, group),
    )


def _said_of_it(_: Words, topic: Topic) -> tuple[str, ...]:
    return (
        f"{_('**Why:**')} {shown(topic.words.why)}",
        f"{_('**Offered:**')} {shown(topic.offer)}" if topic.offer else "",
    )


def _lines(_: Words, prepared: PreparedTopic) -> tuple[str, ...]:
    topic = prepared.topic
    asked = _.number("{n} person", "{n} people", prepared.asked) if prepared.asked >= SMALLEST else _("few so far")
    return (
        f"{_('**For:**')} {people.audience(_, topic.audience)} · {asked}",
        f"{_('**Closes:**')} {moment(topic.closes_at)}",
        about(_, topic),
        *unnamed_cards.on_panel(_, topic),
    )


def _unread(_: Words, prepared: PreparedTopic) -> tuple[str, ...]:
    if not prepared.may_stay_unread:
        return ()
    return (_("Few are asked: what is written without a name may stay unread."),)


def _switch(_: Words, topic: Topic) -> Button:
    """Say whether it can be answered without a name, and turn it round."""
    label = _.label("Without a name: yes") if topic.anonymous else _.label("Without a name: no")
    return Button(verbs.TOPIC_ANONYMOUS, label, f"{NAMED_ONLY if topic.anonymous else ALSO_UNNAMED}.{topic.id}")


def _rows(_: Words, prepared: PreparedTopic, group: bool) -> tuple[Row, ...]:  # noqa: FBT001 - as on the desk
    topic = prepared.topic
    know = (Button(verbs.TOPIC_KNOW, _.label("What to know"), topic.id),)
    return (
        audience_menu(_, verbs.TOPIC_WHO, topic.id, topic.audience, prepared.pools),
        CLOSING.menu(_, topic.id),
        (
            Button(verbs.TOPIC_REWRITE, _.label("Change the words"), topic.id),
            Button(verbs.TOPIC_ABOUT, _.label("About it"), topic.id),
            Button(verbs.TOPIC_EVIDENCE, _.label("Something found out"), topic.id),
            _switch(_, topic),
            *(know if prepared.warnings or prepared.advice or prepared.may_stay_unread else ()),
        ),
        (
            Button(verbs.TOPIC_PREVIEW, _.label("See it as a worker"), topic.id, Tone.MAIN),
            BEFORE_GROUP.go(_, topic.id, group=group, item=prepared.item),
            Button(verbs.TOPIC_DISCARD, _.label("Throw it away"), topic.id, Tone.GRAVE),
        ),
    )
