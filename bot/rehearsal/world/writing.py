"""Writing, changing and removing messages."""

from collections.abc import Iterable
from datetime import timedelta

from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.mentions import brought_in, push, read_mentions
from bot.rehearsal.world.messages import EPHEMERAL, LOADING, PINNED, THREAD_BEGINS, Draft, Message
from bot.rehearsal.world.world import Event, World

_GUILD_MESSAGES, _DIRECT_MESSAGES = 1 << 9, 1 << 12
_NONCE_LASTS = timedelta(minutes=3)
_GUILD_TYPING, _DIRECT_TYPING = 1 << 11, 1 << 14
_TYPING_LASTS = timedelta(seconds=10)


def send(world: World, channel: Channel, author: Account, draft: Draft) -> Message:
    """Write a message as somebody who needs the right to; the same enforced nonce returns the first."""
    known = world.nonces.get((channel.id, author.id, str(draft.nonce))) if draft.nonce is not None else None
    if known and draft.enforce_nonce and world.now() - known.written_at < _NONCE_LASTS:
        return known
    _may_send(world, channel, author, draft)
    check_filter(channel, draft)
    return post(world, channel, author, draft)


def check_title(channel: Channel, name: str) -> None:
    """Refuse a thread's name that the server's automatic moderation blocks."""
    if channel.guild is not None and any(word.casefold() in name.casefold() for word in channel.guild.filtered):
        raise Refused(400, 200001, "Title was blocked by automatic moderation")


def check_filter(channel: Channel, draft: Draft) -> None:
    """Refuse words that the server's automatic moderation blocks; what is said in private goes through."""
    said = " ".join((draft.content, *(f"{one.get('title', '')} {one.get('description', '')}" for one in draft.embeds)))
    if channel.guild is not None and any(word.casefold() in said.casefold() for word in channel.guild.filtered):
        raise Refused(400, 200000, "Message was blocked by automatic moderation")


def _may_send(world: World, channel: Channel, author: Account, draft: Draft) -> None:
    if not channel.holds_messages:
        raise Refused(400, 50008, "Cannot send messages in a non-text channel")
    if channel.guild is None and author.bot:
        other = next(one for one in channel.recipients.values() if not one.bot)
        together = any(other.id in guild.members and author.id in guild.members for guild in world.guilds.values())
        if not (other.dms_open and together):
            raise Refused(403, 50007, "Cannot send messages to this user")
    needed = permissions.SEND
    if draft.embeds and author.bot:
        needed |= permissions.EMBED
    if draft.attachments:
        needed |= permissions.ATTACH
    permissions.require(channel, author.id, needed)
    threads.must_take_words(channel, author.id)


def post(
    world: World, channel: Channel, author: Account, draft: Draft, *, through: Interaction | None = None
) -> Message:
    """Put a message where it belongs, whoever may or may not write there."""
    message = Message(
        world.ids.new(), channel.id, channel.guild.id if channel.guild else None, author, world.now(), draft
    )
    if draft.reply_to is not None:
        message.type, message.replies_to = 19, channel.messages.get(draft.reply_to)
    if through is not None:
        message.application_id, message.through = world.bot.id, through.origin()
        message.type = 20 if through.kind == 2 else message.type
    if draft.flags & EPHEMERAL and through is not None:
        message.private_to = through.person.id
        world.phone(through.person.id).keep_private(message)
        world.tell(message.private_to)
        return message
    _keep(world, channel, message)
    return message


def _keep(world: World, channel: Channel, message: Message) -> None:
    draft = message.draft
    channel.messages[message.id] = message
    channel.last_message_id = message.id
    channel.typing.pop(message.author.id, None)
    threads.hear(world, channel, message.author.id, counts=message.type != THREAD_BEGINS)
    if draft.nonce is not None:
        world.nonces[channel.id, message.author.id, str(draft.nonce)] = message
    if not message.is_system:
        _read_mentions(world, channel, message)
        push(world, channel, message)
    _tell(world, channel, "MESSAGE_CREATE", _in_its_place(channel, message))


def edit(world: World, message: Message, draft: Draft, *, quietly: bool = False) -> None:
    """Change a message; `quietly` when it is only now being said for the first time."""
    message.draft = draft
    message.edited_at = None if quietly else world.now()
    message.changed()
    if message.private_to is not None:
        world.tell(message.private_to)
        return
    channel = world.channels[message.channel_id]
    _read_mentions(world, channel, message)
    tell_changed(world, message)


def tell_changed(world: World, message: Message) -> None:
    """Tell that something about a message is not as it was."""
    channel = world.channels[message.channel_id]
    _tell(world, channel, "MESSAGE_UPDATE", _in_its_place(channel, message))


def _read_mentions(world: World, channel: Channel, message: Message) -> None:
    """Note whom a message calls for; in a thread they are in it from then on."""
    read_mentions(world, channel, message)
    if channel.thread:
        threads.bring_in_all(world, channel, brought_in(channel, message))


