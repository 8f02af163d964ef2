"""What a thumb can do, at once and without waiting for the bot."""

from collections.abc import Mapping

from bot.rehearsal.person import screen
from bot.rehearsal.person.forms import Answer, filled
from bot.rehearsal.person.given import CannotDo, Resolver, chosen
from bot.rehearsal.person.lines import Value, find_line, line_data
from bot.rehearsal.wire import Json
from bot.rehearsal.world import asking, changes, permissions, reactions, threads, writing
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction, Kind, OpenedForm
from bot.rehearsal.world.messages import Draft, Message
from bot.rehearsal.world.world import World

_LINK, _USER = 5, 5


def tap(world: World, person: Account, message: Message, button: Json) -> Interaction:
    """Press one button of one message."""
    if button["disabled"] or button["style"] == _LINK:
        raise CannotDo("'{name}' cannot be pressed.", name=screen.label(button))
    data = {"custom_id": button["custom_id"], "component_type": button["type"], "id": button["id"]}
    return asking.ask(world, person, _place(world, person, message), kind=Kind.COMPONENT, data=data, about=message)


def pick(world: World, person: Account, message: Message, menu: Json, names: tuple[str, ...]) -> Interaction:
    """Choose from one menu of one message, by labels."""
    if menu["disabled"]:
        raise CannotDo("'{name}' cannot be used.", name=screen.label(menu))
    channel = _place(world, person, message)
    resolver = Resolver(world, channel)
    values = chosen(menu, names, resolver)
    data: Json = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"], "values": values}
    if resolver.resolved or menu["type"] != 3:
        data["resolved"] = resolver.resolved
    return asking.ask(world, person, channel, kind=Kind.COMPONENT, data=data, about=message)


def submit(world: World, person: Account, form: OpenedForm, answers: Mapping[str, Answer]) -> Interaction:
    """Fill in a form, and send it."""
    channel = form.opened_by.channel
    data = filled(form, answers, Resolver(world, channel))
    return asking.ask(world, person, channel, kind=Kind.FORM, data=data, about=form.opened_by)


def run(world: World, person: Account, channel: Channel, typed: str, given: Mapping[str, Value]) -> Interaction:
    """Run a slash command."""
    line = find_line(screen.commands(world, person, channel), typed)
    data = line_data(line, given, Resolver(world, channel))
    return asking.ask(world, person, channel, kind=Kind.COMMAND, data=data)


def complete(
    world: World, person: Account, channel: Channel, typed: str, given: Mapping[str, Value], *, focused: str
) -> Interaction:
    """Ask what could follow in the option that is still being typed."""
    line = find_line(screen.commands(world, person, channel), typed)
    data = line_data(line, given, Resolver(world, channel), focused=focused)
    return asking.ask(world, person, channel, kind=Kind.AUTOCOMPLETE, data=data)


def run_on_message(world: World, person: Account, message: Message, name: str) -> Interaction:
    """Run a command from a message's menu."""
    channel = _place(world, person, message)
    offered = [one for one in screen.commands(world, person, channel) if one.type == 3 and one.name == name]
    if not offered:
        raise CannotDo("A message's menu has no '{name}' here.", name=name)
    data: Json = {"id": str(offered[0].id), "name": name, "type": 3, "target_id": str(message.id)}
    data["resolved"] = {"messages": {str(message.id): message.wire()}}
    return asking.ask(world, person, channel, kind=Kind.COMMAND, data=data)


def run_on_person(world: World, person: Account, channel: Channel, other: Account, name: str) -> Interaction:
    """Run a command from a person's menu."""
    offered = [one for one in screen.commands(world, person, channel) if one.type == 2 and one.name == name]
    if not offered:
        raise CannotDo("A person's menu has no '{name}' here.", name=name)
    resolver = Resolver(world, channel)
    data: Json = {"id": str(offered[0].id), "name": name, "type": 2, "target_id": resolver.find(_USER, str(other.id))}
    data["resolved"] = resolver.resolved
    return asking.ask(world, person, channel, kind=Kind.COMMAND, data=data)


def react(world: World, person: Account, message: Message, emoji: str, *, taken_back: bool = False) -> None:
    """Leave a reaction under a message, or take it back."""
    change = reactions.take_back if taken_back else reactions.react
    change(world, _place(world, person, message), message, person, emoji)


def say(world: World, person: Account, channel: Channel, text: str) -> Message:
    """Write a message."""
    return writing.send(world, channel, person, Draft(text[:2000].strip()))


def remove(world: World, person: Account, message: Message) -> None:
    """Remove a message: one's own, or as a moderator somebody else's."""
    _place(world, person, message)
    if message.private_to is not None:
        raise CannotDo("That message is no longer there.")
    writing.remove(world, message, person)


def remove_thread(world: World, person: Account, thread: Channel) -> None:
    """Remove a thread with all that stands in it, as a moderator."""
    _must_moderate(person, thread)
    changes.drop_channel(world, thread)


def close_thread(world: World, person: Account, thread: Channel, *, locked: bool) -> None:
    """Archive a thread by hand, as a moderator, and lock it as well."""
    _must_moderate(person, thread)
    threads.archive(world, thread)
    if thread.thread:
        thread.thread.locked = locked
    threads.tell(world, thread, "THREAD_UPDATE", thread.wire())


def reopen_thread(world: World, person: Account, thread: Channel) -> None:
    """Wake a thread, and take its lock away, as a moderator."""
    _must_moderate(person, thread)
    threads.wake(world, thread)
    if thread.thread:
        thread.thread.locked = False
    threads.tell(world, thread, "THREAD_UPDATE", thread.wire())


def _must_moderate(person: Account, thread: Channel) -> None:
    if thread.thread is None:
        raise CannotDo("That is not a thread.")
    permissions.require(thread, person.id, permissions.MANAGE_THREADS)


def _place(world: World, person: Account, message: Message) -> Channel:
    channel = world.channel(message.channel_id)
    if message.private_to not in (None, person.id) or not permissions.can_see(channel, person.id):
        raise CannotDo("This person cannot see that message.")
    if not writing.stands(world, message):
        raise CannotDo("That message is no longer there.")
    return channel


def set_role(world: World, person: Account, other: Account, name: str, *, given: bool) -> None:
    """Give somebody a role, or take it from them, as a server's managers can."""
    guild = world.guild
    permissions.require_in_guild(guild, person.id, permissions.MANAGE_ROLES)
    role = guild.role_named(name)
    if role is None:
        raise CannotDo("No role here is called '{name}'.", name=name)
    if role.bot_id or not permissions.outranks(guild, person.id, role.position):
        raise CannotDo("{person} may not hand out '{name}'.", person=person.name, name=name)
    member = guild.members[other.id]
    if given != (role.id in member.roles):
        member.roles ^= {role.id}
        changes.tell_member(world, member)
