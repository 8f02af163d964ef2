"""Letters written, and the bot killed as it sends them, again and again; then everything is compared."""

import asyncio
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from bot.clock import Clock
from bot.domain.letters import PrivateLetter, short_reference
from bot.domain.people import GuildId
from bot.services.lifecycle import LOST_SETUP
from bot.services.notes import write_to_person
from storage.preferences import put_preferences
from storage.store import Transaction
from storage.tables import Moment as Moments
from tests.bot.fork_server import ForkedLife, ForkServer
from tests.databases import open_store
from tests.simulation.post.readers import Reader
from tests.soak.killing_standin import ArrivedThere, KillingStandin, KillPoint

EACH = 2  # letters for one person: more than that would wait until they press something
_PATIENCE = 30  # seconds: a request may take the programme twenty, and it tries a failed one again after five
_LIFE = timedelta(days=30)
_AWAY = (timedelta(0), timedelta(seconds=30), timedelta(seconds=90), timedelta(minutes=20), timedelta(hours=5))
_SECOND = timedelta(seconds=1)
_DIALECT = SQLiteDialect()
_DUE = """
    SELECT 1 FROM letters WHERE state = 'sending' OR (
        state = 'pending' AND next_try <= :now AND NOT EXISTS (
            SELECT 1 FROM letters earlier
            WHERE earlier.person = letters.person AND earlier.state = 'pending' AND earlier.next_try > :now
            AND (earlier.not_before, earlier.position) < (letters.not_before, letters.position)
        )
    )
"""


@dataclass(frozen=True, slots=True)
class CampaignVerdict:
    """What a campaign came to."""

    letters: int
    kills: int
    twice: int
    lost: int
    outside_hours: int
    to_others: int
    notes: int  # messages that said several things at once


