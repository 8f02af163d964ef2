"""What one person can read, and what they can press."""

from collections.abc import Iterator

from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import CATEGORY, DM, Channel
from bot.rehearsal.world.commands import Command
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World

_TYPED = 1  # the kind of command that begins with a slash
BUTTON, SELECTS = 2, frozenset({3, 5, 6, 7, 8})


def places(world: World, person: Account) -> list[Channel]:
    """Return the places somebody can see, direct messages with words in them included."""
    seen = [one for one in world.channels.values() if one.type != CATEGORY and permissions.can_see(one, person.id)]
    return [one for one in seen if one.type != DM or one.messages]


def readable(world: World, person: Account, channel: Channel) -> list[Message]:
    """Return what somebody can read in one place, oldest first, private replies among the rest."""
    private = [one for one in world.phone(person.id).private.values() if one.channel_id == channel.id]
    if not permissions.in_channel(channel, person.id) & permissions.HISTORY:
        return private
    return sorted([*channel.messages.values(), *private], key=lambda message: message.id)


def pinned(world: World, person: Account, channel: Channel) -> list[Message]:
    """Return what somebody can read of what is pinned up in one place, the newest first."""
    if not permissions.in_channel(channel, person.id) & permissions.HISTORY:
        return []
    return [channel.messages[one] for one, _ in sorted(channel.pins.items(), key=lambda pin: pin[1], reverse=True)]


def everything(world: World, person: Account) -> list[Message]:
    """Return all that somebody can read anywhere, newest first."""
    found = list(world.phone(person.id).private.values())
    for channel in places(world, person):
        if permissions.in_channel(channel, person.id) & permissions.HISTORY:
            found += channel.messages.values()
    return sorted(found, key=lambda message: (message.edited_at or message.written_at, message.id), reverse=True)


def words(message: Message) -> str:
    """Return everything a message says, a line for each part; a space is a space, wherever a line may end."""
    lines = [message.content]
    for embed in message.embeds:
        lines += _card(embed)
    for part in parts(message.components):
        lines += _part(part)
    for one in message.attachments:
        lines += [one["filename"], one.get("description", "")]
    return "\n".join(line for line in lines if line).replace("\u00a0", " ")


def _card(embed: Json) -> list[str]:
    lines = [(embed.get("author") or {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
    for field in embed.get("fields", ()):
        lines += [field["name"], field["value"]]
    return [*lines, (embed.get("footer") or {}).get("text", "")]


def _part(part: Json) -> list[str]:
    lines = [str(part.get(key) or "") for key in ("content", "label", "placeholder", "description")]
    for option in part.get("options", ()):
        lines += [option["label"], option.get("description", "")]
    return lines


def parts(components: tuple[Json, ...] | list[Json]) -> Iterator[Json]:
    """Go through every part of a layout or form, whatever it stands in."""
    for one in components:
        yield one
        yield from parts(one.get("components", ()))
        for key in ("accessory", "component"):
            if one.get(key):
                yield from parts([one[key]])


def buttons(message: Message) -> list[Json]:
    """Return a message's buttons."""
    return [part for part in parts(message.components) if part["type"] == BUTTON]


def selects(message: Message) -> list[Json]:
    """Return a message's select menus."""
    return [part for part in parts(message.components) if part["type"] in SELECTS]


def label(control: Json) -> str:
    """Return what a button or menu shows."""
    words = control.get("label") or control.get("placeholder") or (control.get("emoji") or {}).get("name")
    return str(words or ("Make a selection" if control["type"] in SELECTS else ""))


def commands(world: World, person: Account, channel: Channel) -> list[Command]:
    """Return the commands that somebody is offered in one place."""
    if channel.guild is None:
        return [one for one in world.commands.of(None) if one.wire.get("contexts") is None or 1 in one.wire["contexts"]]
    offered = world.commands.of(None) + world.commands.of(channel.guild.id)
    has = permissions.in_channel(channel, person.id)
    if not has & permissions.USE_COMMANDS or (channel.thread and channel.thread.archived):
        return []
    if not may_write(channel, person.id):
        offered = [one for one in offered if one.type != _TYPED]  # what cannot be typed anywhere
    return [one for one in offered if _offered(one, has, _decided(world, one, person, channel))]


def may_write(channel: Channel, person: int) -> bool:
    """Tell whether somebody can type in a place."""
    if not channel.holds_messages or threads.is_locked_to(channel, person):
        return False
    return bool(permissions.in_channel(channel, person) & permissions.SEND)


def _offered(command: Command, has: int, decided: bool | None) -> bool:  # noqa: FBT001 - three answers, not a switch
    contexts, needed = command.wire.get("contexts"), command.wire.get("default_member_permissions")
    if contexts is not None and 0 not in contexts:
        return False
    if has & permissions.ADMINISTRATOR:
        return True
    if decided is not None:
        return decided
    return needed is None or (needed != "0" and has & int(needed) == int(needed))


def _decided(world: World, command: Command, person: Account, channel: Channel) -> bool | None:
    """Return what the server's managers decided: for the place, else for the person, their roles, or everyone."""
    guild = channel.guild
    decided = world.commands.allowed.get((guild.id, command.id)) if guild else None
    if guild is None or not decided:
        return None
    said = {int(one["id"]): bool(one["permission"]) for one in decided}
    place = channel.parent.id if channel.thread and channel.parent else channel.id
    if not said.get(place, said.get(guild.id - 1, True)):
        return False  # the server's number less one stands for all its channels
    if person.id in said:
        return said[person.id]
    roles = [said[role] for role in guild.members[person.id].roles if role in said]
    return any(roles) if roles else said.get(guild.id)


def form_labels(components: tuple[Json, ...]) -> list[str]:
    """Return the labels of a form's fields, in order."""
    return [part["label"] for part in parts(components) if part.get("label") and part["type"] in (4, 18)]
