"""What somebody sees of an answer before it is posted, and right after."""

from typing import Final

from bot.domain.answering import AnswerPreview, AnswerReceipt, ClosedMeanwhile, Peer
from bot.domain.consents import VERSIONS
from bot.domain.contributions import in_parts
from bot.domain.people import NOBODY
from bot.domain.preferences import Consent, Quote
from bot.domain.topics import Topic
from bot.text import Words
from cogs.contributions import parts, post_cards, verbs
from cogs.kit import people, shown_as
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, on_day
from cogs.kit.clean import shown
from cogs.kit.verbs import ANSWER_TOPIC, MY_WORDS, Verb

MAKE_UP: Final = "make-up"
NOT_NOW: Final = "no"


def preview(_: Words, seen: AnswerPreview, part: int = 0) -> Card:
    """Show an answer as others will see it, and what can still be chosen."""
    by_phone = seen.begun.behalf is not None
    title = _("Read this out to them") if by_phone else _("This is what others will see")
    lines = [_("Everyone in this server can read it.")]
    if by_phone:
        lines.append(_("Post it only if they agree. The log notes that you typed."))
        lines += _calling_back(_, seen)
    elif seen.changes:
        lines.append(_("It takes the place of what you posted before."))
    return Card(
        title=title,
        wrote=post_cards.said(_, seen.topic, seen.post, part) + "\n",
        body="\n".join(lines),
        small=_("It waits here for a day.") if by_phone else _("Nothing is posted yet. It waits here for a day."),
        rows=(
            _shown(_, seen),
            _quoting(_, seen),
            *parts.rest(_, verbs.ANSWER_PART, seen.begun.id, seen.begun.answer, part),
            _what_next(_, seen),
        ),
    )


def _calling_back(_: Words, seen: AnswerPreview) -> tuple[str, ...]:
    if seen.post.author == NOBODY:
        return ()  # they are called in any case
    return (_("May we call you about what came of it? Coordinators then see whose it is."),)


def agree(_: Words, seen: AnswerPreview) -> Card:
    """Ask for the consent to be quoted, in its own words."""
    choices = (
        Choice(VERSIONS[Consent.BE_QUOTED], _.label("Yes, I agree")),
        Choice(NOT_NOW, _.label("No")),
    )
    return Card(
        title=_("May we quote you?"),
        body=f"> {people.consent_asked(_, Consent.BE_QUOTED)}",
        small=_("You can take this back at any time, under My settings."),
        rows=(Menu(verbs.ANSWER_AGREE, seen.begun.id, _.label("Your answer"), choices),),
    )


def not_waiting(_: Words) -> Card:
    """Say that these words wait no more, and where to look."""
    return Card(
        title=_("Those words do not wait here any more"),
        body=_("They were posted, changed or thrown away since. What you posted stands under My words."),
        rows=((Button(MY_WORDS, _.label("My words"), tone=Tone.MAIN),),),
    )


def dropped(_: Words, seen: AnswerPreview) -> Card:
    """Say that nothing was posted, or kept; what stood there before still does."""
    title, gone = _("Nothing was posted"), _("These words are deleted.")
    if seen.begun.behalf is not None:
        return Card(title=title, body=gone)
    if seen.changes:
        stays = _("What you posted before stays as it is.")
        return Card(title=title, body=f"{gone} {stays}", rows=((Button(MY_WORDS, _.label("My words")),),))
    again = Button(ANSWER_TOPIC, _.label("Answer again"), seen.topic.id)
    return Card(title=title, body=f"{gone} {_('You can answer again, if you like.')}", rows=((again,),))


def closed_meanwhile(_: Words, late: ClosedMeanwhile) -> Card:
    """Give somebody their words back whose question closed before they were posted."""
    return Card(
        title=_("This question has closed"),
        wrote="\n".join(f"> {line}" for line in _kept(_, late)),
        body=_("Your words were not posted. Here they are, for you to keep."),
        small=_("They are deleted here within a day."),
    )


def _kept(_: Words, late: ClosedMeanwhile) -> list[str]:
    answer = late.begun.answer
    every = (post_cards.tap(_, late.topic.words, answer), *answer.words, answer.follow_up, answer.added)
    return "\n".join(shown(text) for text in every if text).splitlines()


def receipt(_: Words, done: AnswerReceipt) -> Card:
    """Say who reads it, when it shows, and when they hear what came of it."""
    lines = [
        *_place(_, done.topic),
        _("Everyone in this server can read it, from now on."),
        _("You hear what came of it by {when}.", when=on_day(done.topic.told_by)),
    ]
    ours = (Button(MY_WORDS, _.label("My words")), Button(verbs.ANSWER_WORDS, _.label("Change it"), done.topic.id))
    peer = done.peer
    if peer is None:
        return Card(title=_("It is there. Thank you."), body="\n".join(lines), rows=(ours,))
    if done.topic.sensitive:
        look = Button(verbs.PEER, _.label("See another answer"), done.topic.id)
        return Card(title=_("It is there. Thank you."), body="\n".join(lines), rows=((*ours, look),))
    return Card(
        title=_("It is there. Thank you."),
        body="\n".join(lines),
        below=_somebody_else(_, peer),
        rows=(_peer_buttons(_, peer), ours),
    )


