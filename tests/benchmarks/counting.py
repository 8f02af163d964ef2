"""How long the close of a vote with 500 answers takes, and its chart, and how long either holds up the loop."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.domain.ballots import WRITTEN_LENGTH, Ballot, pack_ballot
from bot.domain.people import PersonId, RoleGroup, Server
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll, PollKind
from bot.features import add_nouns
from bot.printing.pictures import Drawer
from bot.services import polls
from bot.text import Words
from cogs.polls.charts import picture_of
from storage import polls as kept
from storage.keys import Keys
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.benchmarks.scene import WORDS
from tests.services.polling_place import GUILD, NOON, NOTICES, OWNER

ANSWERS: Final = 500
LOOP: Final = "the loop, at worst"
CHART: Final = "the slowest chart"
LOOP_DRAWING: Final = "the loop meanwhile"
_GROUPS: Final = (RoleGroup.WORKER, RoleGroup.MANAGER)
_TICK: Final = 0.001  # seconds


def measure() -> dict[str, float]:
    """Return milliseconds for each kind, and the longest that the loop was held up meanwhile."""
    return asyncio.run(_measured())


def table(figures: Mapping[str, float]) -> str:
    """Return the figures to read; nothing fails because of them."""
    lines = [f"closing {ANSWERS} ballots         ms   aim: 1000 for each kind, 50 for the loop"]
    return "\n".join([*lines, *(f"{what:<26}{figure:7.1f}" for what, figure in figures.items())])


async def _measured() -> dict[str, float]:
    closing, drawing = _Ticks(), _Ticks()
    times, charts = {}, []
    for kind in PollKind:
        times[kind.value], ended = await _close(kind, closing)
        picture = picture_of(Words(), ended)
        if picture is not None:
            began = perf_counter()
            with drawing:
                await Drawer()(picture)
            charts.append((perf_counter() - began) * 1000)
    return {**times, LOOP: closing.worst * 1000, CHART: max(charts), LOOP_DRAWING: drawing.worst * 1000}


async def _close(kind: PollKind, loop: "_Ticks") -> tuple[float, Outcome]:
    """Return the milliseconds from the moment it is due until its numbers are kept and its key is gone."""
    with TemporaryDirectory(prefix="bench-") as folder:
        store = await Store.open(Path(folder) / "data", Keys(Path(folder) / "keys"))
        add_nouns(store.nouns)
        poll = await store.run(_open, kind)
        await store.run(_answer, poll)
        with loop:
            began = perf_counter()
            await store.run(polls.end_poll, poll.id, now=poll.closes_at)
            took = perf_counter() - began
        ended = await store.run(polls.outcome_of, poll.id)
        assert ended.counts or ended.written
        await store.close()
    return took * 1000, ended


def _open(tx: Transaction, kind: PollKind) -> Poll:
    put_server(tx, Server(GUILD, notices_channel=NOTICES))
    for number in range(ANSWERS):
        put_partner(tx, GUILD, PersonId(number + 1), _GROUPS[number % 2])
    draft = polls.draft_poll(tx, OWNER, WORDS[kind], now=NOON)
    if kind is not PollKind.WRITTEN:
        polls.change_draft(tx, OWNER, draft.id, DraftChange(split=True), now=NOON)
    return polls.open_poll(tx, OWNER, draft.id, now=NOON)


def _answer(tx: Transaction, poll: Poll) -> None:
    chance = Random(1)
    for number in range(ANSWERS):
        person, group = PersonId(number + 1), _GROUPS[number % 2]
        paper = kept.paper_for(tx, GUILD, poll.id, person)
        assert paper is not None
        sealed = tx.keys.seal(paper.public_key, pack_ballot(_ballot(poll, group, chance)))
        kept.put_ballot(tx, poll.id, tx.keys.tag(poll.id, person), sealed)


def _ballot(poll: Poll, group: RoleGroup, chance: Random) -> Ballot:
    if poll.kind is PollKind.WRITTEN:
        return Ballot(frozenset(), group, "".join(chance.choices("homecare ", k=WRITTEN_LENGTH)).strip())
    return Ballot(frozenset(chance.sample(range(len(poll.options)), poll.most)), group)


class _Ticks:
    """A clock on the loop that notes the longest time between two of its ticks."""

    def __init__(self) -> None:
        self.worst = 0.0

    def __enter__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._tick(perf_counter())

    def __exit__(self, *_: object) -> None:
        self._next.cancel()

    def _tick(self, last: float) -> None:
        now = perf_counter()
        self.worst = max(self.worst, now - last - _TICK)
        self._next = self._loop.call_later(_TICK, self._tick, now)
