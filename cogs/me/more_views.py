"""What the rest of My settings leads to."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.domain.preferences import Consent, Credit, Reading
from bot.services import consents, preferences
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.made_up_names import look_again
from cogs.kit.press import Handler, Press, Reply, one_of, open_form, show
from cogs.kit.verbs import MY_CONSENTS, Verb
from cogs.me import more_cards as cards
from cogs.me import verbs


async def more(press: Press) -> Reply:
    """Show the rest."""
    return show(cards.more, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def choose_reading(press: Press, reading: Reading) -> Reply:
    """Be told more or less at once, from the answer on."""
    chosen = await press.run(preferences.choose_reading, press.actor, reading, now=press.now)
    press.forget_language()
    return show(cards.more, chosen)


async def helps(press: Press) -> Reply:
    """Show what helps."""
    return show(cards.helps, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def write_helps(press: Press) -> Reply:
    """Open the form with what stands there already."""
    chosen = await press.run(preferences.preferences_of, press.actor, now=press.now)
    return open_form(cards.helps_form, chosen.helps)


async def take_helps(press: Press) -> Reply:
    """Keep what helps."""
    words = tidied(press.typed.get("helps", ""))
    return show(cards.helps, await press.run(preferences.keep_helps, press.actor, words, now=press.now))


async def clear_helps(press: Press) -> Reply:
    """Forget what helps."""
    return show(cards.helps, await press.run(preferences.keep_helps, press.actor, "", now=press.now))


async def credit(press: Press) -> Reply:
    """Show how this person is thanked."""
    return show(cards.credit, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def choose_credit(press: Press, way: Credit) -> Reply:
    """Be thanked in another way."""
    return show(cards.credit, await press.run(preferences.choose_credit, press.actor, way, now=press.now))


async def make_up_name(press: Press) -> Reply:
    """Let a name be made up, or used again."""
    chosen = await press.run(preferences.preferences_of, press.actor, now=press.now)
    return open_form(cards.pseudonym_form, chosen.pseudonym)


async def take_name(press: Press) -> Reply:
    """Be thanked by a name that was made up."""
    name = one_line(press.typed.get("name", ""))
    chosen = await press.run(preferences.choose_credit, press.actor, Credit.PSEUDONYM, pseudonym=name, now=press.now)
    return replace(show(cards.credit, chosen), then=lambda: look_again(press))


async def agreed(press: Press) -> Reply:
    """Show the consents."""
    return show(cards.agreed, await press.run(consents.consents_of, press.actor))


async def change_consent(press: Press) -> Reply:
    """Give a consent to the words that stood on the screen, or take one back."""
    name, _, answer = press.value.partition(".")
    consent, (yes, _, version) = one_of(Consent, name), answer.partition(".")
    if yes == "yes":
        await press.run(consents.give_consent, press.actor, consent, version, now=press.now)
    else:
        await press.run(consents.withdraw_consent, press.actor, consent, now=press.now)
    return await agreed(press)


PRESSES: Mapping[Verb, Handler] = {
    verbs.MY_MORE: more,
    verbs.READ_EASY: partial(choose_reading, reading=Reading.EASY),
    verbs.READ_PLAIN: partial(choose_reading, reading=Reading.PLAIN),
    verbs.MY_HELPS: helps,
    verbs.HELPS_WRITE: write_helps,
    verbs.HELPS_CLEAR: clear_helps,
    verbs.MY_CREDIT: credit,
    verbs.CREDIT_NAME: partial(choose_credit, way=Credit.NAME),
    verbs.CREDIT_NONE: partial(choose_credit, way=Credit.NONE),
    verbs.CREDIT_PSEUDONYM: make_up_name,
    MY_CONSENTS: agreed,
    verbs.CONSENT: change_consent,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.MY_HELPS: (take_helps, cards.helps_form),
    verbs.CREDIT_PSEUDONYM: (take_name, cards.pseudonym_form),
}
