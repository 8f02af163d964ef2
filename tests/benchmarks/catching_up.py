"""How long it takes to find what needs somebody and what is new, beside 25 open questions and 500 answers."""

import asyncio
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.domain.happenings import Happening
from bot.domain.people import Actor, PersonId, RoleGroup
from bot.features import add_nouns
from bot.services import catching_up
from bot.text import Words
from cogs.catchup import cards
from cogs.contributions import FEATURE as CONTRIBUTIONS
from cogs.polls import FEATURE as POLLS
from cogs.topics import FEATURE as TOPICS
from storage import contributions
from storage.keys import Keys
from storage.partners import put_partner
from storage.store import Store, Transaction
from tests.services.answered import a_topic, an_answer, opened
from tests.services.polling_place import GUILD, NOON

ANSWERS: Final = 500
_QUESTIONS: Final = 25
_TIMES: Final = 9
_ME: Final = Actor(PersonId(1), GUILD)
_DRAWN_BY: Final = {**TOPICS.subjects, **POLLS.subjects}
_HAPPENINGS: Final = {**TOPICS.happenings, **POLLS.happenings, **CONTRIBUTIONS.happenings}


def measure() -> float:
    """Return milliseconds: the middle one of several."""
    return asyncio.run(_measured())


def table(figure: float) -> str:
    """Return the figure to read; nothing fails because of it."""
    return f"catch-up beside {ANSWERS} answers  {figure:.1f} ms   aim: 100"


async def _measured() -> float:
    with TemporaryDirectory(prefix="bench-") as folder:
        store = await Store.open(Path(folder) / "data", Keys(Path(folder) / "keys"))
        add_nouns(store.nouns)
        await store.run(_furnish)
        times = [await _once(store) for _ in range(_TIMES)]
        await store.close()
    return median(times) * 1000


async def _once(store: Store) -> float:
    begun = perf_counter()
    found = await store.run(catching_up.catch_up, _ME, now=NOON)
    assert found is not None
    first = [_DRAWN_BY[one.kind].line(Words(), one) for one in found.opened[: cards.FIRST]]
    new = cards.news(Words(), [one for one in found.happened if _is_drawn(one)], _HAPPENINGS)
    cards.catch_up(Words(), first, len(found.opened) - len(first), new, found.since)
    return perf_counter() - begun


def _is_drawn(one: Happening) -> bool:
    return one.kind in _HAPPENINGS


def _furnish(tx: Transaction) -> None:
    put_partner(tx, GUILD, _ME.person, RoleGroup.WORKER)
    topics = [opened(tx, a_topic(f"{number:032x}"[-1], id=f"{number:032x}")) for number in range(_QUESTIONS)]
    for number in range(ANSWERS):
        answer = an_answer(topics[number % _QUESTIONS], PersonId(number + 2), "", id=f"{number:032x}")
        contributions.add(tx, answer)
