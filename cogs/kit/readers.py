"""Who can read a private channel, worked out from roles and overwrites; roles by name, people only as a number."""

from dataclasses import dataclass

import discord

from bot.text import Words
from cogs.kit.clean import shown


@dataclass(frozen=True, slots=True)
class Readers:
    """Who can read a room besides its members, the bot and the owner.

    `roles` are let in by the room's permissions; `all_seeing` read every room, because they are administrators.
    `people` were let in one by one: how many, never who.
    """

    roles: tuple[str, ...] = ()
    all_seeing: tuple[str, ...] = ()
    people: int = 0

    @property
    def is_private(self) -> bool:
        """Tell whether only its members, the bot and the owner can read it."""
        return not (self.roles or self.all_seeing or self.people)


def readers_of(room: discord.TextChannel, members: discord.Role | None) -> Readers:
    """Look who can read this room besides the people of this role."""
    ours = {members, room.guild.self_role}
    others = [role for role in room.guild.roles if role not in ours and room.permissions_for(role).view_channel]
    return Readers(
        roles=tuple(role.name for role in others if not role.permissions.administrator),
        all_seeing=tuple(role.name for role in others if role.permissions.administrator),
        people=_let_in_by_name(room),
    )


def said_of_readers(_: Words, room: str, readers: Readers) -> str:
    """Say who can see this room, and how to mend it where that is somebody else."""
    if readers.is_private:
        return _("Only the advisory group, the bot and the server's owner can see {room}.", room=f"#{shown(room)}")
    others = [shown(name) for name in (*readers.roles, *readers.all_seeing)]
    if readers.people:
        others.append(_.number("{n} person by name", "{n} people by name", readers.people))
    said = [
        _("{room} is not private yet. It is also open to: {names}.", room=f"#{shown(room)}", names=", ".join(others))
    ]
    if readers.roles or readers.people:
        said.append(_("Change that under Edit channel, Permissions."))
    if readers.all_seeing:
        names = ", ".join(map(shown, readers.all_seeing))
        said.append(_("Administrators see everything. Take that permission from: {names}.", names=names))
    return " ".join(said)


def _let_in_by_name(room: discord.TextChannel) -> int:
    """Count the people whom a private room was opened to one by one, besides the bot and the owner."""
    known = {room.guild.me.id, room.guild.owner_id}
    return sum(
        rule.view_channel is True
        for who, rule in room.overwrites.items()
        if who.id not in known and discord.Role not in (type(who), getattr(who, "type", None))
    )
