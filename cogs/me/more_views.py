"""What the rest of My settings leads to."""

from collections.abc import Mapping
from functools import partial

from bot.domain.preferences import Consent, Credit, Reading
from bot.services import consents, preferences
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.me import more_cards as cards
from cogs.me.values import one_of


async def more(ask: Ask) -> Reply:
    """Show the rest."""
    return show(cards.more, await ask.run(preferences.preferences_of, ask.actor, now=ask.now))


async def choose_reading(ask: Ask, reading: Reading) -> Reply:
    """Be told more or less at once, from the answer on."""
    chosen = await ask.run(preferences.choose_reading, ask.actor, reading, now=ask.now)
    ask.forget_language()
    return show(cards.more, chosen)


async def helps(ask: Ask) -> Reply:
    """Show what helps."""
    return show(cards.helps, await ask.run(preferences.preferences_of, ask.actor, now=ask.now))


async def write_helps(ask: Ask) -> Reply:
    """Open the form with what stands there already."""
    chosen = await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    return open_form(cards.helps_form, chosen.helps)


async def take_helps(ask: Ask) -> Reply:
    """Keep what helps."""
    words = tidied(ask.typed.get("helps", ""))
    return show(cards.helps, await ask.run(preferences.keep_helps, ask.actor, words, now=ask.now))


async def clear_helps(ask: Ask) -> Reply:
    """Forget what helps."""
    return show(cards.helps, await ask.run(preferences.keep_helps, ask.actor, "", now=ask.now))


async def credit(ask: Ask) -> Reply:
    """Show how this person is thanked."""
    chosen = await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    return show(cards.credit, chosen, await ask.run(consents.consents_of, ask.actor))


async def choose_credit(ask: Ask, way: Credit) -> Reply:
    """Be thanked in another way."""
    chosen = await ask.run(preferences.choose_credit, ask.actor, way, now=ask.now)
    return show(cards.credit, chosen, await ask.run(consents.consents_of, ask.actor))


async def make_up_name(ask: Ask) -> Reply:
    """Let a name be made up, or used again."""
    chosen = await ask.run(preferences.preferences_of, ask.actor, now=ask.now)
    return open_form(cards.pseudonym_form, chosen.pseudonym)


async def take_name(ask: Ask) -> Reply:
    """Be thanked by a name that was made up."""
    name = one_line(ask.typed.get("name", ""))
    chosen = await ask.run(preferences.choose_credit, ask.actor, Credit.PSEUDONYM, pseudonym=name, now=ask.now)
    return show(cards.credit, chosen, await ask.run(consents.consents_of, ask.actor))


async def agreed(ask: Ask) -> Reply:
    """Show the consents."""
    return show(cards.agreed, await ask.run(consents.consents_of, ask.actor))


async def change_consent(ask: Ask) -> Reply:
    """Give a consent to the words that stood on the screen, or take one back."""
    name, _, answer = ask.values[0].partition(".")
    consent, (yes, _, version) = one_of(Consent, name), answer.partition(".")
    if yes == "yes":
        await ask.run(consents.give_consent, ask.actor, consent, version, now=ask.now)
    else:
        await ask.run(consents.withdraw_consent, ask.actor, consent, now=ask.now)
    return await agreed(ask)


PRESSES: Mapping[str, Handler] = {
    "my-more": more,
    "read-easy": partial(choose_reading, reading=Reading.EASY),
    "read-plain": partial(choose_reading, reading=Reading.PLAIN),
    "my-helps": helps,
    "helps-write": write_helps,
    "helps-clear": clear_helps,
    "my-credit": credit,
    "credit-name": partial(choose_credit, way=Credit.NAME),
    "credit-none": partial(choose_credit, way=Credit.NONE),
    "credit-pseudonym": make_up_name,
    "my-consents": agreed,
    "consent": change_consent,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {
    "my-helps": (take_helps, cards.helps_form),
    "credit-pseudonym": (take_name, cards.pseudonym_form),
}
