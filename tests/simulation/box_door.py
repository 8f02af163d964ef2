"""Answers without a name at the door: people press as people do, and all that is left can be compared."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Final

from bot.domain.anonymous import next_evening
from bot.domain.people import Actor, GuildId, PersonId
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from bot.services.contributions import my_words
from storage.store import Transaction
from tests.rehearsal.topics import ASKED, QUESTION
from tests.scenes import Scene
from tests.services.boxes import Later, What
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.door import VOTERS, Evening, Left, lived
from tests.simulation.programme import remember_tasks
from tests.simulation.template import close, template, temporary
from tests.simulation.visits import DidNotWork

LEAST: Final = 5
_ZONE: Final = "Europe/London"
_OPTIONS: Final = ("Eating and drinking", "Sleeping", "Skin or breathing")
_SAID: Final = ("No.", "She stops wanting her tea. " * 30, "Mae hi'n gofyn am ei mam 🫖, dro ar ôl tro")
_FEW: Final = ("If fewer than 5 write, nobody reads it", "If fewer write, as from")
_QUOTES: Final = ("Quote it: no", "Quote it: only in other words")
_WAYS: Final = ((), ("More", "How private is this?"), ("More",))
WITHOUT_A_NAME: Final = "Answer without a name"
_SORRY: Final = "Sorry, that didn't work"


@dataclass(frozen=True, slots=True)
class Comes:
    """Somebody comes to the question: who, what they write, what they do with it and later, and which way they come."""

    person: int
    words: int
    what: What = What.SENT
    minutes: int = 1
    later: Later = Later.NOTHING
    way: int = 0
    under_group: bool = False


@dataclass(slots=True)
class LeftOfBox(Left):
    """The same, and what stands in the thread at last, as people read it, and under My words of everybody."""

    read: list[str] = field(default_factory=list)
    mine: list[object] = field(default_factory=list)


@cache
def with_a_question() -> Scene:
    """Have a question open that can be answered without a name as well."""

    async def live(folder: Path) -> Scene:
        evening = Evening(folder, template())
        await evening.opens()
        bethan = evening.stage.person("Bethan")
        await asks_unnamed(bethan)
        await evening.passes(timedelta(minutes=1))
        moment = datetime.fromtimestamp(int(evening.programme.clock.now().timestamp()) + 60, template().moment.tzinfo)
        await evening.programme.stop()
        await close(evening.stage)
        return Scene.left_in(folder, evening.stage.world, moment)

    with temporary() as folder, seeded("asked", template().moment) as loop, attached():
        remember_tasks(loop)
        template().furnish(Path(folder) / "kitchen")
        return loop.run_until_complete(live(Path(folder) / "kitchen"))


async def asks_unnamed(bethan: Person) -> None:
    """Ask something that can be answered without a name as well."""
    await bethan.runs("/topic open")
    await bethan.fills(ASKED)
    await bethan.presses("Without a name: no")
    await bethan.presses("Post it")
    await asyncio.sleep(60)


def question(person: Person) -> Message:
    """Return the card of the question."""
    asked = (m for m in reversed(person.screen("notices")) if QUESTION in screen.words(m))
    return next(m for m in asked if WITHOUT_A_NAME in map(screen.label, screen.buttons(m)))


async def writes(person: Person, words: int, *, under_group: bool = False) -> Interaction:
    """Begin, or change what waits, up to what others will see; then say what becomes of it."""
    form = {"Choose one": _OPTIONS[words % 3], "What do you see or hear?": f"{_SAID[words % 3]} {words:03}"}
    asked = await person.fills(form | ({"What would have helped?": "More time."} if words % 2 else {}))
    asked = await _chooses(person, asked, "If fewer than", _FEW[under_group])
    return await _chooses(person, asked, "May we quote it?", _QUOTES[words % 2])


async def _chooses(person: Person, asked: Interaction, menu: str, option: str) -> Interaction:
    assert asked.original is not None
    menus = {screen.label(one): one for one in screen.selects(asked.original)}
    label = next(name for name in menus if name.startswith(menu))
    option = next(one["label"] for one in menus[label]["options"] if one["label"].startswith(option))
    return await person.chooses(label, option, on=asked.original)


async def comes(person: Person, one: Comes) -> None:
    """Come in one's way, write, and do that with it."""
    card = question(person)
    asked: Interaction | None = None
    for label in _WAYS[one.way % len(_WAYS)]:
        asked = await person.presses(label, on=card if asked is None else asked.original)
    asked = await person.presses(WITHOUT_A_NAME, on=card)
    if person.form is None:
        asked = await person.presses("Change it", on=asked.original)
    twice = {What.CHANGED: one.words + 1, What.COUNTERMANDED: one.words}
    asked = await writes(person, twice.get(one.what, one.words), under_group=one.under_group)
    if one.what in twice:
        asked = await person.presses("Seal it", on=asked.original)
        await person.presses("Change it", on=asked.original)
        asked = await writes(person, one.words + (one.what is What.COUNTERMANDED), under_group=one.under_group)
    for label in _PRESSES[one.what]:
        asked = await person.presses(label, on=asked.original)
    assert asked.original is not None
    told = screen.words(asked.original)
    if _SORRY in told:
        raise DidNotWork(told)
    assert _SAYS[one.what] in told, told


