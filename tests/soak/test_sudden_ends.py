"""The bot is killed while people vote and while it counts: what was answered is counted, and told once."""

import asyncio
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.stage import Stage
from bot.rehearsal.world.messages import Message
from bot.rehearsing import JOINED, set_the_scene
from tests.bot.fork_server import ForkedLife, ForkServer
from tests.rehearsal.house import WORDS, House, buttons, custom_id, eventually, told, until, words

OPTIONS = WORDS["Answers, one a line"].splitlines()
VOTERS = [name for names in JOINED.values() for name in names]
CLOSE = timedelta(days=8)


class Street:
    """A stage in this process, and the bot in another that is killed again and again."""

    def __init__(
        self, stage: Stage, clock: Clock, folder: Path, fork_server: ForkServer, chance: random.Random
    ) -> None:
        self.house = House(stage, clock, folder)
        self.stage, self.clock, self.folder, self.fork_server, self.chance = stage, clock, folder, fork_server, chance
        self.ahead = 0.0
        self.life: ForkedLife | None = None
        (folder / "ahead").write_text("0")

    async def starts(self) -> None:
        self.stage.world.bot_has_come = False
        self.life = await self.fork_server.start(
            "tests.soak.life:live", str(self.folder), self.stage.api_url, self.stage.bot_token
        )
        await eventually(lambda: self.stage.world.bot_has_come)

    async def is_killed(self) -> None:
        assert self.life is not None
        self.life.signal(signal.SIGKILL)
        assert await self.life.end() == -signal.SIGKILL, self.life.said
        assert "Traceback" not in self.life.said, self.life.said

    def moves(self, by: timedelta) -> None:
        self.ahead += by.total_seconds()
        new = self.folder / "ahead of it"  # put in its place whole: a signal that is still to come may have it read
        new.write_text(str(self.ahead))
        new.replace(self.folder / "ahead")
        assert self.life is not None
        self.life.signal(signal.SIGUSR1)
        self.clock.move(by)


@pytest.fixture
async def street(fork: ForkServer, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Street]:
    clock = Clock()
    stage = await Stage.open(clock)
    street = Street(stage, clock, tmp_path, fork, random.Random(request.node.name))
    await street.starts()
    await set_the_scene(stage)
    stage.world.answer_within = timedelta(seconds=1)
    yield street
    await street.is_killed()
    await stage.close()


class Voter:
    """One person who votes, and what they were told."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.confirmed: str | None = None
        self.in_doubt: list[str] = []

    async def votes(self, street: Street, about: str, choice: str) -> None:
        """Choose once; what was chosen before an answer arrived is in doubt."""
        asked = street.house.asks(self.person, about, values=(str(OPTIONS.index(choice)),))
        await asked.answered
        if not asked.failed and "sealed" in told(asked):
            self.confirmed, self.in_doubt = choice, []
        elif asked.failed:
            self.in_doubt.append(choice)

    async def changes_her_mind(self, street: Street, about: str) -> None:
        """Choose twice, one after the other: people have one thumb."""
        for _ in range(2):
            await self.votes(street, about, street.chance.choice(OPTIONS))

    @property
    def possible(self) -> list[str | None]:
        return [self.confirmed, *self.in_doubt]


async def one_round(street: Street, number: int) -> None:
    """Open a poll, vote, be killed somewhere, carry on, close, and compare."""
    question = f"Question number {number}?"
    await street.house.opens_poll(WORDS | {"Question": question})
    card = await until(street.stage, lambda: _card(street, question))
    about = custom_id(card, "choose")
    voters = [Voter(street.stage.person(name)) for name in VOTERS]
    kind = number % 3
    for voter in voters[:6]:
        await voter.votes(street, about, street.chance.choice(OPTIONS))
    rush = [asyncio.ensure_future(voter.changes_her_mind(street, about)) for voter in voters]
    if kind == 0:  # killed in the rush
        await asyncio.sleep(street.chance.uniform(0, 0.06))
    else:  # killed in the count, or while the result is told
        await asyncio.gather(*rush)
        street.moves(CLOSE)
        await asyncio.sleep(street.chance.uniform(0, 0.15 if kind == 1 else 0.4))
    await street.is_killed()
    await asyncio.gather(*rush)
    await street.starts()
    if kind == 0:
        street.moves(CLOSE)
    result = await until(street.stage, lambda: _result(street, question))
    check(voters, words(result))
    await until(street.stage, lambda: _closed(street, card))
    assert await eventually(lambda: not list((street.folder / "keys").glob("*.key")))
    assert len([m for m in street.stage.person("Olwen").screen("notices") if _tells(words(m), question)]) == 1


def check(voters: list[Voter], result: str) -> None:
    """Every confirmed answer is in the result, and nothing that nobody chose."""
    counts = {line.split(":")[0][2:]: int(line.split("**")[1]) for line in result.splitlines() if line.startswith("- ")}
    sure = Counter(voter.possible[0] for voter in voters if len(set(voter.possible)) == 1)
    perhaps = Counter(choice for voter in voters for choice in set(voter.possible))
    for option in OPTIONS:
        assert sure[option] <= counts[option] <= perhaps[option], (option, counts, sure, perhaps)
    at_least = sum(voter.confirmed is not None for voter in voters)
    at_most = sum(any(voter.possible) for voter in voters)
    assert at_least <= sum(counts.values()) <= at_most


def _card(street: Street, question: str) -> Message | None:
    olwen = street.stage.person("Olwen")
    found = (
        m
        for m in olwen.screen("notices")
        if question in words(m) and "Answer privately" in map(screen.label, buttons(m))
    )
    return next(found, None)


def _tells(text: str, question: str) -> bool:
    return question in text and "Closed: " in text


def _result(street: Street, question: str) -> Message | None:
    return next((m for m in street.stage.person("Olwen").screen("notices") if _tells(words(m), question)), None)


def _closed(street: Street, card: Message) -> Message | None:
    return next((m for m in street.stage.person("Olwen").screen("notices") if m is card and not buttons(m)), None)


@pytest.mark.parametrize("part", range(2))
async def test_killed_ten_times_no_answer_that_was_confirmed_is_lost_or_doubled(street: Street, part: int) -> None:
    for number in range(10):
        await one_round(street, number + part * 10)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
async def test_killed_again_and_again_no_confirmed_answer_is_lost_or_doubled(street: Street, part: int) -> None:
    for number in range(25):
        await one_round(street, number + part * 25)
