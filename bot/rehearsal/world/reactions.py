"""Reactions: small pictures that people leave under a message, each by name."""

from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import Event, World

_IN_SERVERS, _IN_PRIVATE = 1 << 10, 1 << 13
_MOST_KINDS = 20


def react(world: World, channel: Channel, message: Message, person: Account, emoji: str) -> None:
    """Leave a reaction; a kind that nobody has left yet needs a permission of its own."""
    threads.must_be_open(channel)
    if not emoji or emoji.isascii() or len(emoji) > 16:
        raise Refused(400, 10014, "Unknown Emoji")
    needed = permissions.HISTORY if emoji in message.reactions else permissions.HISTORY | permissions.ADD_REACTIONS
    permissions.require(channel, person.id, needed)
    if emoji not in message.reactions and len(message.reactions) >= _MOST_KINDS:
        raise Refused(403, 30010, "Maximum number of reactions reached (20)")
    if person in message.reactions.setdefault(emoji, []):
        return
    message.reactions[emoji].append(person)
    member = channel.guild.members.get(person.id) if channel.guild else None
    told = {"user_id": str(person.id), "message_author_id": str(message.author.id), "type": 0, "burst": False}
    _tell(world, channel, message, "ADD", _of(emoji) | told | ({"member": member.wire()} if member else {}))


def take_back(world: World, channel: Channel, message: Message, person: Account, emoji: str) -> None:
    """Take one person's reaction away."""
    threads.must_be_open(channel)
    if person not in message.reactions.get(emoji, ()):
        return
    message.reactions[emoji].remove(person)
    if not message.reactions[emoji]:
        del message.reactions[emoji]
    _tell(world, channel, message, "REMOVE", _of(emoji) | {"user_id": str(person.id), "type": 0, "burst": False})


def clear(world: World, channel: Channel, message: Message, emoji: str | None = None) -> None:
    """Take everybody's reactions away, or everybody's of one kind."""
    threads.must_be_open(channel)
    if emoji is None:
        message.reactions.clear()
        _tell(world, channel, message, "REMOVE_ALL", {})
    elif message.reactions.pop(emoji, None):
        _tell(world, channel, message, "REMOVE_EMOJI", _of(emoji))


def _of(emoji: str) -> Json:
    return {"emoji": {"id": None, "name": emoji}}


def _tell(world: World, channel: Channel, message: Message, what: str, data: Json) -> None:
    message.changed()
    if permissions.can_see(channel, world.bot.id):
        place: Json = {"channel_id": str(channel.id), "message_id": str(message.id)}
        guild = channel.guild.id if channel.guild else None
        if guild is not None:
            place["guild_id"] = str(guild)
        intent = _IN_PRIVATE if guild is None else _IN_SERVERS
        world.emit(Event(f"MESSAGE_REACTION_{what}", place | data, intent, guild))
    world.tell(None)
