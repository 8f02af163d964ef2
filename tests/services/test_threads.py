"""Threads on cards, of a noun made up for it: each is started, kept, closed and begun anew, whatever is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.letters import LETTER_LIFE, Failure
from bot.domain.people import ChannelId
from bot.domain.threads import LOOKED_AT_EVERY
from bot.services import letters, standing_cards, threads
from storage import letters as outbox
from storage.store import Store
from storage.threads import thread
from tests.services.tree import (
    A_DAY,
    A_MINUTE,
    AWAY,
    NO_CHANNEL,
    NO_MESSAGE,
    NO_PERMISSION,
    NOON,
    PLACE,
    THERE_ALREADY,
    TREE,
    Tree,
)


@pytest.fixture
def tree(store: Store) -> Tree:
    return Tree(store)


async def test_a_thread_is_started_on_its_card_and_what_came_meanwhile_stands_in_it_in_order(tree: Tree) -> None:
    await tree.stands()
    assert await tree.wants() == []
    assert await tree.arrive(5) == [("oak", PLACE)]
    for name in ("c", "a", "b"):
        await tree.grows(name)
    (task,) = await tree.tasks()
    assert (task.step, task.thread.message, task.thread.channel) == ("start", 5, PLACE)
    assert await tree.due() == []
    await tree.does()
    assert tree.moved == [None, 5]
    assert await tree.arrive(6) == [("c", 5), ("a", 5), ("b", 5)]
    assert await tree.wants() == []


async def test_a_thread_is_looked_at_once_a_day_for_as_long_as_it_is_open(tree: Tree) -> None:
    await tree.has_thread("a")
    for _ in range(21):
        await tree.passes(LOOKED_AT_EVERY)
        assert await tree.store.run(threads.next_due, now=tree.now) == tree.now
        assert await tree.wants() == ["keep open"]
        await tree.does()
        assert await tree.wants() == []
        assert {letter.edits for letter in await tree.due()} == {TREE.key}, "that shows whether its card still stands"


async def test_at_its_end_the_last_words_are_pinned_once_they_stand_there_and_the_thread_is_locked(tree: Tree) -> None:
    await tree.has_thread("a")
    await tree.grows("late")
    await tree.ends()
    assert await tree.wants() == []
    assert await tree.arrive(7) == [("late", 5), ("last", 5)]
    (task,) = await tree.tasks()
    assert (task.step, task.message) == ("pin", 8)
    await tree.does()
    assert await tree.wants() == ["lock"]
    await tree.does()
    await tree.passes(90 * A_DAY)
    assert await tree.wants() == []
    assert await tree.store.run(threads.next_due, now=tree.now) is None


@pytest.mark.parametrize("failure", [NO_PERMISSION, Failure(400, 30003), NO_MESSAGE])
async def test_where_nothing_can_be_pinned_a_thread_ends_without(tree: Tree, failure: Failure) -> None:
    await tree.has_thread()
    await tree.ends()
    await tree.arrive(7)
    await tree.is_refused(failure)
    assert await tree.wants() == ["lock"]


async def test_a_thread_ends_without_last_words_that_discord_does_not_take(tree: Tree) -> None:
    await tree.has_thread()
    await tree.ends()
    assert await tree.wants() == []
    await tree.fail(Failure(400, 200000))
    await tree.passes(timedelta(minutes=10))
    assert await tree.wants() == ["lock"]


async def test_a_thread_that_is_started_after_its_end_ends_at_once(tree: Tree) -> None:
    await tree.stands()
    await tree.arrive(5)
    await tree.is_refused(NO_PERMISSION)
    await tree.grows("a")
    await tree.ends()
    assert await tree.wants() == ["start"]
    await tree.does()
    assert await tree.arrive(6) == [("a", 5), ("last", 5)]
    assert await tree.wants() == ["pin"]


async def test_a_thread_on_a_card_that_was_posted_after_its_end_ends_too(tree: Tree) -> None:
    await tree.ends()
    tree.leaves.insert(0, replace(tree.leaves[0], subject="a", name="a", last=False))
    await tree.stands()
    await tree.arrive(5)
    await tree.does()
    assert await tree.arrive(6) == [("a", 5), ("last", 5)]
    assert await tree.wants() == ["pin"]


async def test_what_is_refused_is_tried_again_ever_later_and_what_is_not_allowed_after_an_hour(tree: Tree) -> None:
    await tree.stands()
    await tree.arrive(5)
    waits = []
    for failure in (AWAY, AWAY, AWAY, NO_PERMISSION):
        await tree.is_refused(failure)
        due = await tree.store.run(threads.next_due, now=tree.now)
        assert due is not None
        waits.append((due - tree.now).total_seconds())
        await tree.passes(due - tree.now)
    assert waits == [5, 10, 20, 3600]
    await tree.does()
    assert await tree.wants() == []


async def test_a_thread_that_was_deleted_is_started_again_and_everything_stands_in_it_again(tree: Tree) -> None:
    await tree.has_thread("a", "b")
    await tree.grows("c")
    await tree.store.run(threads.note_gone, ChannelId(5), now=tree.now)
    assert await tree.wants() == ["start"]
    await tree.does()
    assert await tree.arrive(20) == [("a", 5), ("b", 5), ("c", 5)]
    assert tree.moved == [None, 5, None, 5]


async def test_what_cannot_be_posted_in_a_deleted_thread_tells_that_it_is_gone(tree: Tree) -> None:
    await tree.has_thread("a")
    await tree.grows("b")
    await tree.fail(NO_CHANNEL)
    await tree.does()
    assert await tree.arrive(20) == [("a", 5), ("b", 5)]


async def test_a_thread_that_is_deleted_again_and_again_comes_back_once_a_day(tree: Tree) -> None:
    await tree.has_thread()
    came_back = []
    for turn in range(9):
        await tree.store.run(threads.note_gone, ChannelId(5), now=tree.now)
        if await tree.wants() == ["start"]:
            came_back.append(turn)
            await tree.does()
        await tree.passes(timedelta(hours=6))
    assert came_back == [0, 4, 8]


async def test_where_no_second_thread_can_stand_on_a_card_it_is_posted_anew_and_the_old_one_goes(tree: Tree) -> None:
    await tree.has_thread("a")
    await tree.store.run(threads.note_gone, ChannelId(5), now=tree.now)
    await tree.is_refused(THERE_ALREADY)
    assert await tree.wants() == ["remove"]
    await tree.does()
    assert await tree.arrive(30) == [("oak", PLACE)]
    await tree.does()
    assert await tree.arrive(31) == [("a", 30)]
    assert await tree.store.run(thread, ChannelId(5)) is None


async def test_a_card_that_was_deleted_is_posted_anew_with_another_thread_and_the_old_one_goes(tree: Tree) -> None:
    await tree.has_thread("a", "b")
    await tree.passes(A_MINUTE)
    await tree.store.run(standing_cards.edit, TREE, now=tree.now)
    await tree.fail(NO_MESSAGE)
    assert await tree.arrive(30) == [("oak", PLACE)]
    assert sorted(await tree.wants()) == ["remove", "start"]
    await tree.does()
    assert await tree.arrive(31) == [("a", 30), ("b", 30)]
    await tree.grows("c")
    assert await tree.arrive(33) == [("c", 30)]
    assert tree.moved[-1] == 30


async def test_in_another_channel_a_card_gets_another_thread_and_nothing_is_left_in_the_old_one(tree: Tree) -> None:
    await tree.has_thread("a")
    await tree.ends()
    await tree.store.run(standing_cards.stand, TREE, ChannelId(50), now=tree.now)
    assert ("oak", 50) in await tree.arrive(30)
    assert [(one.step, one.thread.id) for one in await tree.tasks() if one.step == "remove"] == [("remove", 5)]
    await tree.does()
    assert await tree.arrive(40) == [("a", tree.moved[-1]), ("last", tree.moved[-1])]
    assert await tree.wants() == ["pin"]


async def test_a_channel_that_is_gone_takes_its_thread_with_it(tree: Tree) -> None:
    await tree.stands()
    await tree.arrive(5)
    await tree.is_refused(NO_CHANNEL)
    assert await tree.store.run(threads.next_due, now=tree.now) is None


async def test_a_post_that_somebody_deleted_in_a_thread_stays_away(tree: Tree) -> None:
    await tree.has_thread("a")
    await tree.passes(A_MINUTE)
    await tree.store.run(standing_cards.edit, tree.leaves[0], now=tree.now)
    await tree.fail(NO_MESSAGE)
    assert await tree.due() == []


async def test_what_stands_in_a_thread_can_be_changed_years_later(tree: Tree) -> None:
    await tree.has_thread("a")
    leaf = replace(tree.leaves[0], until=NOON + 3 * 365 * A_DAY)
    await tree.passes(90 * A_DAY + LETTER_LIFE + A_DAY)
    await tree.store.run(letters.forget_letters, now=tree.now)
    assert await tree.store.run(outbox.place_of, leaf.key) == 5
    await tree.store.run(standing_cards.edit, leaf, now=tree.now)
    (change,) = await tree.due()
    assert (change.kind, change.message) == ("leaf_edit", 6)
