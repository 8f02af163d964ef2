"""The close of a topic: once, for everybody, whatever else has happened."""

from datetime import timedelta

import pytest

from bot.domain.people import ChannelId, MessageId, PersonId
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services import letters, lifecycle, threads, topics
from bot.services.topics.cards import CARD, SUMMARY, post_card
from storage import contributions
from storage import topics as kept
from storage.letters import letters as outbox
from storage.store import Store, Transaction
from tests.services.answered import a_topic, an_answer, opened
from tests.services.polling_place import GUILD, NOON, NOTICES

AT_THE_CLOSE = NOON + timedelta(days=14)


@pytest.fixture
async def topic(store: Store) -> Topic:
    """Have a topic stand open, with its card posted and a thread on it."""
    store.nouns.add(topics.NOUN)
    store.nouns.add_letters((CARD, SUMMARY))

    def open_it(tx: Transaction) -> Topic:
        found = opened(tx, a_topic())
        post_card(tx, found, NOTICES, now=NOON)
        return found

    found = await store.run(open_it)
    await arrive(store, 5)
    return found


async def arrive(store: Store, number: int) -> list[str]:
    """Have all letters to places arrive that are due, and say which they were."""
    claimed = await store.run(letters.claim_due, now=AT_THE_CLOSE, places=600, people=0)
    for place, letter in enumerate(claimed.letters):
        await store.run(letters.mark_sent, letter, MessageId(letter.message or number + place), at=AT_THE_CLOSE)
    return [letter.kind for letter in claimed.letters]


async def state(store: Store, topic: Topic) -> TopicState:
    found = await store.run(lambda tx: kept.topic(tx, GUILD, topic.id))
    assert found is not None
    return found.state


async def test_a_topic_closes_at_its_time_and_not_before_and_once(store: Store, topic: Topic) -> None:
    soon = AT_THE_CLOSE - timedelta(seconds=1)
    assert await store.run(topics.topics_to_close, now=soon) == ()
    assert await store.run(topics.next_to_close, now=soon) == AT_THE_CLOSE
    await store.run(topics.close_topic, topic.id, now=soon)
    assert await state(store, topic) is TopicState.OPEN
    for _ in range(2):
        await store.run(topics.close_topic, topic.id, now=AT_THE_CLOSE)
    assert await state(store, topic) is TopicState.CLOSED
    assert await store.run(topics.next_to_close, now=AT_THE_CLOSE) is None
    assert await arrive(store, 9) == ["topic_edit"], "its last words wait for the thread"
    await store.run(topics.close_topic, TopicId("0" * 32), now=AT_THE_CLOSE)


async def test_the_last_words_stand_in_the_thread_behind_every_answer(store: Store, topic: Topic) -> None:
    await store.run(kept.note_thread, topic.id, ChannelId(5))
    await store.run(topics.close_topic, topic.id, now=AT_THE_CLOSE)
    assert sorted(await arrive(store, 9)) == ["topic_edit", "topic_summary"]


async def test_what_is_said_counts_the_answers_that_stand(store: Store, topic: Topic) -> None:
    for person in range(6):
        await store.run(contributions.add, an_answer(topic, PersonId(person + 1), f"{person:x}"))
    await store.run(topics.close_topic, topic.id, now=AT_THE_CLOSE)
    assert (await store.run(topics.summary_for_letter, topic.id)).answers == 6
    await store.run(contributions.remove, an_answer(topic, PersonId(1), "0").id)
    await store.run(contributions.remove, an_answer(topic, PersonId(2), "1").id)
    assert (await store.run(topics.summary_for_letter, topic.id)).answers is None


async def test_with_a_server_that_is_forgotten_its_open_topics_and_their_threads_go(store: Store, topic: Topic) -> None:
    assert await store.run(threads.next_due, now=NOON) is not None
    await store.run(lifecycle.note_removed, GUILD, now=NOON)
    assert await store.run(threads.next_due, now=NOON) is None
    assert await store.run(topics.topics_to_close, now=AT_THE_CLOSE) == (), "while the bot is not there it rests"
    assert await store.run(lifecycle.forget_departed, now=NOON + timedelta(days=30)) == 1
    assert await store.run(lambda tx: kept.topic(tx, None, topic.id)) is None
    assert await store.run(lambda tx: tx.sql.execute(outbox.select()).all()) == []
