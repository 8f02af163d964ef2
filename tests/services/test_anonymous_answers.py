"""Answers without a name: sealed, shown with others in the evening, found by their authors, and then nobody's."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.anonymous import BoxState, OwnAnonymous
from bot.domain.contributions import GivenAnswer
from bot.domain.people import NOBODY, Actor, MessageId, PersonId, RoleGroup
from bot.domain.refusals import NotFound, TooLate
from bot.domain.topics import Topic, TopicId
from bot.services import letters, topics
from bot.services.contributions import anonymous, my_words
from bot.services.mydata import erase_person
from storage import contributions as kept
from storage import topics as kept_topics
from storage.contributions import anonymous as boxes
from storage.partners import put_language, put_partner
from storage.store import Store, Transaction
from tests.services.answered import BETHAN, THREAD, a_topic, furnish
from tests.services.polling_place import GUILD, NOON

TOPIC = TopicId("b" * 32)
WRITERS = tuple(Actor(PersonId(200 + number), GUILD) for number in range(10))
EVENING = NOON.replace(hour=20)
DAY = timedelta(days=1)
ALL_OF_THEM = (RoleGroup.WORKER, RoleGroup.MANAGER)  # one manager takes part: managers alone would be too few


def given(words: str) -> GivenAnswer:
    return GivenAnswer(1, (words, ""))


@pytest.fixture
async def topic(store: Store) -> Topic:
    def ask(tx: Transaction) -> Topic:
        furnish(tx)
        for writer in WRITERS:
            put_partner(tx, GUILD, writer.person, RoleGroup.WORKER)
        kept_topics.keep_draft(tx, a_topic("b", anonymous=True), now=NOON)
        return topics.open_topic(tx, BETHAN, TOPIC, now=NOON)

    return await store.run(ask)


async def sends(
    store: Store, who: Actor, words: str, *, under_group: bool = False, now: datetime = NOON
) -> OwnAnonymous:
    seen = await store.run(anonymous.write_anonymously, who, TOPIC, given(words), now=now)
    if under_group:
        seen = await store.run(anonymous.choose_for_anonymous, who, TOPIC, under_group=True, now=now)
    return await store.run(anonymous.seal_anonymous, who, TOPIC, seen=seen.mark, now=now)


async def own(store: Store, who: Actor, now: datetime = NOON) -> OwnAnonymous:
    return await store.run(anonymous.own_anonymous, who, TOPIC, now=now)


async def evening(store: Store, days: int = 0) -> None:
    now = EVENING + days * DAY
    for one in await store.run(topics.topics_to_close, now=now):
        await store.run(topics.close_topic, one, now=now)
    for one in await store.run(anonymous.boxes_due, now=now):
        await store.run(anonymous.look_into_box, one, now=now)


async def shown(store: Store) -> list[Any]:
    return list(await store.run(kept.answers_to, TOPIC))


async def test_five_are_shown_together_in_the_evening_as_nobodys(store: Store, topic: Topic) -> None:
    for number in range(4):
        await sends(store, WRITERS[number], f"Words {number}")
    await evening(store)
    assert await shown(store) == []
    await sends(store, WRITERS[4], "Words 4")
    assert await shown(store) == []
    await evening(store, 1)
    answers = await shown(store)
    assert sorted(one.answer.words[0] for one in answers) == [f"Words {number}" for number in range(5)]
    assert {(one.author, one.role_group, one.posted_at) for one in answers} == {(NOBODY, None, EVENING + DAY)}
    mine = await own(store, WRITERS[2], EVENING + DAY)
    assert mine.shown is not None
    assert mine.shown.answer.words[0] == "Words 2"


async def test_until_then_its_author_sees_changes_and_takes_it_out(store: Store, topic: Topic) -> None:
    await sends(store, WRITERS[0], "Before")
    await sends(store, WRITERS[0], "After")
    found = await own(store, WRITERS[0])
    assert found.sealed is not None
    assert found.sealed.answer.words[0] == "After"
    (listed,) = (await store.run(my_words, WRITERS[0], now=NOON)).anonymous
    assert listed.sealed == found.sealed
    assert (await store.run(my_words, WRITERS[1], now=NOON)).anonymous == ()
    await store.run(anonymous.take_out_anonymous, WRITERS[0], TOPIC)
    assert (await own(store, WRITERS[0])).sealed is None


async def test_shown_words_are_taken_back_in_the_evening_or_at_once(store: Store, topic: Topic) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    await evening(store)
    await store.run(anonymous.wish_taken_back, WRITERS[0], TOPIC)
    assert len(await shown(store)) == 5
    await evening(store, 1)
    assert len(await shown(store)) == 4
    await store.run(anonymous.take_back_now, WRITERS[1], TOPIC, now=NOON + 2 * DAY)
    assert len(await shown(store)) == 3


async def test_whoever_wrote_is_asked_back_and_replies_and_nobody_learns_more(store: Store, topic: Topic) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    await evening(store)
    about = next(one for one in await shown(store) if one.answer.words[0] == "Words 3")
    await store.run(anonymous.ask_back, BETHAN, about.id, "What would help?", now=NOON + DAY)
    with pytest.raises(NotFound):
        await store.run(anonymous.write_reply, WRITERS[0], TOPIC, "Not mine")
    seen = await store.run(anonymous.write_reply, WRITERS[3], TOPIC, "More time")
    await evening(store, 1)
    assert (await store.run(boxes.asked_of, about.id)).reply == ""  # type: ignore[union-attr]
    await store.run(anonymous.agree_to_reply, WRITERS[3], TOPIC, seen=seen.wish_mark)
    await evening(store, 2)
    assert (await store.run(boxes.asked_of, about.id)).reply == "More time"  # type: ignore[union-attr]


async def test_of_too_few_only_those_are_shown_that_may_stand_under_their_group(store: Store, topic: Topic) -> None:
    await sends(store, WRITERS[0], "Mine alone", under_group=True)
    await sends(store, WRITERS[1], "Nobody reads this")
    await sends(store, WRITERS[2], "Changed later")
    await evening(store, 14)
    box = await store.run(boxes.box_of, TOPIC)
    assert box is not None
    assert box.state is BoxState.DECIDING
    await store.run(anonymous.say_what_becomes_of_it, WRITERS[2], TOPIC, under_group=True, now=EVENING + 15 * DAY)
    await evening(store, 15)
    await evening(store, 16)
    assert await shown(store) == []
    await evening(store, 17)
    assert sorted((one.answer.words[0], one.pool) for one in await shown(store)) == [
        ("Changed later", ALL_OF_THEM),
        ("Mine alone", ALL_OF_THEM),
    ]


async def test_fourteen_days_after_the_last_were_shown_nothing_leads_to_anybody(store: Store, topic: Topic) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    for day in (10, 14, 18, 23):
        await evening(store, day)
    assert (await own(store, WRITERS[0], EVENING + 23 * DAY)).shown is not None
    await evening(store, 24)

    def left(tx: Transaction) -> tuple[bool, bool]:
        return TOPIC in tx.keys.known(), bool(boxes.SHOWN.all(tx, TOPIC))

    assert await store.run(left) == (False, False)
    assert len(await shown(store)) == 5
    with pytest.raises(TooLate):
        await own(store, WRITERS[0], EVENING + 24 * DAY)


async def test_no_row_leads_from_the_sign_of_a_writer_to_the_words_of_anybody(store: Store, topic: Topic) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    await evening(store)

    def rows(tx: Transaction) -> list[tuple[object, ...]]:
        ask = tx.sql.exec_driver_sql
        tables = ask("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return [tuple(row) for name in tables for row in ask(f"SELECT * FROM {name}")]

    tags = set(await store.run(lambda tx: [tx.keys.tag(TOPIC, writer.person) for writer in WRITERS]))
    words = {one.id for one in await shown(store)}
    with_a_tag = [row for row in await store.run(rows) if tags & {value for value in row if isinstance(value, bytes)}]
    assert len(with_a_tag) == 5
    assert [row for row in with_a_tag if words & set(row)] == []


async def test_whoever_writes_learns_nothing_of_what_others_have_chosen(store: Store, topic: Topic) -> None:
    """Four who chose a language together, and a fifth who may have: what the first is warned of is the same."""
    for writer in WRITERS[:4]:
        await store.run(put_language, GUILD, writer.person, "cy")
    before = await own(store, WRITERS[0])
    await store.run(put_language, GUILD, WRITERS[4].person, "cy")
    assert await own(store, WRITERS[0]) == before
    assert before.few_speak
    assert not (await own(store, WRITERS[5])).few_speak


async def test_a_change_that_was_not_sealed_before_its_words_were_shown_is_no_second_answer(
    store: Store, topic: Topic
) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    seen = await store.run(anonymous.write_anonymously, WRITERS[0], TOPIC, given("Others"), now=NOON)
    assert seen.draft is not None
    await evening(store)
    late = EVENING + timedelta(hours=1)
    found = await store.run(anonymous.seal_anonymous, WRITERS[0], TOPIC, seen=seen.mark, now=late)
    assert (found.draft, found.sealed) == (None, None)
    assert found.shown is not None
    assert found.shown.answer.words[0] == "Words 0"
    assert (await store.run(boxes.DRAFTS.all, TOPIC), await store.run(boxes.ANSWERS.all, TOPIC)) == ((), ())


async def test_a_key_that_is_away_keeps_nobody_from_the_rest_of_their_words(store: Store, topic: Topic) -> None:
    await sends(store, WRITERS[0], "Words")

    def loses(tx: Transaction) -> None:
        tx.keys.destroy(TOPIC)

    await store.run(loses)
    assert (await store.run(my_words, WRITERS[0], now=NOON)).anonymous == ()
    with pytest.raises(TooLate):
        await own(store, WRITERS[0])


async def all_is_sent(store: Store) -> None:
    while claimed := (await store.run(letters.claim_due, now=EVENING + DAY, places=99, people=0)).letters:
        for letter in claimed:
            await store.run(letters.mark_sent, letter, MessageId(1), at=EVENING + DAY)


async def test_what_is_asked_back_says_no_more_that_one_can_reply_once_nobody_can(store: Store, topic: Topic) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    await all_is_sent(store)  # the card, of which there is a thread then
    await store.run(kept_topics.note_thread, TOPIC, THREAD)
    await evening(store)
    answers = await shown(store)
    await store.run(anonymous.ask_back, BETHAN, answers[0].id, "What would help?", now=NOON + DAY)
    await all_is_sent(store)
    for day in (14, 17):
        await evening(store, day)

    def changes(tx: Transaction) -> list[str]:
        asked = "SELECT subject FROM letters WHERE kind = 'asked_back_changed'"
        return list(tx.sql.exec_driver_sql(asked).scalars())

    assert await store.run(changes) == [answers[0].id]


async def test_a_reply_from_an_old_form_does_not_keep_words_that_are_to_be_taken_back(
    store: Store, topic: Topic
) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    await evening(store)
    mine = (await own(store, WRITERS[0], NOON + DAY)).shown
    assert mine is not None
    await store.run(anonymous.ask_back, BETHAN, mine.id, "What would help?", now=NOON + DAY)
    await store.run(anonymous.wish_taken_back, WRITERS[0], TOPIC)
    with pytest.raises(TooLate, match="taken back"):
        await store.run(anonymous.write_reply, WRITERS[0], TOPIC, "More time")
    await evening(store, 1)
    assert mine.id not in {one.id for one in await shown(store)}


async def test_words_to_be_taken_back_go_though_their_author_is_erased_first(store: Store, topic: Topic) -> None:
    for number in range(5):
        await sends(store, WRITERS[number], f"Words {number}")
    await evening(store)
    await store.run(anonymous.wish_taken_back, WRITERS[0], TOPIC)
    await store.run(erase_person, WRITERS[0], now=NOON + DAY)
    await evening(store, 1)
    assert len(await shown(store)) == 4

    def signs(tx: Transaction) -> int:
        return len(boxes.SHOWN.all(tx, TOPIC))

    assert await store.run(signs) == 4
