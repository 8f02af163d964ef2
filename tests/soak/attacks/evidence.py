"""What somebody has who reads every file of the bot while people vote, and after the close: all but the key."""

import random
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from bot.app import App
from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import JOINED, join
from bot.services import polls
from tests.rehearsal.house import CLOSED, eventually
from tests.rehearsal.reminding import noon
from tests.scenes import Scene
from tests.services.papers import ANSWERS, PAPERS, chosen
from tests.simulation.template import MORE_MANAGERS
from tests.simulation.visits import PAPER, Visit, comes
from tests.soak.attacks.exactly import ExactHouse, lives, scene_after
from tests.soak.attacks.furnishing import WORKER

VOTERS = 25
_KNOWN = (*(name for names in JOINED.values() for name in names), *MORE_MANAGERS)
_MORE = tuple(f"Worker {number}" for number in range(9, 9 + VOTERS - len(_KNOWN)))
PEOPLE = (*_KNOWN, *_MORE)
_FILLING = "The nights are long, and the tea goes cold before anybody comes to ask how it was. " * 8


@dataclass(slots=True)
class Evidence:
    """One vote of twenty-five, who were seen to vote in this order, and at these times.

    `backups` are copies from before the first and after each of them, `log` is what was written ahead by then, `left`
    what lies there after the close. Of written answers `told` is what everybody reads, in that order. What each of them
    answered is the secret.
    """

    kind: PollKind
    voters: Sequence[str]
    answers: Mapping[str, int]
    texts: Sequence[str] = ()
    times: list[int] = field(default_factory=list)  # microseconds since 1970
    backups: list[bytes] = field(default_factory=list)
    log: bytes = b""
    left: Mapping[str, bytes] = field(default_factory=dict)
    told: Sequence[str] = ()
    sealed_in: str = "ballots"
    told_in: str = "written_answers"

    def packed(self, answer: int) -> bytes:
        """Return an answer as it lies in the box before it is sealed."""
        words = self.texts[answer] if self.texts else ""
        choice = frozenset[int]() if words else frozenset(chosen(self.kind, answer))
        return pack_ballot(Ballot(choice, RoleGroup.WORKER, words))


def text(number: int) -> str:
    """Return an answer in words: each of another length, and told by its last word."""
    return f"{_FILLING[: 490 + 4 * number].strip()} {name_of(number)}"


def name_of(number: int) -> str:
    """Return the last word of an answer, which is its alone."""
    return "".join(chr(97 + (number * 7 + place * 5) % 26) for place in range(7))


@cache
def house_of_voters() -> Scene:
    """Have twenty-five people take part."""

    async def furnish(house: ExactHouse) -> None:
        for name in _MORE:
            house.visitor(name)
            await join(house.stage, name, WORKER)
        noon(house)

    return scene_after(furnish)


def evidence(kind: PollKind, number: int) -> Evidence:
    """Have everybody vote by lot, in an order by lot, and look into the files all the time."""
    chance = random.Random(f"{kind} {number}")
    voters = chance.sample(PEOPLE, VOTERS)
    if kind is PollKind.WRITTEN:
        drawn = chance.sample(range(VOTERS), VOTERS)
        found = Evidence(kind, voters, dict(zip(voters, drawn, strict=True)), [*map(text, range(VOTERS))])
    else:
        found = Evidence(kind, voters, {name: chance.randrange(ANSWERS) for name in voters})
    lives(lambda house: _look_on(house, found), house_of_voters(), seed=f"{kind} {number}")
    return found


async def _look_on(house: ExactHouse, found: Evidence) -> None:
    card = await _opens(house, found.kind)
    found.backups.append(backup(house))
    for name in found.voters:
        await _votes(house.person(name), card, found, found.answers[name])
        found.times.append(int(house.clock.now().timestamp() * 1_000_000))
        found.backups.append(backup(house))
        house.passes(timedelta(minutes=1))
    found.log = b"".join(content for name, content in house.files().items() if name.endswith("-wal"))
    house.passes(CLOSED)
    await house.rests()
    found.told = await app_of(house).store.run(_told)
    found.left = house.files()


async def _opens(house: ExactHouse, kind: PollKind) -> Message:
    here, now = GuildId(house.stage.world.guild.id), house.clock.now()
    bethan = Actor(PersonId(house.person("Bethan").account.id), here, is_owner=True)
    app = app_of(house)
    draft = await app.store.run(polls.draft_poll, bethan, PAPERS[kind], now=now)
    await app.store.run(polls.open_poll, bethan, draft.id, now=now)
    app.bot.wake()
    asked = PAPERS[kind].question
    await eventually(lambda: any(asked in screen.words(one) for one in house.person("Olwen").screen("notices")))
    return next(one for one in house.person("Olwen").screen("notices") if asked in screen.words(one))


def app_of(house: ExactHouse) -> App:
    """Return the bot that runs there."""
    assert house.programme is not None
    assert house.programme.app is not None
    return house.programme.app


async def _votes(person: Person, card: Message, found: Evidence, answer: int) -> None:
    if found.kind is not PollKind.WRITTEN:
        await comes(person, card, Visit(0, answer, kind=found.kind))
        return
    await person.presses(PAPER, on=card)
    seen = await person.fills({"In your own words": found.texts[answer]})
    await person.presses("Seal it", on=seen.original)


def backup(house: ExactHouse) -> bytes:
    """Return what a backup taken now would hold."""
    (database,) = (house.folder / "data").glob("*.db")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        return copy.serialize()


def _told(tx: object) -> Sequence[str]:
    return list(tx.sql.exec_driver_sql("SELECT words FROM written_answers ORDER BY place").scalars())  # type: ignore[attr-defined]
