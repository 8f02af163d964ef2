"""What a press costs beside 1,000,000 ballots of old votes in the database, and beside 1,000.

The close of a vote deletes its ballots: more than there can ever be lie here, to see that no press looks at others'.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import sqlalchemy as sa

from bot.domain.people import Actor, PersonId, RoleGroup, Server
from bot.domain.polls import Poll, PollId, PollKind
from bot.services import polls
from storage.keys import Keys
from storage.partners import put_partner
from storage.polls.tables import polls as votes
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.benchmarks.scene import WORDS
from tests.services.polling_place import GUILD, NOON, NOTICES, OWNER

FEW, MANY = 1_000, 1_000_000
_PEOPLE: Final = 77
_ROUNDS: Final = 15
_EACH: Final = 500  # ballots of one old vote
_ALIKE: Final = ", ".join(column.name for column in votes.columns if column.name != "id")
_ANOTHER: Final = sa.text(f"INSERT INTO polls (id, {_ALIKE}) SELECT :id, {_ALIKE} FROM polls WHERE id = :like")
_ITS_BALLOTS: Final = sa.text(
    "WITH RECURSIVE so_many(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM so_many WHERE n < :each)"
    " INSERT INTO ballots SELECT :id, randomblob(16), randomblob(80) FROM so_many"
)
_IS_OLD: Final = sa.text("UPDATE polls SET state = 'closed', result = 'too_few' WHERE id = :id")


def measure(many: int = MANY) -> dict[int, list[float]]:
    """Return microseconds of a press to take a paper and one to vote, beside few and many, for each round."""
    return asyncio.run(_measured((FEW, many)))


def table(figures: Mapping[int, list[float]]) -> str:
    """Return the figures to read; nothing fails because of them."""
    few, many = figures.values()
    ratio = median(this / that for this, that in zip(many, few, strict=True))
    beside = " · ".join(f"{number:,}: {median(each):.0f} µs" for number, each in figures.items())
    return f"paper and vote beside old ballots  {beside}   ratio {ratio:.2f}   aim: 1.2"


async def _measured(sizes: tuple[int, int]) -> dict[int, list[float]]:
    figures: dict[int, list[float]] = {size: [] for size in sizes}
    async with AsyncExitStack() as stack:
        places = {}
        for size in sizes:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
            store = await Store.open(folder / "data", Keys(folder / "keys"))
            stack.push_async_callback(store.close)
            places[size] = (store, await store.run(_furnish, size))
        for round_number in range(_ROUNDS):
            for size, (store, poll) in places.items() if round_number % 2 else reversed(places.items()):
                figures[size].append(await _vote(store, poll))
    return figures


async def _vote(store: Store, poll: Poll) -> float:
    """Have everybody take a paper and vote, one after the other; return the microseconds of the middle one."""
    times = []
    for number in range(_PEOPLE):
        began, actor = perf_counter(), Actor(PersonId(number + 1), GUILD)
        await store.run(polls.paper, actor, poll.id, now=NOON)
        await store.run(polls.cast_ballot, actor, poll.id, {number % len(poll.options)}, now=NOON)
        times.append(perf_counter() - began)
    return median(times) * 1e6


def _furnish(tx: Transaction, old_ballots: int) -> Poll:
    put_server(tx, Server(GUILD, notices_channel=NOTICES))
    for number in range(_PEOPLE):
        put_partner(tx, GUILD, PersonId(number + 1), RoleGroup.WORKER)
    draft = polls.draft_poll(tx, OWNER, WORDS[PollKind.SINGLE], now=NOON)
    poll = polls.open_poll(tx, OWNER, draft.id, now=NOON)
    for _ in range(old_ballots // _EACH):
        old = {"id": PollId(tx.new_reference()), "like": poll.id, "each": _EACH}
        for statement in (_ANOTHER, _ITS_BALLOTS, _IS_OLD):
            tx.sql.execute(statement, {key: old[key] for key in statement.compile().params})
    return poll
