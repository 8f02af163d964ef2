"""What a thumb does on the page: write, press, choose, run a command, hand in a form, put a private reply away."""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.rehearsal.page.screens import Seen, find_place
from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.forms import Answer
from bot.rehearsal.person.given import CannotDo, File
from bot.rehearsal.person.lines import Value
from bot.rehearsal.refused import unknown
from bot.rehearsal.wire import Json
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World

_LONGEST = 2000
_RADIO = 21
_MOST_KEPT = 64 << 20
_GONE = "That is not there any more."


@dataclass(frozen=True, slots=True)
class Hand:
    """One person at their phone."""

    world: World
    person: Account
    seen: Seen

    def place(self, given: Json) -> Channel:
        """Return the place they are looking at."""
        return find_place(self.world, self.person, given["channel"])

    def message(self, channel: Channel, number: object) -> Message:
        """Return a message that they can see there, private ones included."""
        wanted = int(str(number))
        found = channel.messages.get(wanted) or self.world.phone(self.person.id).private.get(wanted)
        if found is None or found.channel_id != channel.id:
            raise unknown("Message")
        return found


async def says(hand: Hand, given: Json) -> Json:
    """Write in a place."""
    words = str(given["content"]).strip()
    if not 0 < len(words) <= _LONGEST:
        raise CannotDo("A message has 1 to 2000 characters.")
    thumb.say(hand.world, hand.person, hand.place(given), words)
    return {}


async def reads(hand: Hand, given: Json) -> Json:
    """Note that a place has been read to its end, and tell the person's other screens."""
    if hand.seen.mark(hand.person.id, hand.place(given)):
        hand.world.tell(hand.person.id)
    return {}


async def dismisses(hand: Hand, given: Json) -> Json:
    """Put a private reply away for good."""
    hand.world.phone(hand.person.id).private.pop(int(given["message"]), None)
    hand.world.tell(hand.person.id)
    return {}


async def reacts(hand: Hand, given: Json) -> Json:
    """Leave a reaction under a message, or take it back."""
    message = hand.message(hand.place(given), given["message"])
    thumb.react(hand.world, hand.person, message, str(given["emoji"]), taken_back=given["on"] is not True)
    return {}


async def removes(hand: Hand, given: Json) -> Json:
    """Remove a message: one's own, or as a moderator somebody else's."""
    thumb.remove(hand.world, hand.person, hand.message(hand.place(given), given["message"]))
    return {}


async def removes_thread(hand: Hand, given: Json) -> Json:
    """Remove a thread with all that stands in it, as a moderator."""
    thumb.remove_thread(hand.world, hand.person, hand.place(given))
    return {}


async def closes_thread(hand: Hand, given: Json) -> Json:
    """Archive a thread by hand, as a moderator, and lock it as well."""
    thumb.close_thread(hand.world, hand.person, hand.place(given), locked=given["locked"] is True)
    return {}


async def reopens_thread(hand: Hand, given: Json) -> Json:
    """Wake a thread, and take its lock away, as a moderator."""
    thumb.reopen_thread(hand.world, hand.person, hand.place(given))
    return {}


async def presses(hand: Hand, given: Json) -> Json:
    """Press a button, or choose in a select."""
    message = hand.message(hand.place(given), given["message"])
    control = next(
        (one for one in screen.parts(message.components) if one.get("custom_id") == given["custom_id"]), None
    )
    if control is None:
        raise CannotDo(_GONE)
    if control["type"] == screen.BUTTON:
        return await _asked(thumb.tap(hand.world, hand.person, message, control))
    names = tuple(_label(control, value) for value in given["values"])
    return await _asked(thumb.pick(hand.world, hand.person, message, control, names))


def _label(control: Json, value: object) -> str:
    if "options" not in control:
        return str(value)
    found = next((one["label"] for one in control["options"] if one["value"] == value), None)
    if found is None:
        raise CannotDo(_GONE)
    return str(found)


async def runs(hand: Hand, given: Json) -> Json:
    """Run a command with its options, or one from the menu of a message or of somebody."""
    channel, name = hand.place(given), str(given["name"])
    if given.get("target"):
        message = hand.message(channel, given["target"])
        return await _asked(thumb.run_on_message(hand.world, hand.person, message, name))
    if given.get("about"):
        other = hand.world.accounts[int(given["about"])]
        return await _asked(thumb.run_on_person(hand.world, hand.person, channel, other, name))
    return await _asked(thumb.run(hand.world, hand.person, channel, name, _options(hand, given)))


async def completes(hand: Hand, given: Json) -> Json:
    """Ask the bot for suggestions while an option is being typed."""
    channel, name, focused = hand.place(given), str(given["name"]), str(given["focused"])
    interaction = thumb.complete(hand.world, hand.person, channel, name, _options(hand, given), focused=focused)
    await asyncio.wait({interaction.answered})
    return {"choices": list(interaction.choices)}


def _options(hand: Hand, given: Json) -> Mapping[str, Value]:
    options: dict[str, Value] = {}
    for name, value in given["options"].items():
        if isinstance(value, list):
            (options[str(name)],) = _files(hand.world, value)
        elif isinstance(value, str | int | float):
            options[str(name)] = value
    return options


async def submits(hand: Hand, given: Json) -> Json:
    """Hand in the form that is open."""
    form = hand.world.phone(hand.person.id).form
    if form is None or str(form.opened_by.id) != given["form"]:
        raise CannotDo("That form is not open any more.")
    answers: dict[str, Answer] = {}
    for part in form.components:
        inner = part.get("component") or next(iter(part.get("components", ())), None)
        if inner is not None and inner["custom_id"] in given["answers"]:
            answers[part.get("label") or inner["label"]] = _answer(
                hand.world, inner, given["answers"][inner["custom_id"]]
            )
    return await _asked(thumb.submit(hand.world, hand.person, form, answers))


def _answer(world: World, part: Json, value: object) -> Answer:
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            return _files(world, value)
        labels = tuple(_label(part, one) for one in value)
        return labels[0] if part["type"] == _RADIO else labels
    return value if isinstance(value, bool) else str(value)


def _files(world: World, given: list[Json]) -> tuple[File, ...]:
    files = tuple(_file(one) for one in given)
    kept = sum(len(content) for _, content in world.files.values())
    if kept + sum(len(one.content) for one in files) > _MOST_KEPT:
        raise CannotDo("This rehearsal holds 64 MB of files. Start over to make room.")
    return files


def _file(given: Json) -> File:
    name = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in str(given["filename"]))[-100:]
    content = base64.b64decode(str(given["data"]), validate=True)
    return File(name, content, str(given.get("content_type") or "application/octet-stream"))


async def _asked(interaction: Interaction) -> Json:
    await asyncio.wait({interaction.answered})
    told: Json = {"failed": interaction.failed}
    if interaction.form is not None:
        form = interaction.form
        told["form"] = {"id": str(interaction.id), "title": form.title, "components": list(form.components)}
    return told


Verb = Callable[[Hand, Json], Awaitable[Json]]

VERBS: dict[str, Verb] = {
    "says": says,
    "reads": reads,
    "dismisses": dismisses,
    "reacts": reacts,
    "removes": removes,
    "removes_thread": removes_thread,
    "closes_thread": closes_thread,
    "reopens_thread": reopens_thread,
    "presses": presses,
    "runs": runs,
    "completes": completes,
    "submits": submits,
}
