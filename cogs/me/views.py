"""What the first screen leads to: where notes wait, and the language."""

from collections.abc import Mapping
from functools import partial

from bot.domain.preferences import Where
from bot.domain.refusals import Invalid
from bot.services import partners, preferences
from cogs.kit.press import Handler, Press, Reply, show
from cogs.me import cards
from cogs.me.values import changed


async def my_settings(press: Press) -> Reply:
    """Show a person their own settings."""
    mine = await press.run(preferences.settings_of, press.actor, now=press.now)
    return show(cards.settings, mine, press.bot.texts.languages, press.now)


async def my_language(press: Press) -> Reply:
    """Show which language a person is spoken to in, and the others."""
    mine = await press.run(preferences.settings_of, press.actor, now=press.now)
    return show(cards.language, mine, press.bot.texts.languages, (await press.words()).language)


async def choose_language(press: Press) -> Reply:
    """Speak to this person in another language."""
    chosen = press.values[0]
    if chosen not in (cards.AS_THE_SERVER, *press.bot.texts.languages):
        raise Invalid("That language is not one we know.")
    language = None if chosen == cards.AS_THE_SERVER else chosen
    await press.run(partners.choose_language, press.actor, language, now=press.now)
    press.forget_language()
    return await my_settings(press)


async def where(press: Press) -> Reply:
    """Show where notes wait."""
    return show(cards.where, await press.run(preferences.preferences_of, press.actor, now=press.now))


async def choose_where(press: Press, place: Where) -> Reply:
    """Have notes wait in another place."""
    return show(cards.where, await changed(press, preferences.choose_where, place, now=press.now))


PRESSES: Mapping[str, Handler] = {
    "me": my_settings,
    "my-tongue": my_language,
    "my-language": choose_language,
    "my-where": where,
    "where-dm": partial(choose_where, place=Where.PRIVATE_MESSAGE),
    "where-panel": partial(choose_where, place=Where.PANEL),
}
