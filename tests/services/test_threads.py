"""Threads on cards, of a noun made up for it: each is started, kept, closed and begun anew, whatever is refused."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import LETTER_LIFE, Failure, Letter
from bot.domain.nouns import Noun
from bot.domain.people import ChannelId, GuildId, MessageId
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.threads import LOOKED_AT_EVERY, ThreadTask
from bot.services import letters, standing_cards, threads
from storage import letters as outbox
from storage.store import Store, Transaction
from storage.threads import thread

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
HERE, PLACE = GuildId(1), ChannelId(20)
CARD, CARD_EDIT = LetterKind("tree", threaded=True), LetterKind("tree_edit")
LEAF, LEAF_EDIT = LetterKind("leaf"), LetterKind("leaf_edit")
NO_CHANNEL, NO_MESSAGE, THERE_ALREADY = Failure(404, 10003), Failure(404, 10008), Failure(400, 160004)
NO_PERMISSION, AWAY = Failure(403, 50013), Failure(503)
TREE = StandingCard(CARD, CARD_EDIT, HERE, "oak", "oak", NOON + 90 * A_DAY)


class Tree:
    """A tree, its leaves in the order in which they grew, and what has been told of its thread."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOON
        self.leaves: list[StandingCard] = []
        self.moved: list[ChannelId | None] = []
        store.nouns.add_letters((CARD, CARD_EDIT, LEAF, LEAF_EDIT))
        tree = StandingCardKind(CARD_EDIT, lambda here: here.notices_channel, self._trees)
        leaf = StandingCardKind(LEAF_EDIT, None, self._leaves)
        store.nouns.add(Noun(cards=(tree, leaf), thread_moved=self._thread_moved))

    def _trees(self, _tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
        del guild, now
        return [TREE]

    def _leaves(self, _tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
        del guild, now
        return self.leaves

    def _thread_moved(self, _tx: Transaction, subject: str, where: ChannelId | None) -> None:
        assert subject == "oak"
        self.moved.append(where)

    async def passes(self, time: timedelta) -> None:
        self.now += time

    async def stands(self) -> None:
        await self.store.run(standing_cards.stand, TREE, PLACE, now=self.now)

    async def grows(self, name: str, *, last: bool = False) -> None:
        """Have one more leaf, in the thread if that is there."""
        leaf = StandingCard(LEAF, LEAF_EDIT, HERE, name, name, NOON + 90 * A_DAY, within=TREE.key, last=last)
        self.leaves.append(leaf)
        where = await self.store.run(threads.thread_of, TREE.key)
        if where is not None:
            await self.store.run(standing_cards.stand, leaf, where, now=self.now)

    async def ends(self) -> None:
        await self.grows("last", last=True)
        await self.store.run(threads.end_thread, TREE.key, self.leaves[-1].key, now=self.now)

    async def due(self) -> list[Letter]:
        return list((await self.store.run(letters.claim_due, now=self.now, places=99, people=9)).letters)

    async def arrive(self, first: int) -> list[tuple[str, int | None]]:
        """Have every letter that is due arrive, as messages from this number on; say which, and where."""
        found = await self.due()
        for number, letter in enumerate(found, first):
            message = letter.message if letter.edits else MessageId(number)
            assert message is not None
            await self.store.run(letters.mark_sent, letter, message, at=self.now)
        return [(letter.subject, letter.place) for letter in found]

    async def fail(self, failure: Failure) -> None:
        (letter,) = await self.due()
        await self.store.run(letters.mark_failed, letter, failure, began=self.now, now=self.now, chance=0.5)

    async def tasks(self) -> list[ThreadTask]:
        return list(await self.store.run(threads.tasks_due, now=self.now))

    async def wants(self) -> list[str]:
        return [task.step.value for task in await self.tasks()]

    async def does(self) -> None:
        """Have all that is asked of Discord done."""
        for task in await self.tasks():
            await self.store.run(threads.note_done, task, now=self.now)

    async def is_refused(self, failure: Failure) -> None:
        for task in await self.tasks():
            await self.store.run(threads.note_failed, task, failure, now=self.now)

    async def has_thread(self, *leaves: str) -> None:
        """Have the card stand as message 5, with its thread, and so many leaves in it."""
        await self.stands()
        await self.arrive(5)
        await self.does()
        for name in leaves:
            await self.grows(name)
        await self.arrive(6)


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
