"""Votes at the door: people press as people do, the real bot answers, and all that is left can be compared."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from contextlib import closing
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from bot.client import Bot
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_outcomes import Outcome
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollKind, Sensitivity
from bot.rehearsal.inside import CALM, Passage, Wire
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.services import polls
from storage.contacts import Contact, keep_contact
from storage.keys import Keys
from storage.store import Transaction
from tests.scenes import Scene
from tests.services.papers import PAPERS
from tests.services.polling_place import IdealKeys, Listener, unsalted
from tests.simulation import promises
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.programme import Machine, Programme, remember_tasks
from tests.simulation.template import close, stage_of, template, temporary
from tests.simulation.visits import Visit, comes, refused_by_the_schema

T = TypeVar("T")

VOTERS = (
    "Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya", "Helen", "Rhys", "Margaret",
)  # fmt: skip
CAREFUL = (frozenset({PollKind.SINGLE, PollKind.DECISION}), frozenset({PollKind.WRITTEN}))  # what is sensitive where
MOST_ENDS = 50  # moments at which votes end or go on
_A_WHILE = 40  # seconds
THEIR_OWN = ("discord", "apscheduler", "asyncio")  # libraries, which the programme keeps from telling what is pressed
PRIVATE = ("/interactions/", "/webhooks/")
_WAITED: tuple[Contact, ...] = (  # what is known about reaching people is as different as it can be
    Contact(unanswered=2),
    Contact(unanswered=1, unanswered_apart=2),
    Contact(is_back=True),
    Contact(unanswered_apart=1),
)


@dataclass(slots=True)
class Left:
    """Everything that can be looked at while a history runs and after it."""

    files: list[dict[str, bytes]] = field(default_factory=list)
    backups: list[bytes] = field(default_factory=list)
    public: list[tuple[str, str, bytes]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    tags: tuple[bytes, ...] = ()
    box: int = 0
    keys: frozenset[str] = frozenset()
    outcomes: Sequence[Outcome] = ()


class _Door(Programme):
    """The bot, with keys whose seals are noise of the right size."""

    def make_keys(self) -> Keys:
        return IdealKeys(self.machine.folder / "keys", failpoint=self.failpoint)


class Evening:
    """A vote of each kind, from where they are open to their close."""

    def __init__(self, folder: Path, scene: Scene, runs: "type[Programme] | None" = None) -> None:
        self.stage = stage_of(scene)
        self.left = Left()
        wire = Wire(self.stage, CALM, context=copy_context(), told=self._heard)
        self.programme = (runs or _Door)(
            Machine(folder, timedelta(0), lambda: 0.001), self.stage, wire, lambda _: False
        )

    def _heard(self, passage: Passage) -> None:
        request = passage.request
        if not request.path.split("/v10", 1)[-1].startswith(PRIVATE):
            self.left.public.append((request.method, request.path, bytes(request.body or b"")))

    async def ask(self, service: Any, *args: Any, **kwargs: Any) -> Any:
        assert self.programme.app is not None
        return await self.programme.app.store.run(service, *args, **kwargs)

    @property
    def bot(self) -> Bot:
        """Return the bot that answers there."""
        assert self.programme.app is not None
        return self.programme.app.bot

    async def opens(self) -> None:
        self.programme.start()
        async with asyncio.timeout(60):
            await self.programme.connected.wait()

    def person(self, number: int) -> Person:
        return self.stage.person(VOTERS[number])

    async def passes(self, time: timedelta) -> None:
        """Let time pass for everybody, not between a look and a post, and the bot do what is due then.

        However long people pressed before, less than a while, the moment after it is the same.
        """
        await self._jumps(time)
        await asyncio.sleep(_A_WHILE - asyncio.get_running_loop().time() % (_A_WHILE / 2))

    async def reaches(self, moment: datetime) -> None:
        """Let time pass until shortly after this moment."""
        await self._jumps(moment - self.programme.clock.now())
        await asyncio.sleep(_A_WHILE)

    async def _jumps(self, time: timedelta) -> None:
        while self.programme.is_posting:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.05)
        self.stage.clock.move(time)
        self.programme.sleeps(time)

    async def comes(self, visit: Visit) -> None:
        """Let somebody come to a vote in their way, and answer."""
        await comes(self.person(visit.person), self.card(visit.kind), visit)

    async def comes_again_and_again(self, visits: Sequence[Visit]) -> None:
        """Let one person do so several times, while others do."""
        for visit in visits:
            await self.comes(visit)

    def card(self, kind: PollKind = PollKind.SINGLE) -> Message:
        """Return the public card of the vote of a kind."""
        asked = PAPERS[kind].question
        places = (m for m in reversed(self.person(0).screen("notices")) if asked in screen.words(m))
        return next(m for m in places if "More" in map(screen.label, screen.buttons(m)))

    async def closes(self) -> Sequence[Outcome]:
        """Let every vote come to its end, and to its second one where few have answered; return how they ended."""
        now = self.programme.clock.now
        await self.passes(timedelta(0))
        for _ in range(MOST_ENDS):
            if (due := await self.ask(polls.next_to_end, now=now())) is None:
                break
            left = max((due - now()).total_seconds(), 0)
            await self.passes(timedelta(seconds=int(left) + 1))  # whole seconds: the clock rounds to a millionth of one
        else:
            raise AssertionError("A vote never closes.")
        await self.passes(timedelta(hours=1))
        known = "SELECT id FROM polls WHERE result IS NOT NULL ORDER BY id"
        ended = await self.ask(lambda tx: list(tx.sql.exec_driver_sql(known).scalars()))
        return [await self.ask(polls.outcome_of, poll) for poll in ended]

    def files(self) -> dict[str, bytes]:
        """Return every file of the moment, without what SQLite makes up by chance."""
        found = promises.files(self.programme.machine.folder)
        return {name: unsalted(content) if name.endswith("-wal") else content for name, content in found.items()}

    def backup(self) -> bytes:
        """Return what a backup taken now would hold."""
        database = next((self.programme.machine.folder / "data").glob("*.db"))
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            return copy.serialize()


@cache
def with_votes(careful: frozenset[PollKind] = CAREFUL[0]) -> Scene:
    """Have a vote of each kind open for the eleven, once, and each of them reached differently."""

    async def live(folder: Path) -> Scene:
        evening = Evening(folder, template())
        await evening.opens()
        for kind, words in PAPERS.items():
            await evening.ask(_open, evening, words, sensitive=kind in careful)
        evening.bot.wake()
        await evening.ask(_reach, evening)
        await evening.passes(timedelta(minutes=1))
        moment = datetime.fromtimestamp(int(evening.programme.clock.now().timestamp()) + 60, template().moment.tzinfo)
        await evening.programme.stop()
        await close(evening.stage)
        return Scene.left_in(folder, evening.stage.world, moment)

    with temporary() as folder, seeded("open", template().moment) as loop, attached():
        remember_tasks(loop)
        template().furnish(Path(folder) / "kitchen")
        return loop.run_until_complete(live(Path(folder) / "kitchen"))


def _open(tx: Transaction, evening: Evening, words: PollWords, *, sensitive: bool) -> None:
    here, now = GuildId(evening.stage.world.guild.id), evening.programme.clock.now()
    bethan = Actor(PersonId(evening.stage.world.find_account("Bethan").id), here, is_owner=True)
    draft = polls.draft_poll(tx, bethan, words, now=now)
    change = DraftChange(sensitivity=Sensitivity.SENSITIVE if sensitive else Sensitivity.ORDINARY)
    polls.change_draft(tx, bethan, draft.id, change, now=now)
    polls.open_poll(tx, bethan, draft.id, now=now)


def _reach(tx: Transaction, evening: Evening) -> None:
    here = GuildId(evening.stage.world.guild.id)
    for number, name in enumerate(VOTERS):
        if number < 2 * len(_WAITED):
            who = PersonId(evening.stage.world.find_account(name).id)
            keep_contact(tx, here, who, _WAITED[number % len(_WAITED)])


def play(
    visits: Sequence[Visit],
    careful: frozenset[PollKind] = CAREFUL[0],
    *,
    closes: bool = True,
    at_once: bool = False,
) -> Left:
    """Play one history, and return all that it left; `at_once`: nobody waits for anybody else."""
    scene = with_votes(careful)
    left, log = lived(scene, partial(_play, scene=scene, visits=visits, closes=closes, at_once=at_once))
    left.log = log
    return left


def lived(scene: Scene, live: Callable[[Path], Coroutine[Any, Any, T]]) -> tuple[T, list[str]]:
    """Live on from a scene, in a folder of its own; return what came of it, and what our own log said."""
    ear, root = Listener(), logging.getLogger()
    with temporary() as folder, seeded("evening", scene.moment) as loop, attached():
        remember_tasks(loop)
        here = Path(folder) / "kitchen"
        scene.furnish(here)
        level = root.level
        root.addHandler(ear)
        root.setLevel(logging.DEBUG)
        try:
            with refused_by_the_schema(ear):
                found = loop.run_until_complete(live(here))
        finally:
            root.setLevel(level)
            root.removeHandler(ear)
    return found, [line for line in ear.heard if not line.startswith(THEIR_OWN)]


async def _play(folder: Path, scene: Scene, visits: Sequence[Visit], *, closes: bool, at_once: bool) -> Left:
    evening = Evening(folder, scene)
    left = evening.left
    try:
        await evening.opens()
        left.tags = await evening.ask(_tags)
        await evening.passes(timedelta(0))
        if at_once:
            each: dict[int, list[Visit]] = {}
            for visit in visits:
                each.setdefault(visit.person, []).append(visit)
            await asyncio.gather(*map(evening.comes_again_and_again, each.values()))
        for number, visit in enumerate(() if at_once else visits):
            if visit.minutes:
                await evening.passes(timedelta(minutes=visit.minutes))
            await evening.comes(visit)
            if number % 5 == 0 and not closes:
                left.files.append(evening.files())
                left.backups.append(evening.backup())
        left.box = await evening.ask(lambda tx: tx.sql.exec_driver_sql("SELECT count(*) FROM ballots").scalar_one())
        left.outcomes = await evening.closes() if closes else ()
        left.files.append(evening.files())
        left.keys = await evening.ask(lambda tx: frozenset(map(str, tx.keys.known())))
        await evening.programme.stop()
        return left
    finally:
        await close(evening.stage)
        evening.programme.let_go()


def _tags(tx: Transaction) -> tuple[bytes, ...]:
    asked = tx.sql.exec_driver_sql("SELECT poll, person FROM electorates").all()
    return tuple(tx.keys.tag(poll, person) for poll, person in asked)
