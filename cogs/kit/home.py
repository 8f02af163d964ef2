"""Which server an interaction is about: in a private message, the one its control names."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.domain.people import Actor, GuildId, PersonId, RoleId
from bot.domain.refusals import NotAllowed
from cogs.kit.cards import NO_REFERENCE


def meant(custom_id: str) -> tuple[str, str, GuildId | None]:
    """Read `v1:verb:ref` of a control or `m1:verb:ref:once` of a form, and the server after the reference, if any."""
    parts = custom_id.split(":")
    if len(parts) < 3 or parts[0] not in {"v1", "m1"}:
        return "", NO_REFERENCE, None
    ref, _, home = parts[2].partition("@")
    return parts[1], ref, GuildId(int(home)) if home.isdecimal() else None


def home_of(interaction: discord.Interaction) -> GuildId | None:
    """Return the server that a control in a private message is about: None in a server, or where none is named."""
    if interaction.guild_id is not None:
        return None
    data: Mapping[str, Any] = interaction.data or {}
    return meant(data.get("custom_id", ""))[2]


def actor_in(interaction: discord.Interaction) -> Actor:
    """Say who asks, as Discord describes them in this moment; in a private message without any role."""
    person, guild = interaction.user, interaction.guild
    if guild is not None and isinstance(person, discord.Member):
        return Actor(
            person=PersonId(person.id),
            guild=GuildId(guild.id),
            roles=frozenset(RoleId(role.id) for role in person.roles),
            is_owner=guild.owner_id == person.id,
            is_bot=person.bot,
        )
    home = home_of(interaction)
    if home is None:
        raise NotAllowed("Please do this in the server, not in a private message.")
    return Actor(person=PersonId(person.id), guild=home, is_bot=person.bot)