_PRESSES: Final[Mapping[What, Sequence[str]]] = {
    What.SENT: ("Seal it",),
    What.WAITING: (),
    What.DROPPED: ("Don't send it",),
    What.CHANGED: ("Seal it",),
    What.TAKEN_OUT: ("Seal it", "Take it out"),
    What.COUNTERMANDED: (),
}
_SAYS: Final[Mapping[What, str]] = {
    What.SENT: "Your words are sealed",
    What.WAITING: "This is what others will see",
    What.DROPPED: "Not sent",
    What.CHANGED: "Your words are sealed",
    What.TAKEN_OUT: "Nothing of yours is sealed here",
    What.COUNTERMANDED: "This is what others will see",
}


async def comes_back(person: Person, later: Later) -> None:
    """Look at what stands there, and do that with it."""
    asked = await person.presses(WITHOUT_A_NAME, on=question(person))
    ways = {
        Later.TAKE_BACK: ("Take it back", "In the evening"),
        Later.KEEP_AFTER_ALL: ("Take it back", "In the evening", "No, keep it"),
        Later.TAKE_BACK_NOW: ("Take it back", "At once"),
    }
    for label in ways.get(later, ()):
        asked = await person.presses(label, on=asked.original)
    assert asked.original is not None
    told = screen.words(asked.original)
    assert _SORRY not in told, told


def play(
    first: Sequence[Comes], second: Sequence[Comes] = (), *, evening: bool = True, ends: bool = False
) -> LeftOfBox:
    """Play one history, and return all that it left."""
    scene = with_a_question()
    left, log = lived(scene, partial(_play, scene=scene, first=first, second=second, shows=evening or ends, ends=ends))
    left.log = log
    return left


async def _play(
    folder: Path, scene: Scene, first: Sequence[Comes], second: Sequence[Comes], *, shows: bool, ends: bool
) -> LeftOfBox:
    evening, left = Evening(folder, scene), LeftOfBox()
    evening.left = left
    try:
        await evening.opens()
        left.tags = await evening.ask(_tags, evening)
        await _all_come(evening, first, left, looks=not ends)
        if shows:
            await reaches_evening(evening, 0)
            if not ends:
                left.files.append(evening.files())
            await _all_come_back(evening, first)
            await _all_come(evening, second, left, looks=not ends)
        if ends:
            for days in (0, 12, 0, 2, 13, 0):
                await reaches_evening(evening, days)
            left.mine = [await evening.ask(_mine, evening, name) for name in VOTERS]
        left.read = [
            screen.words(m) for m in screen.everything(evening.stage.world, evening.stage.person("Olwen").account)
        ]
        left.files.append(evening.files())
        left.keys = await evening.ask(lambda tx: frozenset(map(str, tx.keys.known())))
        await evening.programme.stop()
        return left
    finally:
        await close(evening.stage)
        evening.programme.let_go()


async def _all_come(evening: Evening, coming: Sequence[Comes], left: LeftOfBox, *, looks: bool) -> None:
    await evening.passes(timedelta(0))
    for number, one in enumerate(coming):
        await evening.passes(timedelta(minutes=one.minutes))  # also if none: however long people press is made alike
        await comes(evening.person(one.person), one)
        if looks and number % 4 == 0:
            left.files.append(evening.files())
            left.backups.append(evening.backup())


async def _all_come_back(evening: Evening, coming: Sequence[Comes]) -> None:
    """Have those who do something with their words do so, in the order of what they wrote."""
    await evening.passes(timedelta(hours=1))
    for one in sorted(coming, key=lambda one: one.words):
        if one.later is not Later.NOTHING:
            await evening.passes(timedelta(minutes=1))
            await comes_back(evening.person(one.person), one.later)


async def reaches_evening(evening: Evening, days: int) -> None:
    """Let time pass until shortly after an evening: the next, or so many days after it."""
    await evening.reaches(next_evening(evening.programme.clock.now(), _ZONE) + timedelta(days=days))


def _tags(tx: Transaction, evening: Evening) -> tuple[bytes, ...]:
    (topic,) = tx.sql.exec_driver_sql("SELECT topic FROM answer_boxes").scalars()
    return tuple(tx.keys.tag(topic, actor_of(evening, name).person) for name in VOTERS)


def _mine(tx: Transaction, evening: Evening, name: str) -> object:
    return my_words(tx, actor_of(evening, name), now=evening.programme.clock.now())


def actor_of(evening: Evening, name: str) -> Actor:
    """Return one of them as services know them."""
    return Actor(PersonId(evening.stage.world.find_account(name).id), GuildId(evening.stage.world.guild.id))