def remove(world: World, message: Message, by: Account) -> None:
    """Remove a message as somebody who needs the right to."""
    channel = world.channels[message.channel_id]
    permissions.require(channel, by.id)
    if message.lasts:
        raise Refused(403, 50021, "Cannot execute action on a system message")
    if message.author is not by:
        if channel.guild is None:
            raise Refused(403, 50003, "Cannot execute action on a DM channel")
        permissions.require(channel, by.id, permissions.MANAGE_MESSAGES)
    threads.must_let_go(channel, by.id)
    delete(world, message)


def delete(world: World, message: Message) -> None:
    """Remove a message for good."""
    if message.private_to is not None:
        world.phone(message.private_to).private.pop(message.id, None)
        world.tell(message.private_to)
        return
    channel = world.channels[message.channel_id]
    _forget(channel, message.id)
    _tell(world, channel, "MESSAGE_DELETE", {"id": str(message.id), **_whereabouts(channel)})


def delete_many(world: World, channel: Channel, numbers: Iterable[int]) -> None:
    """Remove several messages at once."""
    gone = [number for number in numbers if number in channel.messages]
    for number in gone:
        _forget(channel, number)
    ids = [str(number) for number in gone]
    _tell(world, channel, "MESSAGE_DELETE_BULK", {"ids": ids, **_whereabouts(channel)})


def _forget(channel: Channel, number: int) -> None:
    removed = channel.messages.pop(number, None)
    if removed is not None:
        removed.gone = True
    channel.pins.pop(number, None)


def _whereabouts(channel: Channel) -> Json:
    place: Json = {"channel_id": str(channel.id)}
    return place | ({"guild_id": str(channel.guild.id)} if channel.guild else {})


def pin(world: World, channel: Channel, message: Message, by: Account, *, up: bool) -> None:
    """Pin a message up, or take it down."""
    if up:
        channel.pins[message.id] = world.now()
    else:
        channel.pins.pop(message.id, None)
    message.pinned_at = channel.pins.get(message.id)
    message.changed()
    update: Json = {"channel_id": str(channel.id), "last_pin_timestamp": channel.wire().get("last_pin_timestamp")}
    if channel.guild:
        update["guild_id"] = str(channel.guild.id)
    if permissions.can_see(channel, world.bot.id):
        world.emit(Event("CHANNEL_PINS_UPDATE", update, 1, channel.guild.id if channel.guild else None))
    tell_changed(world, message)
    if up:
        note(world, channel, by, PINNED, place_of(channel, message))


def start_typing(world: World, channel: Channel, author: Account) -> None:
    """Show for ten seconds, or until they have said it, that somebody is writing."""
    now = world.now()
    channel.typing[author.id] = now + _TYPING_LASTS
    told: Json = {**_whereabouts(channel), "user_id": str(author.id), "timestamp": int(now.timestamp())}
    if channel.guild:
        told["member"] = channel.guild.members[author.id].wire()
    intent = _GUILD_TYPING if channel.guild else _DIRECT_TYPING
    world.emit(Event("TYPING_START", told, intent, channel.guild.id if channel.guild else None))
    world.tell(None)


def note(world: World, channel: Channel, author: Account, kind: int, about: Json | Account, words: str = "") -> Message:
    """Write one of Discord's own lines: that something was pinned, named, opened, or somebody brought in."""
    guild = channel.guild.id if channel.guild else None
    message = Message(world.ids.new(), channel.id, guild, author, world.now(), Draft(words))
    message.type = kind
    if isinstance(about, Account):
        message.mentions = (about,)
    else:
        message.about = about or None
    if message.about and kind == THREAD_BEGINS and channel.parent:
        message.replies_to = channel.parent.messages.get(int(message.about["message_id"]))
    _keep(world, channel, message)
    return message


def place_of(channel: Channel, message: Message | None = None) -> Json:
    """Return how one of Discord's own lines points at a place, or at a message in it."""
    place: Json = {"type": 0, **_whereabouts(channel)}
    return place | ({"message_id": str(message.id)} if message else {})


def stands(world: World, message: Message) -> bool:
    """Tell whether a message has not been removed, and its place neither."""
    if message.private_to is not None:
        return message.id in world.phone(message.private_to).private
    channel = world.channels.get(message.channel_id)
    return channel is not None and message.id in channel.messages


def finish_thinking(draft: Draft, message: Message) -> Draft:
    """Return the draft with the flags of the placeholder that it replaces, no longer loading."""
    flags = (draft.flags & ~EPHEMERAL) | (message.draft.flags & EPHEMERAL)
    return Draft(
        draft.content, draft.embeds, draft.components, draft.attachments, flags & ~LOADING, draft.allowed_mentions
    )


def _in_its_place(channel: Channel, message: Message) -> Json:
    if channel.guild is None:
        return message.wire()
    placed = {**message.wire(), "guild_id": str(channel.guild.id)}
    member = channel.guild.members.get(message.author.id)
    if member and message.application_id is None:
        placed["member"] = member.bare()
    return placed


def _tell(world: World, channel: Channel, name: str, data: Json) -> None:
    if permissions.can_see(channel, world.bot.id):
        intent = _GUILD_MESSAGES if channel.guild else _DIRECT_MESSAGES
        world.emit(Event(name, data, intent, channel.guild.id if channel.guild else None))
    if channel.guild:
        world.tell(None)
    else:
        for person in channel.recipients:
            world.tell(person)
