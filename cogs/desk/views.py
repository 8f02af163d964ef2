"""What the desk's commands, buttons and menus lead to."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from weakref import WeakValueDictionary

import discord

from bot.domain.people import GuildId, Silence
from bot.domain.refusals import Invalid
from bot.services import letters, servers
from cogs.desk import cards, rooms, setup_cards
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.kit.cards import CardIn, Drawn
from cogs.kit.troubles import waiting_for

_TURNS: WeakValueDictionary[GuildId, asyncio.Lock] = WeakValueDictionary()  # each goes with the last who waits for it


async def explain(_: Ask) -> Reply:
    """Explain what this is."""
    return show(cards.help_card)


async def set_up(ask: Ask) -> Reply:
    """Show the owner what would be made."""
    server = await ask.run(servers.server_to_set_up, ask.actor)
    troubles = await ask.run(letters.troubles_of, ask.actor, now=ask.now)
    waiting = tuple(waiting_for(_guild(ask), trouble) for trouble in troubles)
    return show(setup_cards.plan_card, rooms.plan(_guild(ask), server), waiting, server, ask.bot.texts.languages)


async def choose_server_language(ask: Ask) -> Reply:
    """Speak to this server in another language."""
    server = await ask.run(servers.server_to_set_up, ask.actor)
    await ask.run(servers.keep_server, ask.actor, replace(server, language=_offered(ask)), now=ask.now)
    ask.forget_language()
    return await set_up(ask)


async def choose_silence(ask: Ask) -> Reply:
    """Say how long the advisory group has for an answer, and what no answer means."""
    silence, _, days = ask.values[0].partition(":")
    if silence not in set(Silence) or days not in set(map(str, setup_cards.DAYS_TO_ANSWER)):
        raise Invalid("That is not one of the choices. Please choose again.")
    server = await ask.run(servers.server_to_set_up, ask.actor)
    chosen = replace(server, silence=Silence(silence), oversight_days=int(days))
    await ask.run(servers.keep_server, ask.actor, chosen, now=ask.now)
    return await set_up(ask)


async def make_rooms(ask: Ask) -> Reply:
    """Make what is missing, once the owner has an answer on the screen."""
    await ask.run(servers.server_to_set_up, ask.actor)
    return replace(show(setup_cards.working), then=lambda: _make_rooms_in_turn(ask))


async def _make_rooms_in_turn(ask: Ask) -> CardIn | Drawn | None:
    """Let one press after the other look what is there and make what is not: none makes anything twice."""
    turn = _TURNS.setdefault(ask.actor.guild, asyncio.Lock())
    async with turn:
        return await _make_rooms(ask)


async def _make_rooms(ask: Ask) -> CardIn | Drawn | None:
    guild, server = _guild(ask), await ask.run(servers.server_to_set_up, ask.actor)
    found = rooms.plan(guild, server)
    if not found.can_go_ahead:
        return show(setup_cards.stuck, found).card
    try:
        made = await rooms.make(guild, server)
    except discord.Forbidden as error:
        return show(setup_cards.stuck, rooms.plan(guild, server), rooms.barred(error)).card
    kept = await ask.run(servers.settle_in, ask.actor, made, now=ask.bot.clock.now())
    ask.bot.wake()
    if not kept.is_safe_to_open:
        return show(setup_cards.unsafe, rooms.plan(guild, kept), kept).card
    return show(setup_cards.done, rooms.plan(guild, kept)).card


def _offered(ask: Ask) -> str:
    if ask.values[0] not in ask.bot.texts.languages:
        raise Invalid("That language is not one we know.")
    return ask.values[0]


def _guild(ask: Ask) -> discord.Guild:
    return cast("discord.Guild", ask.interaction.guild)  # every ask comes from a server


PRESSES: Mapping[str, Handler] = {
    "help": explain,
    "setup-look": set_up,
    "setup-language": choose_server_language,
    "setup-silence": choose_silence,
    "setup-go": make_rooms,
}
