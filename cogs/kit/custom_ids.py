"""What a control says of itself, and who pressed it: in a private message it also names the server it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import discord

from bot.domain.people import Actor, GuildId, Membership, PersonId, RoleId
from bot.domain.refusals import NotAllowed
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.verbs import NO_VERB, Verb

MOST_ID: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class CustomId:
    """The verb of a control or form, what it is about, and the server it names: None in a server, or without a name."""

    verb: Verb = NO_VERB
    ref: str = NO_REFERENCE
    guild: GuildId | None = None


def read_custom_id(interaction: discord.Interaction) -> CustomId:
    """Read `v1:verb:ref` of a control or `m1:verb:ref:once` of a form, and in a private message the server after it."""
    data: Mapping[str, Any] = interaction.data or {}
    parts = str(data.get("custom_id", "")).split(":")
    if len(parts) < 3 or parts[0] not in {"v1", "m1"}:
        return CustomId()
    ref, _, named = parts[2].partition("@")
    in_private = interaction.guild_id is None and _is_number(named)
    return CustomId(Verb(parts[1]), ref, GuildId(int(named)) if in_private else None)


def _is_number(named: str) -> bool:
    return named.isascii() and named.isdecimal() and len(named) < 20 and int(named) <= MOST_ID


def actor_in(interaction: discord.Interaction, named: GuildId | None) -> Actor:
    """Say who asks, as Discord describes them in this moment; in a private message without roles or membership."""
    person, guild = interaction.user, interaction.guild
    if guild is not None and isinstance(person, discord.Member):
        return Actor(
            person=PersonId(person.id),
            guild=GuildId(guild.id),
            roles=frozenset(RoleId(role.id) for role in person.roles),
            is_owner=guild.owner_id == person.id,
            is_bot=person.bot,
            names=(person.name, person.global_name or "", person.nick or ""),
        )
    if named is None:
        raise NotAllowed("Please do this in the server, not in a private message.")
    names = (person.name, person.global_name or "")
    return Actor(PersonId(person.id), named, is_bot=person.bot, membership=Membership.UNKNOWN, names=names)
