"""Every screen that other people can open, found by itself, and what stands on each."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.client import Bot
from bot.domain.letters import Letter, LetterState
from bot.domain.people import GuildId, PersonId
from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.forms import Answer
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.person.person import Person
from bot.rehearsal.wire import Json
from bot.rehearsal.world import asking
from bot.rehearsal.world.interactions import Interaction, Kind, OpenedForm
from bot.rehearsal.world.messages import Message
from bot.text import Words
from cogs.kit import drawing
from cogs.kit.feature import CommandGroup, features_of
from cogs.kit.letters import LetterRenderers, Rendering, rendered
from storage.store import Transaction
from tests.simulation.door import Evening

COORDINATOR, OWNER, LEAD, MEMBER, PARTNER, STRANGER = "Bethan", "Olwen", "Maria", "Grace", "Ioan", "Chen"
OBSERVERS = (COORDINATOR, OWNER, LEAD, MEMBER, PARTNER, STRANGER)
_MOST = 700  # presses of one person
_FEW_OPTIONS = 9  # of a menu, every one is chosen; of a longer one, some
_NAMED = {
    5: "Rhys",
    6: "Coordinator",
    8: "#notices",
}  # what somebody chooses where an account, role or channel is asked
_ANSWERS: dict[str, Answer] = {"write-answer": "The nights are long.", "choose-several": ("Time",)}
_GRAVE = 4
_MADE_UP = re.compile(
    r"\b[0-9a-f]{32}\b|\b[0-9a-f]{16}\b|\b\d{17,20}\b|\b[0-9A-Z]{2,3}-[0-9A-Z]{4}\b|(?<=discord\.gg/)\w{10}\b|\d\d:\d\d:\d\d\.\d+"
    r"|(?<=written-seal:)[a-p]{16}\b"  # the mark of what one wrote oneself, made of noise
)
_REFUSED = ("That is not possible", "This button is too old", "This is over")


@dataclass(slots=True)
class Seen:
    """What the others saw, in the order in which they looked; which verbs they pressed, and which were answered."""

    lines: list[str] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    apologised: set[str] = field(default_factory=set)
    every: set[str] = field(default_factory=set)
    kept: tuple[object, ...] = ()

    def add(self, who: str, what: str, says: object) -> None:
        self.lines.append(f"{who} · {what}: {says}")

    def text(self) -> list[str]:
        """Return the lines without what is made up by chance: the same thing is called the same everywhere."""
        names: dict[str, str] = {}
        return [_MADE_UP.sub(lambda found: names.setdefault(found[0], f"<{len(names)}>"), line) for line in self.lines]


def shown(message: Message | None) -> str:
    if message is None:
        return ""
    return json.dumps([message.content, message.embeds, message.components], ensure_ascii=False, default=str)


def controls(message: Message) -> Iterator[tuple[Json, str | None]]:
    """Yield what can be pressed or chosen there, each option by itself."""
    for button in screen.buttons(message):
        if button["style"] != 5 and not button["disabled"]:
            yield button, None
    for menu in screen.selects(message):
        options = [option["label"] for option in menu.get("options", ())]
        chosen = options if len(options) <= _FEW_OPTIONS else [*options[:2], options[-1]]
        for one in chosen or [_NAMED.get(menu["type"], "")]:
            yield menu, one


class Walk:
    """One person who opens everything there is to open."""

    def __init__(self, evening: Evening, who: str, seen: Seen) -> None:
        self.evening, self.seen = evening, seen
        self.person: Person = evening.stage.person(who)
        self._known: set[tuple[str, str | None]] = set()
        self._now: deque[tuple[Message, Json, str | None]] = deque()
        self._last: deque[tuple[Message, Json, str | None]] = deque()
        self.refs: dict[str, None] = {"-": None}
        self._left = _MOST
        self._card = evening.card()

    async def run(self) -> None:
        """Look at what stands anywhere, run every command, and press whatever appears but for what ends something."""
        for message in reversed(screen.everything(self.evening.stage.world, self.person.account)):
            self._look(message, "reads")
        for command in commands(self.evening):
            try:
                await self._hear(await self.person.runs(command), command)
            except (CannotDo, LookupError, AssertionError):
                self.seen.add(self.person.name, command, "is not offered")
        await self._press_all(self._now)

    async def ends(self) -> None:
        """Press what throws away, takes back or leaves, and whatever appears then."""
        while self._last:
            await self._press(*self._last.popleft())
            await self._press_all(self._now)
        for message in self.evening.stage.world.phone(self.person.account.id).private.values():
            self.seen.add(self.person.name, "is left with", shown(message))  # what took longer has come by now

    async def _press_all(self, queue: deque[tuple[Message, Json, str | None]]) -> None:
        while queue and self._left:
            self._left -= 1
            await self._press(*queue.popleft())
            await asyncio.sleep(
                1
            )  # a letter that it leads to goes before the next press: else it is a matter of chance

    def _look(self, message: Message, what: str) -> None:
        self.seen.add(self.person.name, what, shown(message))
        for control, option in controls(message):
            key = (control["custom_id"], option)
            if key not in self._known:
                self._known.add(key)
                self.refs.setdefault(control["custom_id"].split(":")[2], None)
                queue = self._last if control.get("style") == _GRAVE else self._now
                queue.append((message, control, option))

    async def _press(self, message: Message, control: Json, option: str | None) -> None:
        world, account = self.evening.stage.world, self.person.account
        verb = control["custom_id"].split(":")[1]
        try:
            if option is None:
                asked = thumb.tap(world, account, message, control)
            else:
                asked = thumb.pick(world, account, message, control, (option,))
        except CannotDo as why:
            self.seen.add(self.person.name, verb, f"cannot: {why}")
            return
        await self.person._answered(asked)
        self.seen.pressed.add(verb)
        await self._hear(asked, f"{verb} {option or ''}")

    async def _hear(self, asked: Interaction, what: str) -> None:
        if asked.form is not None:
            self.seen.answered.add(what.split(maxsplit=1)[0])
            self.seen.add(self.person.name, what, json.dumps([asked.form.title, asked.form.components], default=str))
            await self._answers(asked.form)
        elif asked.original is not None:
            verb, said = what.split(maxsplit=1)[0], screen.words(asked.original)
            if "Sorry" in said:
                self.seen.apologised.add(verb)
            elif not any(no in said for no in _REFUSED):
                self.seen.answered.add(verb)
            self._look(asked.original, what)
        else:
            self.seen.add(self.person.name, what, asked.state)

    async def _answers(self, form: OpenedForm) -> None:
        """Fill in a form by which a vote is answered, once; close any other."""
        verb, about = form.custom_id.split(":")[1:3]
        if verb not in _ANSWERS or (about, verb) in self._known:
            self.person.dismisses()
            return
        self._known.add((about, verb))
        (label, *_) = screen.form_labels(form.components)
        await self._hear(await self.person.fills({label: _ANSWERS[verb]}), verb)

    async def forges(self, verb: str) -> None:
        """Press what was drawn nowhere, about everything that was."""
        world, account = self.evening.stage.world, self.person.account
        place = self.person.place
        for ref in list(self.refs)[:12]:
            data: Json = {"custom_id": f"v1:{verb}:{ref}", "component_type": 2, "id": 1}
            asked = asking.ask(world, account, place, kind=Kind.COMPONENT, data=data, about=self._card)
            await self.person._answered(asked)
            await self._hear(asked, verb)
        self.seen.pressed.add(verb)


def commands(evening: Evening) -> Iterator[str]:
    """Yield every command of every feature."""
    for feature in features_of(bot_of(evening)):
        for one in feature.commands:
            if isinstance(one, CommandGroup):
                yield from (f"/{one.name} {inner.name}" for inner in one.commands)
            else:
                yield f"/{one.name}"


def bot_of(evening: Evening) -> Bot:
    """Return the bot that answers there."""
    assert evening.programme.app is not None
    return evening.programme.app.bot


def read_letters(tx: Transaction, evening: Evening, refs: list[str], seen: Seen) -> None:
    """Read every kind of letter to everybody else, and to the notices channel, about everything there is."""
    bot, world = bot_of(evening), evening.stage.world
    here, now = GuildId(world.guild.id), evening.programme.clock.now()
    found = bot.get_cog(LetterRenderers.__name__)
    assert isinstance(found, LetterRenderers)
    people = [PersonId(world.find_account(name).id) for name in OBSERVERS]
    for kind in found.by_kind:
        for ref in (*refs, str(here)):
            for person in people:
                letter = _letter(kind, here, person, ref, now)
                seen.add(str(people.index(person)), f"letter {kind}", _read(tx, bot, letter))


def _letter(kind: str, guild: GuildId, person: PersonId, subject: str, now: datetime) -> Letter:
    number, state = "0" * 32, LetterState.SENDING
    return Letter(number, kind, "", guild, None, person, subject, now, now, None, state, 1, now, None, None)


def _read(tx: Transaction, bot: Bot, letter: Letter) -> str:
    try:
        says = rendered(Rendering(tx, bot, letter.not_before), letter)
    except Exception as error:  # about something else than it is ever written about
        return type(error).__name__
    if says is None:
        return "nothing"
    drawn = drawing.drawn(says.card, Words(), None)
    return json.dumps([drawn.embed, drawn.rows], default=str)
