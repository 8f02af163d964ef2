"""The bots that are compared, each a process of its own."""

import asyncio
import os
import re
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from tests.benchmarks.scene import WORDS
from tests.benchmarks.timing_standin import TimingStandin

PROJECT = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
_PATIENCE = 60.0


@dataclass(slots=True)
class Contestant:
    """One bot: how it is started, where it plays, and how somebody there gets a paper to answer on."""

    name: str
    command: tuple[str, ...]
    standin: TimingStandin
    folder: Path
    take_paper: Callable[[TimingStandin], Coroutine[Any, Any, object]]
    process: asyncio.subprocess.Process | None = None

    async def start(self, *more: str) -> float:
        """Start it; return the seconds from nothing to READY."""
        environ = {
            **os.environ,
            "DISCORD_TOKEN": self.standin.bot_token,
            "DISCORD_API_URL": self.standin.api_url,
            "DATA_DIR": str(self.folder / "data"),
            "KEY_DIR": str(self.folder / "keys"),
            "PYTHONPATH": str(PROJECT),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        identified = asyncio.ensure_future(self.standin.identified())
        with (self.folder / "log").open("ab") as log:
            began = perf_counter()
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                *more,
                cwd=self.folder,
                env=environ,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        ended = asyncio.ensure_future(self.process.wait())
        await asyncio.wait({identified, ended}, return_when=asyncio.FIRST_COMPLETED, timeout=_PATIENCE)
        if not identified.done():
            raise SystemExit(f"{self.name} did not start:\n{(self.folder / 'log').read_text('utf-8')[-2000:]}")
        took = perf_counter() - began
        ended.cancel()
        return took

    async def stop(self) -> None:
        """Stop it as an operator would."""
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), _PATIENCE)
        self.process = None

    def memory(self) -> float:
        """Return the MiB it holds."""
        status = self._about("status")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def processor_seconds(self) -> float:
        """Return the seconds of processor time it has used so far."""
        used = self._about("stat").rpartition(")")[2].split()
        return (int(used[11]) + int(used[12])) / _TICKS

    def _about(self, what: str) -> str:
        return Path(f"/proc/{self.process.pid if self.process else 0}/{what}").read_text("utf-8")


async def our_paper(standin: TimingStandin) -> None:
    """Take a paper as our people do: from the card in the notices channel."""
    await take_paper(standin.person(standin.people[0].name), PollKind.SINGLE)


async def take_paper(person: Person, kind: PollKind) -> None:
    """Press on the card of the vote of this kind; the thanks for an answer say its question too."""
    question = WORDS[kind].question
    await person.sees(question)
    seen = screen.everything(person.world, person.account)
    cards = (one for one in seen if not one.private_to and question in screen.words(one))
    await person.presses("Answer privately", on=next(cards))


async def bare_paper(standin: TimingStandin) -> None:
    """Take a paper from the bare bot."""
    await standin.person(standin.people[0].name).runs("/vote")


_LAUNCH = ("-m", "tests.benchmarks.launch")
OURS = (sys.executable, *_LAUNCH, "plain", "bot", "run")
OURS_ON_A_SLOW_DISK = (sys.executable, *_LAUNCH, "slow", "bot", "run")
BARE = (sys.executable, *_LAUNCH, "plain", "tests.benchmarks.bare")
BARE_KEEPING = (*BARE, "--keeping")


def ours_with_speed(python: str) -> tuple[str, ...]:
    """Start our bot with a Python that has the extra `speed`."""
    return (python, *_LAUNCH, "speed", "bot", "run")