class Campaign:
    """A stage in this process, and a bot in another that never lives long; `broken` names how it is built wrong."""

    def __init__(
        self, stage: KillingStandin, clock: Clock, folder: Path, fork_server: ForkServer, seed: str, broken: str
    ) -> None:
        self.stage, self.clock, self.folder, self.fork_server = stage, clock, folder, fork_server
        self.chance = random.Random(seed)
        self.broken = broken
        self.away: Sequence[timedelta] = _AWAY  # how long it may take until somebody starts it again
        self.readers: dict[int, Reader] = {}
        self.kills = Counter[KillPoint]()
        self._ahead = timedelta(0)
        self._life: ForkedLife
        stage.strike = self._strike
        (folder / "ahead").write_text("0")

    async def round(self, letters: int, moments: Sequence[KillPoint] = tuple(KillPoint)) -> None:
        """Write some letters, have the bot send what is due, and kill it on the way."""
        await self._write(letters)
        moment = self.chance.choice(moments)
        self.stage.wait_for(moment, self.chance.choice((1, 1, 2, 3)), later=self.chance.uniform(0, 0.01))
        await self._start()
        await self._send_until_struck()
        self.kills[moment] += self.stage.struck
        if not self.stage.struck:
            self._strike()
        assert await self._life.end() == -signal.SIGKILL, self._life.said
        assert "Traceback" not in self._life.said, self._life.said
        self._pass(self.chance.choice(self.away))

    async def ends(self) -> CampaignVerdict:
        """Let the bot send all that is left, and compare."""
        self.stage.wait_for(KillPoint.OPENING, -1, later=0)
        await self._start()
        await self._send_until_struck()
        self._strike()
        await self._life.end()
        return self._judge(self.stage.arrived)

    async def _write(self, letters: int) -> None:
        guild, now = GuildId(self.stage.world.guild.id), self.clock.now()
        new = [self.stage.world.add_person(f"Reader {len(self.readers) + number}") for number in range(letters // EACH)]
        readers = [Reader.of(one.id, guild, self.chance, now) for one in new]
        self.readers |= {one.person: one for one in readers}
        spread = [timedelta(hours=self.chance.choice((0, 0, 1, 7, 30))) for _ in range(EACH)]

        def write(tx: Transaction) -> None:
            for reader in readers:
                put_preferences(tx, reader.preferences)
                for number, wait in enumerate(spread):
                    note = PrivateLetter(LOST_SETUP, str(number), now + wait, now + wait + _LIFE)
                    write_to_person(tx, guild, reader.person, note)

        store = await open_store(self.folder)
        await store.run(write)
        await store.close()

    async def _start(self) -> None:
        self.stage.world.bot_has_come = False
        self._life = await self.fork_server.start(
            "tests.soak.life:live", str(self.folder), self.stage.api_url, self.stage.bot_token, self.broken
        )
        await self._until(lambda: self.stage.world.bot_has_come or self.stage.struck)

    async def _send_until_struck(self) -> None:
        """Pass the time from one due letter to the next, never while one is on its way."""
        while True:
            await self._until(lambda: self.stage.struck or not self._due())
            following = self._next()
            if self.stage.struck or following is None:
                return
            self._pass(following - self.clock.now() + _SECOND)
            self._life.signal(signal.SIGUSR1)

    async def _until(self, look: Callable[[], bool]) -> None:
        """Wait until something is so; nothing tells of what happens in another process."""
        async with asyncio.timeout(_PATIENCE):
            while not look():  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def _pass(self, time: timedelta) -> None:
        self._ahead += time
        new = self.folder / "ahead of it"
        new.write_text(str(self._ahead.total_seconds()))
        new.replace(self.folder / "ahead")
        self.clock.move(time)

    def _strike(self) -> None:
        self._life.signal(signal.SIGKILL)

    def _due(self) -> bool:
        return bool(self._ask(_DUE, {"now": self._now}))

    def _next(self) -> datetime | None:
        (found,) = self._ask(
            "SELECT min(next_try) FROM letters WHERE state = 'pending' AND next_try > :now", {"now": self._now}
        )
        return Moments().process_result_value(found[0], _DIALECT)

    @property
    def _now(self) -> int | None:
        return Moments().process_bind_param(self.clock.now(), _DIALECT)

    def _ask(self, words: str, values: Mapping[str, object]) -> list[sqlite3.Row]:
        with _reading(self.folder) as database:
            return database.execute(words, values).fetchall()

    def _judge(self, arrived: list[ArrivedThere]) -> CampaignVerdict:
        asked = "SELECT id, person, carried_by FROM letters WHERE person IS NOT NULL AND kind = :kind"
        wanted = {row["id"]: row for row in self._ask(asked, {"kind": LOST_SETUP.name})}
        times = Counter(one.reference for one in arrived)
        carriers = {short_reference(row["carried_by"] or row["id"]): row["person"] for row in wanted.values()}
        return CampaignVerdict(
            letters=len(wanted),
            kills=self.kills.total(),
            twice=sum(number - 1 for number in times.values()),
            lost=sum(times[short_reference(row["carried_by"] or row["id"])] == 0 for row in wanted.values()),
            outside_hours=sum(not self.readers[one.person].may_be_written_to(one.moment) for one in arrived),
            to_others=sum(carriers.get(one.reference) != one.person for one in arrived),
            notes=len({row["carried_by"] for row in wanted.values()} - {None}),
        )


@contextmanager
def _reading(folder: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(f"file:{folder}/data/kitchen-table.db?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    try:
        yield database
    finally:
        database.close()


@asynccontextmanager
async def campaign(folder: Path, fork_server: ForkServer, seed: str, broken: str = "") -> AsyncIterator[Campaign]:
    """Lend a stage on which nobody has been written to yet."""
    folder.mkdir()
    clock = Clock()
    stage = await KillingStandin.open(clock)
    try:
        yield Campaign(stage, clock, folder, fork_server, seed, broken)
    finally:
        await stage.close()