def _place(_: Words, topic: Topic) -> tuple[str, ...]:
    return () if topic.thread is None else (_("It stands here: {place}", place=f"<#{topic.thread}>"),)


def peer_card(_: Words, peer: Peer) -> Card:
    """Show one answer of somebody else's, and what whoever looks says of it."""
    said = {
        None: "",
        "same": _("You said: the same for me. You can change it."),
        "different": _("You said: different where I work. You can change it."),
    }[None if peer.said is None else peer.said.value]
    return Card(
        title=_("Somebody else wrote"),
        wrote="\n".join((post_cards.said(_, peer.topic, peer.answer), *_goes_on(_, peer))),
        body=said,
        small=_("Nobody is told what you press."),
        rows=(_peer_buttons(_, peer), (Button(MY_WORDS, _.label("My words")),)),
    )


def no_peer(_: Words) -> Card:
    """Say that there is nothing of somebody else's to see yet."""
    return Card(
        title=_("There is no other answer yet"),
        body=_("You are the first who wrote something. Look again another day."),
        rows=((Button(MY_WORDS, _.label("My words")),),),
    )


def _somebody_else(_: Words, peer: Peer) -> str:
    lines = post_cards.said(_, peer.topic, peer.answer).splitlines()
    return "\n".join((f"**{_.label('Somebody else wrote')}**", *(f"> {line}" for line in lines), *_goes_on(_, peer)))


def _goes_on(_: Words, peer: Peer) -> tuple[str, ...]:
    """Say where the rest of a long answer stands."""
    if len(in_parts(peer.answer.answer)) == 1 or peer.topic.thread is None:
        return ()
    return (_.label("The rest of it stands in {place}", place=f"<#{peer.topic.thread}>"),)


def _peer_buttons(_: Words, peer: Peer) -> tuple[Button, ...]:
    return (
        Button(verbs.PEER_SAME, _.label("Same for me"), peer.answer.id),
        Button(verbs.PEER_DIFFERENT, _.label("Different where I work"), peer.answer.id),
        Button(verbs.ANSWER_ADD, _.label("Add to mine"), peer.topic.id),
    )


def _shown(_: Words, seen: AnswerPreview) -> Menu:
    names, chosen = seen.names, seen.post.shown_as
    choices = list(shown_as.ways(_, names, seen.post.role_group, chosen))
    if seen.begun.behalf is None:
        other = _.label("Make up another name…") if names.made_up else _.label("Make up a name…")
        choices.append(Choice(MAKE_UP, other))
    return Menu(verbs.ANSWER_SHOWN, seen.begun.id, _.label("Shown as"), tuple(choices))


def _quoting(_: Words, seen: AnswerPreview) -> Menu:
    may_say_yes = seen.begun.behalf is None or seen.may_be_quoted  # only they can agree to it themselves
    return quoting(_, verbs.ANSWER_QUOTE, seen.begun.id, seen.begun.quote, may_say_yes=may_say_yes)


def quoting(_: Words, verb: Verb, ref: str, chosen: Quote, *, may_say_yes: bool = True) -> Menu:
    """Ask whether an answer may be quoted."""
    choices = (
        *(((Quote.YES, _.label("Quote it: yes")),) if may_say_yes else ()),
        (Quote.IN_OTHER_WORDS, _.label("Quote it: only in other words")),
        (Quote.NO, _.label("Quote it: no")),
    )
    marked = tuple(Choice(quote.value, label, chosen=quote is chosen) for quote, label in choices)
    return Menu(verb, ref, _.label("May we quote it?"), marked)


def _what_next(_: Words, seen: AnswerPreview) -> tuple[Button, ...]:
    begun = seen.begun
    if begun.behalf is not None:
        post = _post_typed(_, seen)
        change = Button(verbs.TYPED_WORDS, _.label("Change it"), begun.id)
    else:
        post = (Button(verbs.ANSWER_POST, _.label("Post it"), begun.id, Tone.MAIN),)
        change = Button(verbs.ANSWER_WORDS, _.label("Change it"), begun.topic)
    return (
        *post,
        change,
        Button(verbs.ANSWER_DROP, _.label("Don't post"), begun.id, Tone.GRAVE),
    )


def _post_typed(_: Words, seen: AnswerPreview) -> tuple[Button, ...]:
    post = Button(verbs.TYPED_POST, _.label("They agree: post it"), seen.begun.id, Tone.MAIN)
    if seen.post.author == NOBODY:
        return (post,)
    return (post, Button(verbs.TYPED_CALL_BACK, _.label("Post it, and call them back"), seen.begun.id, Tone.MAIN))
