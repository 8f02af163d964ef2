"""Stories in which the power goes at any failpoint, and the bot starts again on what is left."""

import asyncio
import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsing import JOINED
from storage.store import Transaction
from tests.rehearsal.answering import WORDS as SAID
from tests.rehearsal.answering import answers
from tests.rehearsal.house import BUSY, CLOSED, WORDS, WORKERS, House, buttons, eventually, keep, told, until, words
from tests.rehearsal.topics import opens_topic

VIDEO, FACE, CARD, ELEARNING = WORDS["Answers, one a line"].splitlines()
CASTING = ("cast.sealed", "cast.stored", "store.called", "store.committing", "store.committed", "store.answered")
OPENING = ("key.written", "key.kept", "open.key", "open.stored", "store.committing", "store.committed")
CLOSING = (
    *("close.counted", "close.stored", "close.committed", "key.overwritten", "key.gone", "close.shredded"),
    *("store.rewritten", "store.committing", "store.committed", "store.answered"),
    *("letter.claimed", "letter.written", "letter.drawn", "letter.sent", "letter.marked"),
)


class Stopped(BaseException):
    """The power goes."""


class Power:
    """Goes at the chosen failpoint once it is loose; keeps the files as they were, and lets nothing more happen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loose_at: str | None = None
        self.gone = asyncio.Event()
        self.passed = Counter[str]()
        self._loop = asyncio.get_running_loop()
        self._left: Path | None = None

    def __call__(self, name: str) -> None:
        if self._left is not None:
            raise Stopped(name)
        self.passed[name] += 1
        if name == self.loose_at:
            self._left = keep(self.folder / "data", self.folder / "left" / "data").parent
            shutil.copytree(self.folder / "keys", self.folder / "left" / "keys")
            self._loop.call_soon_threadsafe(self.gone.set)
            raise Stopped(name)


@pytest.fixture
async def powered(house: House) -> tuple[House, Power]:
    """The house with everybody in it, on power that can go."""
    power = Power(house.folder)
    await house.restarts(failpoint=power)
    house.may_complain = True
    return house, power


async def carry_on(house: House, power: Power) -> None:
    """Start again on the files as the lost power left them."""
    async with asyncio.timeout(5):
        await power.gone.wait()
    await house.closes()
    house.stage.world.answer_within = BUSY
    house.folder = power.folder / "left"
    await house.opens()
    running = await house.app.store.run(_open_polls)
    assert {path.stem for path in (house.folder / "keys").glob("*.key")} <= running


def _open_polls(tx: Transaction) -> set[str]:
    return {str(row[0]) for row in tx.sql.exec_driver_sql("SELECT id FROM polls WHERE state = 'open'")}


async def results(house: House) -> list[str]:
    """Return every result in the notices channel, once no letter waits any more."""
    person = house.person("Amara")
    await person.sees("This vote has closed")
    await house.app.beat()
    return [words(m) for m in person.screen("notices") if "Closed: " in words(m)]


@pytest.mark.parametrize("failpoint", CASTING)
async def test_stopped_while_an_answer_is_sealed_it_counts_once_or_was_never_confirmed(
    powered: tuple[House, Power], failpoint: str
) -> None:
    house, power = powered
    card = await house.opens_poll()
    await house.vote_all((VIDEO, 6))
    paper = (await house.person("Amara").presses("Answer privately", on=card)).original
    house.stage.world.answer_within = timedelta(seconds=0.3)
    power.loose_at = failpoint
    pressed = await house.person("Amara").chooses("Choose one", CARD, on=paper)
    confirmed = not pressed.failed and "sealed" in told(pressed)
    await carry_on(house, power)
    house.passes(CLOSED)
    (result,) = await results(house)
    changed, unchanged = f"{VIDEO}: **5**" in result, f"{VIDEO}: **6**" in result
    assert changed != unchanged
    assert changed or not confirmed
    assert "Closed: 6 answers" in result
    assert list((house.folder / "keys").glob("*.key")) == []


@pytest.mark.parametrize("failpoint", CLOSING)
async def test_stopped_while_it_closes_it_counts_once_tells_once_and_leaves_no_key(
    powered: tuple[House, Power], failpoint: str
) -> None:
    house, power = powered
    await house.opens_poll()
    await house.vote_all((VIDEO, 5), (FACE, 2))
    power.loose_at = failpoint
    house.passes(CLOSED)
    await carry_on(house, power)
    (result,) = await results(house)
    assert f"{VIDEO}: **5**" in result
    assert f"{FACE}: **2**" in result
    assert list((house.folder / "keys").glob("*.key")) == []
    house.passes(timedelta(hours=2))
    await house.app.beat()
    assert len(await results(house)) == 1


@pytest.mark.parametrize("failpoint", OPENING)
async def test_stopped_while_it_opens_a_second_press_opens_it_once(
    powered: tuple[House, Power], failpoint: str
) -> None:
    house, power = powered
    bethan = await house.writes()
    panel = await bethan.sees("Your vote, before it opens")
    house.stage.world.answer_within = timedelta(seconds=0.3)
    power.loose_at = failpoint
    await bethan.presses("Post it", on=panel)
    await carry_on(house, power)
    if buttons(panel):
        await bethan.presses("Post it", on=panel)
    await house.vote_all((VIDEO, 5))
    cards = [m for m in house.person("Olwen").screen("notices") if "A vote" in words(m)]
    assert len(cards) == 1
    house.passes(CLOSED)
    assert len(await results(house)) == 1


async def test_stopped_while_its_notes_are_planned_everybody_still_has_theirs_once(
    powered: tuple[House, Power],
) -> None:
    house, power = powered
    bethan = await house.writes()
    power.loose_at = "remind.written"
    await bethan.presses("Post it")
    await carry_on(house, power)
    await house.app.beat()
    people = [name for names in JOINED.values() for name in names]
    assert await house.app.store.run(_reminded) == len(people)


async def test_stopped_before_all_has_followed_from_an_answer_it_stands_in_the_thread_once(
    powered: tuple[House, Power],
) -> None:
    house, power = powered
    card = await opens_topic(house)
    power.loose_at = "answer.followed"
    await answers(house, "Amara", card)  # who is thanked before
    await carry_on(house, power)
    await house.app.beat()
    thread = await until(house.stage, lambda: house.stage.world.channels.get(card.id))
    await until(house.stage, lambda: next((one for one in thread.messages.values() if SAID in words(one)), None))
    await house.app.beat()
    assert sum(SAID in words(one) for one in thread.messages.values()) == 1


def _reminded(tx: Transaction) -> int:
    asked = "SELECT count(DISTINCT person) FROM letters WHERE kind = 'poll_reminder'"
    return int(tx.sql.exec_driver_sql(asked).scalar_one())


@pytest.mark.parametrize(
    "failpoint", ["close.extended", "extend.kept", "letter.claimed", "letter.sent", "letter.marked", "store.committed"]
)
async def test_stopped_while_it_is_extended_it_is_extended_once(powered: tuple[House, Power], failpoint: str) -> None:
    house, power = powered
    await house.opens_poll()
    await house.vote_all((VIDEO, 3))
    power.loose_at = failpoint
    house.passes(CLOSED)
    await carry_on(house, power)
    amara = house.person("Amara")
    await amara.sees("Open a little longer")
    for name in WORKERS[3:6]:
        await house.votes(name, CARD)
    house.passes(CLOSED)
    (result,) = await results(house)
    assert "Closed: 6 answers" in result
    said = [m for m in house.person("Olwen").screen("notices") if WORDS["Question"] in words(m)]
    assert len(said) == 3, "its card, that it is open longer, and its result"


async def test_every_named_step_is_stopped_at(powered: tuple[House, Power]) -> None:
    house, power = powered
    power.passed.clear()
    await house.opens_poll()
    await house.vote_all((VIDEO, 3))
    house.passes(CLOSED)
    await house.person("Amara").sees("Open a little longer")
    for name in WORKERS[3:6]:
        await house.votes(name, CARD)
    house.passes(CLOSED)
    await results(house)
    assert await eventually(lambda: power.passed["letter.marked"] or None)
    assert set(power.passed) <= {*CASTING, *OPENING, *CLOSING, "remind.written", "close.extended", "extend.kept"}
    assert {*CASTING, *OPENING, *CLOSING} <= set(power.passed)
