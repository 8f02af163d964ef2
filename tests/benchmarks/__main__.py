"""Measures votes per second beside a bare bot: `make bench`."""

import argparse
import asyncio
import json
import os
import sys
from contextlib import AsyncExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import Clock
from tests.benchmarks import report
from tests.benchmarks.contestants import BARE, OURS, Contestant, bare_paper, our_paper, ours_with_speed
from tests.benchmarks.hall import Hall
from tests.benchmarks.rounds import press_in_turns, start_in_turns
from tests.benchmarks.scene import count_votes, prepare

PEOPLE = 500


async def measure(rounds: int, starts: int, json_file: Path | None) -> None:
    """Measure everything and print it."""
    clock = Clock()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        contestants = [await _enter(stack, folder, clock, name, command) for name, command in _commands().items()]
        polls = {one.name: await prepare(one.hall, one.folder, clock) for one in contestants if one.name != report.BARE}
        print("Starting the bots in turns.", file=sys.stderr)
        began = await start_in_turns(contestants, starts)
        print(f"Pressing in {rounds} rounds.", file=sys.stderr)
        results = await press_in_turns(contestants, rounds)
        for one in contestants:
            await one.stop()
        kept = {name: await count_votes(folder / name, poll) for name, poll in polls.items()}
        print(report.table(began, results))
        print("votes kept, of", PEOPLE, "people:", kept)
        if json_file is not None:
            json_file.write_text(json.dumps(report.as_json(began, results, {"kept": kept}), indent=1), "utf-8")


def _commands() -> dict[str, tuple[str, ...]]:
    commands = {"ours": OURS, report.BARE: BARE}
    quicker = os.environ.get("SPEED_PYTHON") or (sys.executable if _has_speed() else None)
    if quicker:
        commands["ours, speed"] = ours_with_speed(str(Path(quicker).absolute()))
    return commands


def _has_speed() -> bool:
    return all(find_spec(part) for part in ("uvloop", "orjson"))


async def _enter(stack: AsyncExitStack, folder: Path, clock: Clock, name: str, command: tuple[str, ...]) -> Contestant:
    hall = await Hall.open(clock)
    stack.push_async_callback(hall.close)
    hall.seat(PEOPLE)
    own = folder / name
    own.mkdir()
    one = Contestant(name, command, hall, own, bare_paper if name == report.BARE else our_paper)
    stack.push_async_callback(one.stop)
    return one


def main() -> int:
    """Read what was asked, and measure."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each bot has its turn")
    parser.add_argument("--starts", type=int, default=5, help="how often each bot is started")
    parser.add_argument("--json", type=Path, help="a file for every figure")
    asked = parser.parse_args()
    asyncio.run(measure(asked.rounds, asked.starts, asked.json))
    return 0


if __name__ == "__main__":
    sys.exit(main())
