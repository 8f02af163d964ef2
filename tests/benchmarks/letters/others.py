"""How others would send as many: everything at once with discord.py, or as jobs in APScheduler's own job store."""

import json
import os
import sys
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # type: ignore[import-untyped]
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]

from bot.clock import Clock
from tests.benchmarks.contestants import Contestant
from tests.benchmarks.letters.office import PostOffice
from tests.benchmarks.rounds import settle

_LAUNCH = ("-m", "tests.benchmarks.launch", "plain", "tests.benchmarks.letters.naive")
_KEPT_A_SECOND = 500  # at least
_ran: list[int] = []


@dataclass(frozen=True, slots=True)
class Naive:
    """What came of sending everything at once; `banned` is whether the address was shut out."""

    due: int
    arrived: int
    twice: int
    refused: int
    banned: bool


@dataclass(frozen=True, slots=True)
class Jobs:
    """How many of so many jobs ran: due together, and due while nothing ran for a minute."""

    due: int
    ran: int
    ran_a_minute_late: int


async def send_at_once(folder: Path, due: int, patience: float, *, lead: float = 5) -> Naive:
    """Send so many private messages with `asyncio.gather`; the conversations are known already."""
    clock = Clock()
    office = await PostOffice.open(clock)
    bot = Contestant("naive", (sys.executable, *_LAUNCH), office, folder, _nothing)
    try:
        office.seat(0)
        office.open_for(due)
        channels = [office.channel_of(one) for one in office.readers]
        at = clock.now() + timedelta(seconds=lead)
        (folder / "channels").write_text(json.dumps({"at": at.timestamp(), "channels": channels}), "utf-8")
        os.environ["CHANNELS"] = str(folder / "channels")
        await bot.start()
        office.rest.pace.enforce()
        await office.watch(due, (at - clock.now()).total_seconds() + patience)
        banned = office.rest.pace.banned_for() > 0
        return Naive(due, len(office.arrived), office.twice, office.answers[429], banned)
    finally:
        if bot.process is not None:
            bot.process.kill()
            await bot.process.wait()
        await office.close()


async def _nothing(_: object) -> None:
    """Take no paper."""


async def run_as_jobs(folder: Path, due: int) -> Jobs:
    """Keep so many jobs in APScheduler's own store, with its default grace, and count those that run."""
    together = await _count_runs(folder / "together", due, ahead=timedelta(seconds=2 + due / _KEPT_A_SECOND))
    after_a_stop = await _count_runs(folder / "late", due, ahead=timedelta(minutes=-1))
    return Jobs(due, together, after_a_stop)


async def _count_runs(folder: Path, due: int, *, ahead: timedelta) -> int:
    _ran.clear()
    folder.mkdir()
    kept = SQLAlchemyJobStore(f"sqlite:///{folder}/jobs")
    scheduler: Any = AsyncIOScheduler(timezone=UTC, jobstores={"default": kept})
    at = Clock().now() + ahead
    scheduler.start(paused=True)
    for number in range(due):
        scheduler.add_job(_note_run, "date", run_date=at, args=(number,))
    if ahead > timedelta(0) and Clock().now() >= at:
        raise SystemExit("This computer is too busy: the jobs fell due before all of them were kept.")
    scheduler.resume()
    while kept.get_next_run_time() is not None:
        await settle(0.2)
    await settle(0.5)
    scheduler.shutdown(wait=False)
    return len(_ran)


async def _note_run(number: int) -> None:
    _ran.append(number)
