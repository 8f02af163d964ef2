"""Stories of the thread of a question: what stands there, and that it stays open and closes as it should."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.people import GuildId, PersonId
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from storage import topics
from storage.store import Transaction
from tests.rehearsal.house import House, eventually, until, words
from tests.rehearsal.topics import QUESTION, opens_topic, topic_card, writes_topic

NEARLY_A_WEEK = timedelta(days=6, hours=23)


async def thread_on(house: House, card: Message) -> Channel:
    """Return the thread on a card, once it is there."""
    channels = house.stage.world.channels
    return await until(house.stage, lambda: channels.get(card.id))


async def opens_topic_for(house: House, time: timedelta) -> Message:
    """Have a question opened that stays open for so long; return its card."""
    bethan = await writes_topic(house)

    def longer(tx: Transaction) -> None:
        ((draft, _),) = topics.drafts_by(tx, GuildId(house.stage.world.guild.id), PersonId(bethan.account.id))
        topics.keep_draft(tx, replace(draft, closes_at=house.clock.now() + time), now=house.clock.now())

    await house.app.bot.store.run(longer)
    await bethan.presses("Post it")
    return await topic_card(house)


async def test_a_thread_stands_on_the_card_of_a_question_and_is_called_by_it(house: House) -> None:
    thread = await thread_on(house, await opens_topic(house))
    assert thread.name == QUESTION
    assert thread.thread is not None
    assert thread.thread.archive_after == timedelta(days=7)


async def test_a_thread_stays_open_for_21_silent_days(house: House) -> None:
    thread = await thread_on(house, await opens_topic_for(house, timedelta(days=28)))
    before = len(thread.messages)
    for _ in range(21):
        house.passes(timedelta(days=1))
        await house.app.beat()
        assert thread.thread is not None
        assert not thread.thread.archived
    assert len(thread.messages) == before, "and nobody hears of it"


async def test_after_the_close_the_thread_is_locked_and_its_last_words_are_pinned(house: House) -> None:
    thread = await thread_on(house, await opens_topic(house))
    house.passes(timedelta(days=15))
    await house.app.beat()
    await eventually(lambda: thread.thread is not None and thread.thread.locked)
    (pinned,) = [one for one in thread.messages.values() if one.pinned_at]
    assert "Fewer than 5 people answered" in words(pinned)
    assert "This question has closed" in words(await topic_card(house))
