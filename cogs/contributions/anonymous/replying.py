"""Replying to what was asked back about one's words without a name."""

from collections.abc import Mapping

from bot.domain.contributions import ContributionId
from bot.domain.topics import TopicId
from bot.services.contributions import anonymous
from cogs.contributions.anonymous import reply_cards, verbs
from cogs.contributions.anonymous.looking import look
from cogs.kit.forms import FormIn
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, show
from cogs.kit.verbs import Verb


async def begin(press: Press) -> Reply:
    """Open the form for whoever wrote the words; nobody else learns anything."""
    about = ContributionId(press.ref)
    found = await press.run(anonymous.own_asked_about, press.actor, about)
    return open_form(reply_cards.form, found) if found.wish is None else look(found)


async def write(press: Press) -> Reply:
    """Open the form with what stands there already."""
    return Reply(form=await _form(press))


async def _form(press: Press) -> FormIn:
    found = await press.run(anonymous.own_asked, press.actor, TopicId(press.ref))
    return lambda _: reply_cards.form(_, found)


async def take_words(press: Press) -> Reply:
    """Keep a reply, sealed, and show it as others will read it."""
    words = press.typed.get(reply_cards.REPLY, "")
    return look(await press.run(anonymous.write_reply, press.actor, TopicId(press.ref), words))


async def send(press: Press) -> Reply:
    """Have it shown in the evening; where they have not seen what waits, show that first."""
    mark, _, topic = press.ref.rpartition(".")
    found = await press.run(anonymous.agree_to_reply, press.actor, TopicId(topic), seen=mark)
    if found.wish is not None and not found.wish.is_firm and found.asked_back is not None:
        return show(reply_cards.preview, found, found.asked_back, found.wish, anew=True)
    return look(found)


PRESSES: Mapping[Verb, Handler] = {
    verbs.UNNAMED_REPLY: begin,
    verbs.UNNAMED_REPLY_WORDS: write,
    verbs.UNNAMED_REPLY_SEND: send,
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.UNNAMED_REPLY_WORDS: (take_words, FormAbout(_form, reply_cards.empty_form)),
}
