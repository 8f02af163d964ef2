"""What the first screen leads to: where notes wait, and the language."""

from collections.abc import Mapping
from functools import partial

from bot.domain.preferences import Where
from bot.domain.refusals import Invalid
from bot.services import partners, preferences
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.me import cards
from cogs.me.changing import changed


async def my_settings(ask: Ask) -> Reply:
    """Show a person their own settings."""
    mine = await ask.run(preferences.settings_of, ask.actor, now=ask.now)
    return show(cards.settings, mine, ask.bot.texts.languages, ask.now)


async def my_language(ask: Ask) -> Reply:
    """Show which language a person is spoken to in, and the others."""
    mine = await ask.run(preferences.settings_of, ask.actor, now=ask.now)
    return show(cards.language, mine, ask.bot.texts.languages, (await ask.words()).language)


async def choose_language(ask: Ask) -> Reply:
    """Speak to this person in another language."""
    chosen = ask.values[0]
    if chosen not in (cards.AS_THE_SERVER, *ask.bot.texts.languages):
        raise Invalid("That language is not one we know.")
    language = None if chosen == cards.AS_THE_SERVER else chosen
    await ask.run(partners.choose_language, ask.actor, language, now=ask.now)
    ask.forget_language()
    return await my_settings(ask)


async def where(ask: Ask) -> Reply:
    """Show where notes wait."""
    return show(cards.where, await ask.run(preferences.preferences_of, ask.actor, now=ask.now))


async def choose_where(ask: Ask, place: Where) -> Reply:
    """Have notes wait in another place."""
    return show(cards.where, await changed(ask, preferences.choose_where, place, now=ask.now))


PRESSES: Mapping[str, Handler] = {
    "me": my_settings,
    "my-tongue": my_language,
    "my-language": choose_language,
    "my-where": where,
    "where-dm": partial(choose_where, place=Where.PRIVATE_MESSAGE),
    "where-panel": partial(choose_where, place=Where.PANEL),
}
