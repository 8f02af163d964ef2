"""What a thumb does on the page: write, press, choose, run a command, hand in a form, put a private reply away."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from bot.rehearsal.page import given as handed
from bot.rehearsal.page.screens import Seen, commands, find_place
from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.wire import Json
from bot.rehearsal.world import asking, writing
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction, Kind
from bot.rehearsal.world.messages import Draft, Message
from bot.rehearsal.world.world import World

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Thumb:
    """One person at their phone."""

    world: World
    person: Account
    seen: Seen

    def place(self, given: Json) -> Channel:
        """Return the place they are looking at."""
        return find_place(self.world, self.person, given["channel"])

    def message(self, channel: Channel, number: object) -> Message:
        """Return a message that they can see, private ones included."""
        wanted = int(str(number))
        found = channel.messages.get(wanted) or self.world.phone(self.person.id).private.get(wanted)
        if found is None or found.channel_id != channel.id:
            raise unknown("Message")
        return found


async def says(thumb: Thumb, given: Json) -> Json:
    """Write in a place."""
    words = str(given["content"]).strip()
    if not 0 < len(words) <= _LONGEST:
        raise Refused(400, 50035, "A message has 1 to 2000 characters.")
    writing.send(thumb.world, thumb.place(given), thumb.person, Draft(content=words))
    return {}


async def reads(thumb: Thumb, given: Json) -> Json:
    """Note that a place has been read to its end, and tell the person's other screens."""
    if thumb.seen.mark(thumb.person.id, thumb.place(given)):
        thumb.world.tell(thumb.person.id)
    return {}


async def dismisses(thumb: Thumb, given: Json) -> Json:
    """Put a private reply away for good."""
    thumb.world.phone(thumb.person.id).private.pop(int(given["message"]), None)
    thumb.world.tell(thumb.person.id)
    return {}


async def presses(thumb: Thumb, given: Json) -> Json:
    """Press a button, or choose in a select."""
    channel = thumb.place(given)
    message = thumb.message(channel, given["message"])
    control = next((one for one in controls(message.components) if one.get("custom_id") == given["custom_id"]), None)
    if control is None or control.get("disabled"):
        raise Refused(400, 50035, "That control is not there any more.")
    data: Json = {"custom_id": control["custom_id"], "component_type": control["type"]}
    if control["type"] != 2:
        data["values"] = handed.values(control, given["values"])
        data |= handed.resolved(thumb.world, channel, control["type"], data["values"])
    return await _asked(asking.ask(thumb.world, thumb.person, channel, kind=Kind.COMPONENT, data=data, about=message))


def controls(components: object) -> Iterator[Json]:
    """Go through everything in a message that can be pressed or chosen from."""
    for one in components if isinstance(components, list | tuple) else ():
        yield one
        yield from controls(one.get("components"))
        if "accessory" in one:
            yield one["accessory"]


async def runs(thumb: Thumb, given: Json) -> Json:
    """Run a command, with its options, or from a message's menu."""
    channel = thumb.place(given)
    data = handed.command(thumb.world, channel, _allowed_command(thumb, given), given)
    if given.get("target"):
        message = thumb.message(channel, given["target"])
        data |= {"target_id": str(message.id), "resolved": {"messages": {str(message.id): message.wire()}}}
    return await _asked(asking.ask(thumb.world, thumb.person, channel, kind=Kind.COMMAND, data=data))


async def completes(thumb: Thumb, given: Json) -> Json:
    """Ask the bot for suggestions while an option is being typed."""
    channel = thumb.place(given)
    data = handed.command(thumb.world, channel, _allowed_command(thumb, given), given)
    interaction = asking.ask(thumb.world, thumb.person, channel, kind=Kind.AUTOCOMPLETE, data=data)
    await _answered(interaction)
    return {"choices": list(interaction.choices)}


def _allowed_command(thumb: Thumb, given: Json) -> Json:
    shown = commands(thumb.world, thumb.person)
    found = next((one for one in shown if one["id"] == str(given["command"])), None)
    if found is None:
        raise unknown("application command")
    return found


async def submits(thumb: Thumb, given: Json) -> Json:
    """Hand in the form that is open."""
    form = thumb.world.phone(thumb.person.id).form
    if form is None or str(form.opened_by.id) != given["form"]:
        raise Refused(400, 50035, "That form is not open any more.")
    opened = form.opened_by
    data = handed.form(thumb.world, opened.channel, form, given["components"])
    return await _asked(asking.ask(thumb.world, thumb.person, opened.channel, kind=Kind.FORM, data=data, about=opened))


async def _asked(interaction: Interaction) -> Json:
    await _answered(interaction)
    told: Json = {"failed": interaction.failed}
    if interaction.form is not None:
        form = interaction.form
        told["form"] = {"id": str(interaction.id), "title": form.title, "components": list(form.components)}
    return told


async def _answered(interaction: Interaction) -> None:
    await asyncio.shield(interaction.answered)


Verb = Callable[[Thumb, Json], Awaitable[Json]]

VERBS: dict[str, Verb] = {
    "says": says,
    "reads": reads,
    "dismisses": dismisses,
    "presses": presses,
    "runs": runs,
    "completes": completes,
    "submits": submits,
}
