"""The very form of a question, for whoever still writes it: nothing that is sent in it is kept."""

from collections.abc import Mapping

from bot.domain.topics import TopicId
from bot.services import drafts, topics
from cogs.contributions import form_cards, verbs
from cogs.kit.forms import FormIn
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, show
from cogs.kit.verbs import TRY_TOPIC, Verb


async def try_it(press: Press) -> Reply:
    """Open the form as a partner will fill it in."""
    return Reply(form=await _form(press))


async def _form(press: Press) -> FormIn:
    prepared = await press.run(topics.prepared_topic, press.actor, TopicId(press.ref), now=press.now)
    return lambda _: form_cards.tried_form(_, prepared.topic)


async def tried(press: Press) -> Reply:
    """Say that it was only a look."""
    await press.run(drafts.may_write, press.actor, topics.DRAFTS)
    return show(form_cards.only_a_look, press.ref)


PRESSES: Mapping[Verb, Handler] = {TRY_TOPIC: try_it}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.TRIED_WORDS: (tried, FormAbout(_form, form_cards.empty_tried_form)),
}
