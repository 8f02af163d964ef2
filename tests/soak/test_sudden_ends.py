"""The bot is killed while people vote, while a close is moved, while it counts, and while a result is drawn and told.

What was answered is counted, and everything is told once.
"""

import asyncio
import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.domain.polls import PollKind
from bot.rehearsal.stage import Stage
from bot.rehearsal.world.messages import Message
from bot.rehearsing import JOINED, set_the_scene
from tests.bot.fork_server import ForkServer
from tests.rehearsal.house import buttons, custom_id, eventually, label, told, until
from tests.simulation.recorder import plain
from tests.simulation.votes import FORMS
from tests.soak.street import Street, Voter, check

VOTERS = [name for names in JOINED.values() for name in names]
KINDS = tuple(PollKind)
MOMENTS = ("rush", "count", "longer", "result", "early")
CLOSE = timedelta(days=16)  # also where it goes on longer
MOVES = {  # what is pressed, what is read of it, and what everybody hears
    "longer": ("poll-longer-now", ("It stays open longer", "can be done once"), "Open a little longer"),
    "early": ("poll-early-now", ("It closes early", "can be done once"), "This vote closes early"),
}


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


async def one_round(street: Street, number: int) -> None:
    """Open a vote of a kind, answer, be killed somewhere, carry on, close, and compare."""
    kind, moment = KINDS[number % len(KINDS)], MOMENTS[(number // len(KINDS) + number) % len(MOMENTS)]
    way, form = FORMS[kind]
    question = f"{form['Question']} ({number})"
    await street.house.opens_poll({**form, "Question": question}, way=way)
    card = await until(street.stage, lambda: _card(street, question))
    voters = [Voter(street, street.stage.person(name), kind) for name in VOTERS]
    for voter in voters[:6]:
        await voter.votes(card)
    rush = [asyncio.ensure_future(voter.changes_their_mind(card)) for voter in voters]
    if moment != "rush":
        await asyncio.gather(*rush)
    await _is_killed(street, moment, card)
    await asyncio.gather(*rush)
    await street.starts()
    for voter in voters:
        await voter.goes_on()
    if moment in MOVES:
        await _is_moved_once(street, moment, card, question)
    if moment in ("rush", "longer"):
        street.moves(CLOSE)
    elif moment == "early":
        street.moves(timedelta(hours=6, minutes=1))
    result = await until(street.stage, lambda: next(iter(_results(street, question)), None))
    check(voters, *_counted(plain(result), kind))
    await until(street.stage, lambda: card if card in street.notices() and not buttons(card) else None)
    assert await eventually(lambda: not list((street.folder / "keys").glob("*.key")))
    assert len(_results(street, question)) == 1
    if kind is PollKind.DECISION:
        assert told(await street.stage.person("Olwen").runs("/decisions")).count(f"{question} · ") == 1


async def _is_killed(street: Street, moment: str, card: Message) -> None:
    """Let it begin, and be killed."""
    longest = {"rush": 0.06, "count": 0.15, "result": 1.5}.get(moment, 0.04)
    if moment in MOVES:
        street.house.asks(street.stage.person("Bethan"), custom_id(card, MOVES[moment][0]), message=card)
    elif moment != "rush":
        street.moves(CLOSE)
    await asyncio.sleep(street.chance.uniform(0, longest))
    await street.is_killed()


async def _is_moved_once(street: Street, moment: str, card: Message, question: str) -> None:
    """Press again, as somebody does who was told nothing; everybody hears of it once."""
    verb, said, heard = MOVES[moment]
    asked = street.house.asks(street.stage.person("Bethan"), custom_id(card, verb), message=card)
    await asked.answered
    assert any(one in told(asked) for one in said), told(asked)
    await until(street.stage, lambda: next(iter(street.saying(question, heard)), None))
    assert len(street.saying(question, heard)) == 1


def _counted(said: str, kind: PollKind) -> tuple[Counter[str], int]:
    """Read a result: how often each answer was given, and how many answered."""
    if kind is PollKind.WRITTEN:
        lines = re.findall(r"^> (.+)$", said, re.MULTILINE)
        return Counter(lines), len(lines)
    counts = Counter(
        {option: int(count) for option, count in re.findall(r"^- (.+): \*\*(\d+)\*\*$", said, re.MULTILINE)}
    )
    closed = re.search(r"Closed: (\d+)", said)
    return counts, int(closed[1]) if closed else counts.total()


def _card(street: Street, question: str) -> Message | None:
    return next((one for one in street.saying(question) if "Answer privately" in map(label, buttons(one))), None)


def _results(street: Street, question: str) -> list[Message]:
    return street.saying(question, "What happens next")


@pytest.mark.parametrize("part", range(2))
async def test_killed_ten_times_no_answer_that_was_confirmed_is_lost_or_doubled(street: Street, part: int) -> None:
    for number in range(10):
        await one_round(street, number + part * 10)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
async def test_killed_again_and_again_no_confirmed_answer_is_lost_or_doubled(street: Street, part: int) -> None:
    for number in range(25):
        await one_round(street, number + part * 25)
