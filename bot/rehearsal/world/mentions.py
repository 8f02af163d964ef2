"""Whom a message calls for, once Discord has looked at what was allowed."""

import re

from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import SILENT, Draft, Message
from bot.rehearsal.world.phones import Push
from bot.rehearsal.world.world import World

_SOMEBODY = re.compile(r"<@!?(\d+)>")
_SOME_ROLE = re.compile(r"<@&(\d+)>")
_SMALL_ROLE = 100  # members: a larger one is called, and not brought in
_EVERYBODY = re.compile(r"@(everyone|here)")


def read_mentions(world: World, channel: Channel, message: Message) -> None:
    """Note in the message whom it mentions."""
    text = message.content + "".join(texts_in(message.components))
    if "@" not in text:
        message.mentions, message.mentioned_roles, message.mentions_everyone = (), (), False
        return
    allowed = _Allowed(message.draft.allowed_mentions)
    ids = [int(found) for found in _SOMEBODY.findall(text)]
    known = [world.accounts[one] for one in dict.fromkeys(ids) if one in world.accounts]
    message.mentions = tuple(one for one in known if allowed.lets("users", one.id))
    loud = bool(permissions.in_channel(channel, message.author.id) & permissions.MENTION_EVERYONE)
    roles = channel.guild.roles if channel.guild else {}
    named = [int(found) for found in _SOME_ROLE.findall(text)]
    message.mentioned_roles = tuple(
        one
        for one in dict.fromkeys(named)
        if one in roles and allowed.lets("roles", one) and (loud or roles[one].mentionable)
    )
    message.mentions_everyone = bool(loud and _EVERYBODY.search(text) and allowed.lets("everyone"))


class _Allowed:
    def __init__(self, given: Json | None) -> None:
        self._given = {"parse": ["users", "roles", "everyone"]} if given is None else given

    def lets(self, kind: str, number: int = 0) -> bool:
        listed = self._given.get(kind) or () if kind != "everyone" else ()
        return kind in (self._given.get("parse") or ()) or str(number) in map(str, listed)


def texts_in(components: tuple[Json, ...] | list[Json]) -> list[str]:
    """Return the texts of a layout, in order."""
    texts: list[str] = []
    for one in components:
        if one["type"] == 10:
            texts.append(one["content"])
        texts += texts_in(one.get("components", ()))
    return texts


def push(world: World, channel: Channel, message: Message) -> None:
    """Light up the phones of those a new message calls for, with what a locked screen shows."""
    if message.draft.flags & SILENT:
        return
    shown = Push(locked_screen(message.draft), channel.id, message.author.id, message.written_at)
    for account in _called(channel, message):
        if account.id != message.author.id and not account.bot:
            world.phone(account.id).lock_screen.append(shown)


def _called(channel: Channel, message: Message) -> list[Account]:
    if channel.guild is None:
        return list(channel.recipients.values())
    called = {account.id: account for account in message.mentions}
    if message.mentions_everyone or message.mentioned_roles:
        for member in channel.guild.members.values():
            if message.mentions_everyone or member.roles.intersection(message.mentioned_roles):
                called[member.id] = member.account
    return [account for account in called.values() if permissions.can_see(channel, account.id)]


def brought_in(channel: Channel, message: Message) -> list[int]:
    """List whom a message in a thread brings into it: those it names, and everybody in a small role that it calls."""
    found = [account.id for account in message.mentions]
    members = channel.guild.members.values() if channel.guild and message.mentioned_roles else ()
    for role in message.mentioned_roles:
        those = [member.id for member in members if role in member.roles]
        found += those if len(those) < _SMALL_ROLE else []
    return found


def locked_screen(draft: Draft) -> str:
    """Return what a push shows: the text, else what it finds in the card."""
    if draft.content:
        return draft.content
    for embed in draft.embeds:
        for part in ("title", "description"):
            if embed.get(part):
                return str(embed[part])
    return ""
