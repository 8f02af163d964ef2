"""Deleting what the bot once wrote to somebody in private: their own words may stand in it, and only the bot can."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

import discord

from bot.domain.people import GuildId
from bot.text import Words
from cogs.kit.cards import Button, Card, CardIn
from cogs.kit.drawing import guild_suffix
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import DELETE_MESSAGES, MY_DATA, Verb

MOST: Final = 300  # messages deleted in one go: Discord lets few be deleted in a second, and answers for 15 minutes
_LOOKED_AT: Final = 10_000  # messages, a hundred to a question; all but some may be of another server


async def delete_messages(press: Press) -> Reply:
    """Delete the bot's private messages to the one who presses, once they have an answer."""
    return replace(show(deleting), then=partial(_delete, press))


async def _delete(press: Press) -> CardIn:
    user = press.interaction.user
    conversation = user.dm_channel or await user.create_dm()
    looked_at = deleted = 0
    async for message in conversation.history(limit=_LOOKED_AT):
        looked_at += 1
        if message.author.id != press.bot.application_id or _is_of_another(message, press.actor.guild):
            continue
        with suppress(discord.NotFound):
            await message.delete()
        deleted += 1
        if deleted == MOST:
            break
    return partial(deleted_messages, all_of_them=deleted < MOST and looked_at < _LOOKED_AT)


def _is_of_another(message: discord.Message, guild: GuildId) -> bool:
    """Tell whether a message is about another server: its controls say so."""
    ids = [getattr(one, "custom_id", None) or "" for row in message.components for one in getattr(row, "children", ())]
    return any("@" in one and not one.endswith(guild_suffix(guild)) for one in ids)


def deleting(_: Words) -> Card:
    """Say that it is being done."""
    return Card(title=_("Deleting our private messages"), body=_("This can take a few minutes."))


def deleted_messages(_: Words, all_of_them: bool) -> Card:  # noqa: FBT001 - the one thing there is to say
    """Say that it is done, or that there is more."""
    if all_of_them:
        return Card(
            title=_("Our private messages are deleted"),
            body=_("What we wrote to you in private about this server is gone from Discord."),
            rows=((Button(MY_DATA, _.label("My data")),),),
        )
    return Card(
        title=_("The newest are deleted"),
        body=_("There are older ones. Please press again."),
        rows=((Button(DELETE_MESSAGES, _.label("Delete our private messages")),),),
    )


PRESSES: Mapping[Verb, Handler] = {DELETE_MESSAGES: delete_messages}
