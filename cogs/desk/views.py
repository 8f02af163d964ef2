"""What the desk's commands, buttons and menus lead to, and whom the owner says that people turn to."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast
from weakref import WeakValueDictionary

import discord

from bot.domain.people import GuildId, Nation, PersonId, Silence
from bot.domain.refusals import Invalid
from bot.domain.safety import SafeguardingWords
from bot.services import letters, safeguarding, servers
from cogs.desk import cards, rooms, safeguarding_cards, setup_cards, verbs
from cogs.kit.blocked_channels import obstacle_in
from cogs.kit.cards import CardIn
from cogs.kit.clean import one_line, tidied
from cogs.kit.drawing import Drawn
from cogs.kit.feature import features_of
from cogs.kit.forms import FormIn
from cogs.kit.gathered import LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.posting import thread_writers
from cogs.kit.press import Handler, Press, Reply, not_a_choice, open_form, show
from cogs.kit.verbs import Verb

_TURNS: WeakValueDictionary[GuildId, asyncio.Lock] = WeakValueDictionary()  # each goes with the last who waits for it


async def explain(press: Press) -> Reply:
    """Explain what this is."""
    return show(cards.help_card, tuple(line for feature in features_of(press.bot) for line in feature.help))


async def set_up(press: Press) -> Reply:
    """Show the owner what would be made."""
    server = await press.run(servers.server_to_set_up, press.actor)
    blocked = await press.run(letters.blocked_channels_of, press.actor, now=press.now)
    waiting = tuple(obstacle_in(_guild(press), blocked) for blocked in blocked)
    return show(setup_cards.plan_card, rooms.plan(_guild(press), server), waiting, server, press.bot.texts.languages)


async def permissions(press: Press) -> Reply:
    """Show the owner what the bot may not do yet, and the link that allows it."""
    await press.run(servers.server_to_set_up, press.actor)
    guild = _guild(press)
    return show(setup_cards.permissions, rooms.lacking_in(guild), press.bot.invite(guild))


def permissions_to_mend(at: Rendering, guild: GuildId, person: PersonId) -> Sequence[ToDoLine]:
    """Say that the bot lacks permissions; the owner can press on to what they are."""
    here = at.bot.get_guild(guild)
    if here is None or not (found := rooms.lacking_in(here)):
        return ()
    text, buttons = partial(setup_cards.to_mend, number=len(found)), setup_cards.to_permissions
    return (ToDoLine(LATER, text, buttons) if here.owner_id == person else ToDoLine(LATER, text),)


async def choose_server_language(press: Press) -> Reply:
    """Speak to this server in another language."""
    server = await press.run(servers.server_to_set_up, press.actor)
    await press.run(servers.keep_server, press.actor, replace(server, language=_offered(press)), now=press.now)
    press.forget_language()
    return await set_up(press)


async def choose_silence(press: Press) -> Reply:
    """Say how long the advisory group has for an answer, and what no answer means."""
    silence, _, days = press.value.partition(":")
    if silence not in set(Silence) or days not in set(map(str, setup_cards.DAYS_TO_ANSWER)):
        raise not_a_choice()
    server = await press.run(servers.server_to_set_up, press.actor)
    chosen = replace(server, silence=Silence(silence), oversight_days=int(days))
    await press.run(servers.keep_server, press.actor, chosen, now=press.now)
    return await set_up(press)


async def make_rooms(press: Press) -> Reply:
    """Make what is missing, once the owner has an answer on the screen."""
    await press.run(servers.server_to_set_up, press.actor)
    return replace(show(setup_cards.working), then=lambda: _make_rooms_in_turn(press))


async def _make_rooms_in_turn(press: Press) -> CardIn | Drawn | None:
    """Let one press after the other look what is there and make what is not: none makes anything twice."""
    turn = _TURNS.setdefault(press.actor.guild, asyncio.Lock())
    async with turn:
        return await _make_rooms(press)


async def _make_rooms(press: Press) -> CardIn | Drawn | None:
    guild, server = _guild(press), await press.run(servers.server_to_set_up, press.actor)
    found = rooms.plan(guild, server)
    if not found.can_go_ahead:
        return show(setup_cards.stuck, found).card
    try:
        made = await rooms.make(guild, server)
    except discord.Forbidden as error:
        return show(setup_cards.stuck, rooms.plan(guild, server), rooms.not_permitted(error)).card
    kept = await press.run(servers.settle_in, press.actor, made, now=press.now)
    press.bot.wake()
    if not kept.is_safe_to_open:
        return show(setup_cards.unsafe, rooms.plan(guild, kept), kept).card
    return show(setup_cards.done, rooms.plan(guild, kept)).card


def _offered(press: Press) -> str:
    if press.value not in press.bot.texts.languages:
        raise Invalid("That language is not one we know.")
    return press.value


def _guild(press: Press) -> discord.Guild:
    return cast("discord.Guild", press.interaction.guild)  # every ask comes from a server


async def turn_to(press: Press) -> Reply:
    """Show whom people here turn to, or what is missing."""
    return show(safeguarding_cards.turn_to, await press.run(servers.server_to_set_up, press.actor))


async def write(press: Press) -> Reply:
    """Open the form with what is known already."""
    return open_form(safeguarding_cards.words_form, await press.run(servers.server_to_set_up, press.actor))


async def take_words(press: Press) -> Reply:
    """Keep who the lead is, how they are reached, and the local numbers; show them back."""
    words = SafeguardingWords(
        lead_name=one_line(press.typed.get("lead_name", "")),
        lead_contact=one_line(press.typed.get("lead_contact", "")),
        local_numbers=tidied(press.typed.get("local_numbers", "")),
    )
    named = await press.run(safeguarding.name_lead, press.actor, words, now=press.now)
    press.bot.wake()
    return show(safeguarding_cards.turn_to, named)


async def choose_nation(press: Press) -> Reply:
    """Say which nation the server is in."""
    server = await press.run(safeguarding.choose_nation, press.actor, press.one_of(Nation), now=press.now)
    press.forget_language()
    return show(safeguarding_cards.turn_to, server)


def threads_to_mend(at: Rendering, guild: GuildId, person: PersonId) -> Sequence[ToDoLine]:
    """Say that others can write in threads where the bot alone should."""
    del person
    here, notices = at.bot.get_guild(guild), servers.server_of(at.tx, guild).notices_channel
    room = here.get_channel(notices) if here is not None and notices is not None else None
    if room is None or not (names := thread_writers(room)):
        return ()
    return (ToDoLine(LATER, partial(setup_cards.threads_to_mend, names=names)),)


PRESSES: Mapping[Verb, Handler] = {
    verbs.HELP: explain,
    verbs.SETUP_LOOK: set_up,
    verbs.SETUP_PERMISSIONS: permissions,
    verbs.SETUP_LANGUAGE: choose_server_language,
    verbs.SETUP_SILENCE: choose_silence,
    verbs.SETUP_GO: make_rooms,
    verbs.SETUP_SAFE: turn_to,
    verbs.SETUP_SAFE_WRITE: write,
    verbs.SETUP_NATION: choose_nation,
}


FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.SETUP_SAFE: (take_words, safeguarding_cards.empty_form),
}
