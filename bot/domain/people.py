"""Who takes part, and what each of them may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)
GuildId = NewType("GuildId", int)
RoleId = NewType("RoleId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)


class RoleGroup(StrEnum):
    """The five kinds of partner; none ranks above another."""

    WORKER = "worker"
    MANAGER = "manager"
    DRAWING_ON_CARE = "drawing_on_care"
    FAMILY_CARER = "family_carer"
    RESEARCHER = "researcher"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody asking for something, as Discord described them in that very moment."""

    person: PersonId
    guild: GuildId
    roles: frozenset[RoleId] = frozenset()
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who takes part; `language` is theirs if they chose one."""

    person: PersonId
    guild: GuildId
    role_group: RoleGroup
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """What `/setup` made or adopted in one Discord server; None where it has not, yet."""

    guild: GuildId
    coordinator_role: RoleId | None = None
    advisory_role: RoleId | None = None
    group_roles: Mapping[RoleGroup, RoleId] | None = None
    start_channel: ChannelId | None = None
    notices_channel: ChannelId | None = None
    advisory_channel: ChannelId | None = None
    language: str = "en"
    zone: str = "Europe/London"


def may_set_up(actor: Actor) -> bool:
    """Only the server's owner decides what the bot makes there."""
    return actor.is_owner


def may_coordinate(actor: Actor, server: Server) -> bool:
    """Coordinators open things; the owner of a server is one until they hand it on."""
    return actor.is_owner or (server.coordinator_role is not None and server.coordinator_role in actor.roles)
