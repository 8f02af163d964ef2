"""An answer without a name before anybody sees it: its form, as others will read it, sealed, and taken out."""

from datetime import datetime

from bot.domain.anonymous import AnonymousAnswer, Box, BoxState, OwnAnonymous, as_shown
from bot.domain.answering import AnswerSheet
from bot.domain.contributions import ContributionId
from bot.domain.small_numbers import Pool
from bot.domain.topics import Topic
from bot.text import Words
from cogs.contributions import form_cards, parts, post_cards, preview_cards
from cogs.contributions.anonymous import verbs
from cogs.kit import too_few
from cogs.kit.cards import Button, Card, Row, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.forms import Form, says
from cogs.kit.verbs import ANSWER_ANONYMOUSLY, MY_WORDS, Verb

_NO_NAME = ContributionId("")


def form(_: Words, own: OwnAnonymous) -> Form:
    """Take an answer without a name; what waits stands there already."""
    written = own.draft or own.sealed
    sheet = AnswerSheet(own.box.topic, None if written is None else written.answer)
    return Form(
        verbs.UNNAMED_WORDS,
        _("Without a name"),
        form_cards.parts(_, sheet, says(_, readers).words),
        own.box.topic.id,
        sealed=True,
    )


def readers(_: Words) -> str:
    """Say who reads it, before anything is written."""
    return _("Everyone here can read it, later, with others. Leave out who somebody is.")


def empty_form(_: Words) -> Form:
    """Have the boxes that every such form may have."""
    return Form(verbs.UNNAMED_WORDS, _("Without a name"), form_cards.boxes(_), sealed=True)


def preview(_: Words, own: OwnAnonymous, draft: AnonymousAnswer, part: int = 0, *, anew: bool = False) -> Card:
    """Show it as others will read it, before anything of it is sent; `anew`: it is not what they saw before.

    Then another button stands where "Seal it" was: a hand that taps twice seals nothing that it has not seen.
    """
    topic = own.box.topic
    seal = Button(verbs.UNNAMED_SEAL, _.label("Seal it"), f"{own.mark}.{topic.id}", Tone.MAIN)
    change = Button(verbs.UNNAMED_WORDS, _.label("Change it"), topic.id)
    readers = _("Everyone in this server reads it. Nobody is told whose it is.")
    if anew:
        body = _("This has changed since you looked. Please look once more.") + f"\n{readers}"
    else:
        body = f"{readers}\n{_('It is shown with {n} others or more, at 20:00 one evening.', n=own.box.least - 1)}"
    sent = _("What you sealed before waits until you seal this.") if own.sealed else _("Nothing is sent yet.")
    return Card(
        title=_("This is what others will see"),
        wrote=said(_, topic, draft, part) + "\n",
        body=body,
        small=f"{may_show(_, few_speak=own.few_speak)} {sent}",
        rows=(
            *if_too_few(_, own, draft, verbs.UNNAMED_GROUP),
            preview_cards.quoting(_, verbs.UNNAMED_QUOTE, topic.id, draft.quote),
            *parts.rest(_, verbs.UNNAMED_PART, topic.id, draft.answer, part),
            (
                *((change, seal) if anew else (seal, change)),
                Button(verbs.UNNAMED_DROP, _.label("Don't send it"), topic.id),
            ),
        ),
    )


def if_too_few(_: Words, own: OwnAnonymous, given: AnonymousAnswer, verb: Verb) -> tuple[Row, ...]:
    """Ask what becomes of it if too few write; where no group is big enough for it to stand under, nothing is asked."""
    if not own.pool:
        return ()
    topic, few = own.box.topic.id, own.box.least
    return (too_few.menu(_, verb, topic, few=few, pool=own.pool, under_group=given.under_group),)


def may_show(_: Words, *, few_speak: bool = False) -> str:
    """Warn that words may tell more than they say."""
    if few_speak:
        return _("Your words or your language may show who you are.")
    return _("How you write may show who you are.")


def said(_: Words, topic: Topic, given: AnonymousAnswer, part: int = 0) -> str:
    """Return what others will read of it, letter for letter."""
    shown = as_shown(topic, given, name=_NO_NAME, pool=(), shown_at=topic.closes_at)
    return post_cards.said(_, topic, shown, part)


def sealed(_: Words, box: Box, shown_by: datetime) -> Card:
    """Thank somebody for what they sealed; it is read back in it, and stands under My words as well."""
    return Card(
        title=_("Thank you. Your words are sealed."),
        wrote=as_heading(box.topic.words.question),
        body="\n".join(waits(_, box, shown_by)),
        small=_("Until then it is yours alone: see it, change it or take it out under My words."),
        rows=(to_change(_, box),),
    )


def waits(_: Words, box: Box, shown_by: datetime) -> tuple[str, str]:
    """Say for what sealed words wait, and how long at most."""
    return (
        _("It waits for {n} others or more. Then all are shown, at 20:00.", n=box.least - 1),
        _("By {when} it is shown, or nobody ever reads it.", when=moment(shown_by)),
    )


def to_change(_: Words, box: Box) -> tuple[Button, ...]:
    """Lead to what can be done with sealed words."""
    change = (Button(verbs.UNNAMED_WORDS, _.label("Change it"), box.topic.id),)
    return (
        *(change if box.state is BoxState.OPEN else ()),
        Button(verbs.UNNAMED_OUT, _.label("Take it out"), box.topic.id),
        Button(MY_WORDS, _.label("My words")),
    )


def you_wrote(_: Words, own: OwnAnonymous, given: AnonymousAnswer) -> str:
    """Read back what somebody sealed, and what becomes of it if too few write."""
    return f"{said(_, own.box.topic, given)}\n{too_few.said(_, few=own.box.least, pool=_pool(own, given))}"


def _pool(own: OwnAnonymous, given: AnonymousAnswer) -> Pool:
    return own.pool if given.under_group else ()


def dropped(_: Words, own: OwnAnonymous) -> Card:
    """Say that what was not sent is thrown away; what was sealed before waits on."""
    before = _("What you sealed before still waits.") if own.sealed else ""
    return Card(
        title=_("Not sent"),
        body=" ".join(filter(None, (_("We have kept nothing of it."), before))),
        rows=((*again(_, own.box), Button(MY_WORDS, _.label("My words"))),),
    )


def taken_out(_: Words, box: Box) -> Card:
    """Say that nothing of somebody's waits, whether or not there was anything."""
    return Card(
        title=_("Nothing of yours is sealed here"),
        body=_("If there was an answer without a name, it is taken out. Nobody has read it."),
        rows=((*again(_, box), Button(MY_WORDS, _.label("My words"))),),
    )


def nothing_here(_: Words, box: Box) -> Card:
    """Say that nothing leads from here to any words of whoever asks."""
    return Card(
        title=_("Nothing of yours is here"),
        body=_("Nobody is told that you looked."),
        small=_("Here you find only what you wrote to this question without a name."),
        rows=((*again(_, box), Button(MY_WORDS, _.label("My words"))),),
    )


def again(_: Words, box: Box) -> tuple[Button, ...]:
    """Lead to the form again, while there is one."""
    if box.state is not BoxState.OPEN:
        return ()
    return (Button(ANSWER_ANONYMOUSLY, _.label("Answer without a name"), box.topic.id),)
