"""A tree, a noun made up for threads: its card has one, and its leaves stand there in the order in which they grew."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Failure, Letter
from bot.domain.nouns import Noun
from bot.domain.people import ChannelId, GuildId, MessageId
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.threads import ThreadTask
from bot.services import letters, standing_cards, threads
from storage.store import Store, Transaction

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

    def _thread_moved(self, _tx: Transaction, subject: str, where: ChannelId | None, /, *, now: datetime) -> None:
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
        where = self.moved[-1] if self.moved else None
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
