"""What a coordinator presses who asks back about words without a name."""

from collections.abc import Mapping

from bot.domain.contributions import ContributionId
from bot.services.contributions import anonymous
from cogs.contributions import asking_cards, verbs
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import Verb


async def begin(press: Press) -> Reply:
    """Open the form; where nobody could reply, say so instead."""
    _, about = await press.run(anonymous.words_to_ask_about, press.actor, ContributionId(press.ref))
    return open_form(asking_cards.form, about.id)


async def ask(press: Press) -> Reply:
    """Have it asked in the thread."""
    about, words = ContributionId(press.ref), press.typed.get(asking_cards.ASKED, "")
    topic = await press.run(anonymous.ask_back, press.actor, about, words, now=press.now)
    press.bot.wake()
    return show(asking_cards.was_asked, topic, words)


PRESSES: Mapping[Verb, Handler] = {verbs.ASK_BACK: begin}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.ASK_BACK_WORDS: (ask, asking_cards.form)}
