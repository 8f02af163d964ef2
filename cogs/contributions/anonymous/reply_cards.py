"""What was asked back about words without a name, and the reply."""

from typing import Final

from bot.domain.anonymous import AskedBack, AuthorWish, Box, OwnAnonymous
from bot.domain.anonymous_words import OWN_REPLY_LENGTH
from bot.domain.contributions import Contribution
from bot.text import Words
from cogs.contributions.anonymous import cards, verbs
from cogs.contributions.outcome_words import QUOTED, in_short
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone, moment
from cogs.kit.clean import as_heading, quoted
from cogs.kit.forms import Field, Form, Says

REPLY: Final = "reply"


def in_thread(_: Words, box: Box, about: Contribution, back: AskedBack) -> Card:
    """Ask in the thread about some words, or show the reply: nobody is told whose they are."""
    ask = (Button(verbs.UNNAMED_REPLY, _.label("It is mine: reply"), about.id),)
    waits = box.is_sealed and not back.reply
    return Card(
        title=_("Asked back"),
        wrote=f"{in_short(_, box.topic.words, about, QUOTED)}\n{asked(_, back)}\n",
        body=_("Whoever wrote these words can reply. Nobody is told who it is.") if waits else "",
        small=_("The reply is shown at 20:00 one evening.") if waits else "",
        rows=(ask,) if waits else (),
    )


def taken_back(_: Words) -> Card:
    """Stand where something was asked about words that were taken back since."""
    return Card(title=_("What was asked here is gone"), body=_("The words that it was about were taken back."))


def asked(_: Words, back: AskedBack, wish: AuthorWish | None = None) -> str:
    """Repeat what was asked back, and the reply: once it is shown, or to its author alone as they wish it."""
    lines = [f"**{_.label('Asked back')}:**", quoted(back.words)]
    reply = back.reply or (wish.reply if wish else "")
    if reply:
        lines += [f"**{_.label('The reply')}:**", quoted(reply)]
    return "\n".join(lines)


def form(_: Words, own: OwnAnonymous) -> Form:
    """Take a reply; what waits stands there already."""
    back, wish = own.asked_back, own.wish
    above = (Says(as_heading(back.words)),) if back else ()
    fields = (*above, _box(_, wish.reply if wish else ""))
    return Form(verbs.UNNAMED_REPLY_WORDS, _("Your reply"), fields, own.box.topic.id, sealed=True)


def empty_form(_: Words) -> Form:
    """Have the box that every such form has."""
    return Form(verbs.UNNAMED_REPLY_WORDS, _("Your reply"), (_box(_, ""),), NO_REFERENCE, sealed=True)


def _box(_: Words, text: str) -> Field:
    hint = _("You see it before it is sent.")
    return Field(REPLY, _.label("In your own words"), hint, value=text, long=True, most=OWN_REPLY_LENGTH)


def preview(_: Words, own: OwnAnonymous, back: AskedBack, wish: AuthorWish, *, anew: bool = False) -> Card:
    """Show a reply as others will read it, before it is sent; `anew`: it is not what they saw before."""
    ref = own.box.topic.id
    send = Button(verbs.UNNAMED_REPLY_SEND, _.label("Send it"), f"{own.wish_mark}.{ref}", Tone.MAIN)
    change = Button(verbs.UNNAMED_REPLY_WORDS, _.label("Change it"), ref)
    changed = _("This has changed since you looked. Please look once more.") + "\n" if anew else ""
    readers = _("Everyone in this server will read it, from {when} on.", when=moment(own.box.due))
    return Card(
        title=_("This is what others will see"),
        wrote=asked(_, back, wish) + "\n",
        body=f"{changed}{readers} {_('Nobody is told who you are.')}",
        small=f"{cards.may_show(_, few_speak=own.few_speak)} {_('Nothing is sent yet.')}",
        rows=(
            (
                *((change, send) if anew else (send, change)),
                Button(verbs.UNNAMED_KEEP, _.label("Don't send it"), ref),
            ),
        ),
    )
