"""A polling place on real files, in which the same calls always leave the same bytes."""

import asyncio
import logging
import random
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.people import Actor, ChannelId, GuildId, PersonId, RoleGroup, Server
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_outcomes import Outcome
from bot.domain.poll_words import PollWords
from bot.domain.polls import Poll, PollId, PollState, Sensitivity
from bot.features import add_nouns
from bot.services import mydata, polls, reminding, starting
from storage.key_folder import KeyUnreadable
from storage.keys import SEAL_SIZE, KeyMissing, Keys
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.databases import open_store

GUILD = GuildId(1_100_000_000_000_000_001)
NOTICES = ChannelId(1_100_000_000_000_000_009)
OWNER = Actor(PersonId(1_100_000_000_000_000_002), GUILD, is_owner=True)
NOON = datetime(2026, 2, 20, 12, 0, tzinfo=UTC)
WORDS = PollWords(
    "Which form would you use most?", ("Phone video", "Pocket card", "Face to face"), "It goes into session 4."
)
_NOISE_SIZE = 16  # bytes from which the noise of one count is drawn
LENGTH = 8  # bytes at the end of a log, as tests see it, that say how long it is
WORKER, MANAGER = RoleGroup.WORKER, RoleGroup.MANAGER


class IdealKeys(Keys):
    """Keys whose seal is noise that has nothing to do with what was sealed; it opens by looking it up."""

    def __init__(self, directory: Path, *, seed: int = 0, failpoint: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(directory, randomness=random.Random(f"keys {seed}").randbytes, failpoint=failpoint)
        self._noise = random.Random(f"seals {seed}")
        self.within: dict[bytes, bytes] = {}

    def seal(self, public_key: bytes, plaintext: bytes) -> bytes:
        sealed = self._noise.randbytes(len(plaintext) + SEAL_SIZE)
        self.within[sealed] = plaintext
        return sealed

    def unseal(self, sealed_for: str, sealed: Sequence[bytes]) -> list[bytes]:
        if not self.holds(sealed_for):
            raise KeyMissing("gone")
        return [self.within[one] for one in sealed]


class KnownNoise(IdealKeys):
    """Keys that move the counts of a sensitive vote by these numbers, in their order, and then by none."""

    def __init__(self, directory: Path, numbers: Iterable[int] = ()) -> None:
        super().__init__(directory)
        self.numbers = list(numbers)

    def random_bytes(self, size: int) -> bytes:
        if size < _NOISE_SIZE:  # it puts something in a place
            return super().random_bytes(size)
        number = self.numbers.pop(0) if self.numbers else 0
        waits = (max(number, 0), max(-number, 0))  # as many zeros, and then a one
        drawn = b"".join(((1 << 63) >> wait).to_bytes(8) for wait in waits)
        assert len(drawn) == size
        return drawn


def people(size: int, seed: int = 0) -> tuple[PersonId, ...]:
    """Return realistic ids: some old, some new, in no order."""
    chance = random.Random(f"people {seed}")
    return tuple(PersonId(chance.randrange(80_000_000_000_000_000, 1_450_000_000_000_000_000)) for _ in range(size))


class PollingPlace:
    """One server with an owner, some partners and a store that a test may stop, copy and open again."""

    def __init__(self, folder: Path, store: Store, keys: Keys, asked: Sequence[PersonId]) -> None:
        self.folder, self.store, self.keys, self.asked = folder, store, keys, asked
        add_nouns(store.nouns)
        self.now = NOON
        self.poll: Poll | None = None
        self._restarts = 0

    @property
    def poll_id(self) -> PollId:
        assert self.poll is not None
        return self.poll.id

    def actor(self, person: int) -> Actor:
        return Actor(self.asked[person], GUILD)

    async def opens_poll(
        self,
        *,
        words: PollWords = WORDS,
        sensitivity: Sensitivity = Sensitivity.ORDINARY,
        audience: frozenset[RoleGroup] = frozenset(),
        split: bool = False,
        closes_in: timedelta = timedelta(days=3),
    ) -> Poll:
        draft = await self.store.run(polls.draft_poll, OWNER, words, now=self.now)
        closes_at = self.now + closes_in
        change = DraftChange(sensitivity=sensitivity, audience=audience, split=split, closes_at=closes_at)
        await self.store.run(polls.change_draft, OWNER, draft.id, change, now=self.now)
        self.poll = await self.store.run(polls.open_poll, OWNER, draft.id, now=self.now)
        await self.beats()
        return self.poll

    async def votes(self, person: int, choice: int) -> Poll | Outcome:
        return await self.store.run(polls.cast_ballot, self.actor(person), self.poll_id, {choice}, now=self.now)

    async def passes(self, time: timedelta) -> None:
        """Let time pass and do what is then due, as the heartbeat does."""
        self.now += time
        await self.beats()

    async def beats(self) -> None:
        due = await self.store.run(polls.polls_to_end, now=self.now)
        await asyncio.gather(*map(self._ends, due))  # at once, so that what is deleted is rewritten once
        await self.store.run(polls.destroy_left_keys, now=self.now)
        while await self.store.run(reminding.plan_some, now=self.now):
            pass
        await self.store.run(polls.refresh_turnouts, now=self.now)

    async def _ends(self, poll: PollId) -> None:
        with suppress(KeyUnreadable):
            await self.store.run(polls.end_poll, poll, now=self.now)

    async def closes(self) -> Outcome:
        """Move to the close, and to the second one when too few have answered by the first."""
        while (poll := await self.store.run(polls.poll_of, self.poll_id)).state is PollState.OPEN:
            self.now = max(self.now, poll.closes_at)
            await self.beats()
        return await self.outcome()

    async def all_close(self) -> Sequence[Outcome]:
        """Move on until no vote is open any more; return how each ended, in the order of their names."""
        while (due := await self.store.run(polls.next_to_end, now=self.now)) is not None:
            self.now = max(self.now, due)
            await self.beats()
        ended = await self.rows("polls WHERE result IS NOT NULL ORDER BY id", "id")
        return [await self.store.run(polls.outcome_of, PollId(str(poll))) for (poll,) in ended]

    async def outcome(self) -> Outcome:
        return await self.store.run(polls.outcome_of, self.poll_id)

    async def restarts(self) -> None:
        """Stop properly and start again, as the programme does."""
        await self.store.close()
        self._restarts += 1
        references = _references(f"again {self._restarts} {self.now}")
        self.store = await open_store(self.folder, self.keys, references=references)
        add_nouns(self.store.nouns)
        await self.starts()

    async def starts(self) -> None:
        await self.store.run(starting.recognise_keys)
        await self.store.run(starting.destroy_stray_keys)
        await self.beats()

    async def cleans(self) -> None:
        """Go through the older copies as the programme does, once all who ask together have asked."""
        while (due := await self.store.run(mydata.cleaning_due, now=self.now)) is not None:
            self.now = max(self.now, due)
            cleaning = await self.store.run(mydata.begin_cleaning)
            assert cleaning is not None
            cleaned = await asyncio.to_thread(mydata.clean_next, self.store.places, cleaning)
            assert cleaned is None or not cleaned.problem, cleaned.problem
            await self.store.run(mydata.note_cleaned, cleaning, cleaned, now=self.now)

    def files(self) -> dict[str, bytes]:
        """Return every file with what SQLite makes up by chance, the salts of its log, wiped."""
        return {
            path.name: unsalted(path.read_bytes()) if path.name.endswith("-wal") else path.read_bytes()
            for path in sorted((self.folder / "data").iterdir())
            if path.is_file() and not path.name.endswith(("-shm", ".lock"))
        }

    def backup(self) -> bytes:
        """Return what a backup taken now would hold."""
        with closing(sqlite3.connect(self.database)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            return copy.serialize()

    @property
    def database(self) -> Path:
        return next(path for path in (self.folder / "data").iterdir() if path.suffix == ".db")

    async def rows(self, table: str, columns: str = "*") -> list[tuple[object, ...]]:
        """Return what one table holds, in the order in which it lies there."""

        def read(tx: Transaction) -> list[tuple[object, ...]]:
            return [tuple(row) for row in tx.sql.exec_driver_sql(f"SELECT {columns} FROM {table}")]

        return await self.store.run(read)

    async def letters(self) -> list[tuple[object, ...]]:
        """Return every promise of a letter without its random name."""
        return await self.rows("letters", "kind, dedupe_key, place, person, subject, not_before, expires_at, edits")


@asynccontextmanager
async def polling_place(
    folder: Path,
    *,
    size: int = 12,
    seed: int = 0,
    groups: Iterable[RoleGroup] = (WORKER,),
    keys: Keys | None = None,
    failpoint: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[PollingPlace]:
    """Open a polling place for this many people, who take turns in belonging to these role groups."""
    keys = keys or IdealKeys(folder / "keys", seed=seed, failpoint=failpoint)
    store = await open_store(folder, keys, references=_references(f"first {seed}"), failpoint=failpoint)
    place = PollingPlace(folder, store, keys, people(size, seed))
    turns = tuple(groups)

    def furnish(tx: Transaction) -> None:
        put_server(tx, Server(GUILD, notices_channel=NOTICES))
        for number, person in enumerate(place.asked):
            put_partner(tx, GUILD, person, turns[number % len(turns)])

    await store.run(furnish)
    await store.run(starting.recognise_keys)
    try:
        yield place
    finally:
        await place.store.close()


class Listener(logging.Handler):
    """Remembers every word of the log, at DEBUG."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = "" if record.exc_info is None else repr(record.exc_info[1])
        self.heard.append(f"{record.name} {record.getMessage()} {record.args!r} {trace} {record.threadName}")


def copied(folder: Path, target: Path) -> Path:
    """Copy the files as a machine that lost power would find them."""
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    return target


def _references(seed: str) -> Callable[[], str]:
    chance = random.Random(f"references {seed}")
    return lambda: chance.randbytes(16).hex()


def unsalted(log: bytes) -> bytes:
    """Wipe what SQLite makes up by chance in its log, the salts and the sums that depend on them; say how long it is.

    Room that is kept free for later at its end is left away: it is far longer than the log.
    """
    if not log:
        return log
    page, wiped = int.from_bytes(log[8:12]), bytearray(log.rstrip(b"\0"))
    wiped[16:32] = bytes(16)
    for frame in range(32, len(wiped), page + 24):
        wiped[frame + 8 : frame + 24] = bytes(16)
    return bytes(wiped) + len(log).to_bytes(LENGTH)


def dense(content: bytes) -> bytes:
    """Leave away rooms that nothing was written to, so that whatever was is found sooner."""
    return b"".join(content.split(bytes(8)))
