"""How long a question with 500 answers takes to close, and its thread to be begun anew with all of them."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from bot.domain.people import ChannelId, MessageId, PersonId
from bot.domain.topics import Topic
from bot.features import add_nouns
from bot.services import letters, threads, topics
from bot.services.contributions import posts
from bot.services.topics.cards import post_card
from storage import contributions
from storage import topics as kept
from storage.keys import Keys
from storage.store import Store, Transaction
from tests.services.answered import a_topic, an_answer, opened
from tests.services.polling_place import NOON, NOTICES

ANSWERS: Final = 500
_CARD, _AT_ONCE = MessageId(5), 2 * ANSWERS


def measure() -> dict[str, float]:
    """Return milliseconds for each, once."""
    return asyncio.run(_measured())


def table(figures: Mapping[str, float]) -> str:
    """Return the figures to read; nothing fails because of them."""
    lines = [f"a question with {ANSWERS} answers  ms   aim: 2000 to close"]
    return "\n".join([*lines, *(f"{what:<26}{figure:7.1f}" for what, figure in figures.items())])


async def _measured() -> dict[str, float]:
    with TemporaryDirectory(prefix="bench-") as folder:
        store = await Store.open(Path(folder) / "data", Keys(Path(folder) / "keys"))
        add_nouns(store.nouns)
        topic = await _with_its_thread(store)
        posting = perf_counter()
        await store.run(_answer, topic)
        await _arrive(store)
        closing = perf_counter()
        await store.run(topics.close_topic, topic.id, now=topic.closes_at)
        await store.run(topics.summary_for_letter, topic.id)
        beginning = perf_counter()
        await store.run(threads.note_gone, ChannelId(_CARD), now=NOON)
        await _begin_thread(store)
        end = perf_counter()
        again = await store.run(letters.claim_due, now=topic.closes_at, places=_AT_ONCE, people=0)
        assert len(again.letters) > ANSWERS
        await store.close()
    times = {"to post": closing - posting, "to close": beginning - closing, "to begin anew": end - beginning}
    return {what: seconds * 1000 for what, seconds in times.items()}


async def _with_its_thread(store: Store) -> Topic:
    def begin(tx: Transaction) -> Topic:
        found = opened(tx, a_topic())
        post_card(tx, found, NOTICES, now=NOON)
        return found

    topic = await store.run(begin)
    await _arrive(store)
    await _begin_thread(store)
    return await store.run(lambda tx: kept.topic(tx, None, topic.id) or topic)


async def _begin_thread(store: Store) -> None:
    for task in await store.run(threads.tasks_due, now=NOON):
        await store.run(threads.note_done, task, now=NOON)


async def _arrive(store: Store) -> None:
    claimed = await store.run(letters.claim_due, now=NOON, places=_AT_ONCE, people=0)
    for number, letter in enumerate(claimed.letters, _CARD):
        await store.run(letters.mark_sent, letter, MessageId(number), at=NOON)


def _answer(tx: Transaction, topic: Topic) -> None:
    for number in range(ANSWERS):
        answer = an_answer(topic, PersonId(number + 1), "", id=f"{number:032x}")
        contributions.add(tx, answer)
        posts.post(tx, topic, answer, now=NOON)
