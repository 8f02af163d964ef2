"""What somebody wrote without a name, for them alone: sealed, or shown, and what can be done with it."""

from bot.domain.anonymous import AnonymousAnswer, OwnAnonymous
from bot.domain.contributions import Contribution
from bot.domain.topics import TopicState
from bot.text import Words
from cogs.contributions import parts, post_cards
from cogs.contributions.anonymous import cards, reply_cards, verbs
from cogs.contributions.outcome_words import came_of
from cogs.kit.cards import Button, Card, Tone, moment, on_day
from cogs.kit.clean import as_heading
from cogs.kit.nouns import short
from cogs.kit.verbs import MY_WORDS


def line(_: Words, own: OwnAnonymous) -> str:
    """Say in a line which question it answers, and how far it has come."""
    return f"{short(own.box.topic.words.question)} {_.label('(without a name)')} · {_state(_, own)}"


def _state(_: Words, own: OwnAnonymous) -> str:
    if own.shown is not None:
        return _shown_state(_, own)
    if own.sealed is None:
        return _("Not sent yet.")
    if own.box.decide_by is not None:
        return _("You can still decide until {when}.", when=moment(own.box.decide_by))
    return _("Sealed. It waits for others.")


def _shown_state(_: Words, own: OwnAnonymous) -> str:
    if own.wish is not None and own.wish.take_back:
        return _("It is taken back {when}.", when=moment(own.box.due))
    if own.wish is not None and own.wish.reply:
        if own.wish.agreed:
            return _("Your reply is shown {when}.", when=moment(own.box.due))
        return _("Your reply is not sent yet.")
    if own.asked_back is not None and not own.asked_back.reply:
        return _("You were asked something about it.")
    return _("Everyone here can read it.")


def sealed(_: Words, own: OwnAnonymous, given: AnonymousAnswer, part: int = 0) -> Card:
    """Show what waits, sealed, and what can be done with it."""
    box, decides = own.box, own.box.decide_by
    if decides is None:
        lines = cards.waits(_, box, own.shown_by)
    else:
        lines = (
            _("The question has closed."),
            _(
                "If too few wrote, you choose what becomes of it, until {when}.",
                when=moment(decides),
            ),
        )
    return Card(
        title=_("Yours, without a name"),
        wrote=f"{as_heading(box.topic.words.question)}\n{cards.said(_, box.topic, given, part)}\n",
        body="\n".join(lines),
        small=f"{_('Only you can see this.')} {cards.may_show(_)}",
        rows=(
            *cards.if_too_few(_, own, given, verbs.UNNAMED_DECIDE),
            *parts.rest(_, verbs.UNNAMED_PART, box.topic.id, given.answer, part),
            cards.to_change(_, box),
        ),
    )


def shown(_: Words, own: OwnAnonymous, answer: Contribution, part: int = 0) -> Card:
    """Show what stands in the thread, what came of it, and what only its author can do."""
    topic = own.box.topic
    asked = (reply_cards.asked(_, own.asked_back, own.wish),) if own.asked_back else ()
    came = (came_of(_, answer.decision),) if answer.decision and topic.state is TopicState.CLOSED else ()
    return Card(
        title=_("Yours, without a name"),
        wrote="\n".join((as_heading(topic.words.question), post_cards.said(_, topic, answer, part), *asked, "")),
        body="\n".join((*came, _shown_state(_, own))),
        small=f"{_('Only you can see this.')} {_until(_, own)}".strip(),
        rows=(
            *parts.rest(_, verbs.UNNAMED_PART, topic.id, answer.answer, part),
            (*_ways(_, own), Button(MY_WORDS, _.label("My words"))),
        ),
    )


def _until(_: Words, own: OwnAnonymous) -> str:
    if own.box.ours_until is None:
        return ""
    return _("After {day} nothing leads from it to you.", day=on_day(own.box.ours_until))


def _ways(_: Words, own: OwnAnonymous) -> tuple[Button, ...]:
    ref, wish = own.box.topic.id, own.wish
    back = Button(verbs.UNNAMED_BACK, _.label("Take it back"), ref, Tone.GRAVE)
    if wish is not None and wish.take_back:
        at_once = Button(verbs.UNNAMED_BACK_AT_ONCE, _.label("Take it back at once"), ref, Tone.GRAVE)
        return (Button(verbs.UNNAMED_KEEP, _.label("No, keep it"), ref), at_once)
    if wish is not None and wish.reply:
        change = Button(verbs.UNNAMED_REPLY_WORDS, _.label("Change my reply"), ref)
        return (change, Button(verbs.UNNAMED_KEEP, _.label("Don't send my reply"), ref), back)
    if own.asked_back is not None and not own.asked_back.reply:
        return (Button(verbs.UNNAMED_REPLY_WORDS, _.label("Reply"), ref, Tone.MAIN), back)
    return (back,)


def take_back(_: Words, own: OwnAnonymous, answer: Contribution) -> Card:
    """Ask when: in the evening, so that nobody can tell from the moment who it was, or at once."""
    ref = own.box.topic.id
    return Card(
        title=_("Take this answer back?"),
        wrote=post_cards.said(_, own.box.topic, answer) + "\n",
        body="\n".join(
            (
                _("In the evening: it goes {when}. The hour tells nothing of you.", when=moment(own.box.due)),
                _("At once: whoever looks just then sees it go. That may tell who you are."),
            )
        ),
        small=_("In its place stands “An answer was taken back.”"),
        rows=(
            (
                Button(verbs.UNNAMED_BACK_LATER, _.label("In the evening"), ref, Tone.MAIN),
                Button(verbs.UNNAMED_BACK_AT_ONCE, _.label("At once"), ref, Tone.GRAVE),
                Button(verbs.UNNAMED_MINE, _.label("No, keep it"), ref),
            ),
        ),
    )


def is_taken_back(_: Words, own: OwnAnonymous) -> Card:
    """Say that it is gone."""
    return Card(
        title=_("It is taken back"),
        body=_("These words are gone from here."),
        rows=((*cards.again(_, own.box), Button(MY_WORDS, _.label("My words"))),),
    )
