"""Measures letters that fall due in one instant, ours and others': `make bench`."""

import argparse
import asyncio
import json
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.letters import others, realtime, report, virtual
from tests.simulation.template import temporary


@dataclass(frozen=True, slots=True)
class Plan:
    """How many letters are due, and how many of them are watched in real time."""

    due: int = 10_000
    watched: int = 1000
    many: int = 100_000
    watched_of_many: int = 450
    patience: float = 40.0  # seconds for what is sent at once
    lead: float = 8.0  # seconds for a bot to be there


def measure(plan: Plan) -> report.Everything:
    """Measure everything, one after the other."""
    with TemporaryDirectory(prefix="letters-") as folder, temporary() as memory:
        here = Path(folder)
        print(f"Sending {plan.watched:,} of {plan.due:,} at 45 a second.", file=sys.stderr)
        now = asyncio.run(realtime.measure(_new(here, "now"), plan.due, plan.watched, lead=plan.lead))
        print(f"Sending {plan.watched_of_many:,} of {plan.many:,}.", file=sys.stderr)
        many = asyncio.run(realtime.measure(_new(here, "many"), plan.many, plan.watched_of_many, lead=plan.lead))
        print("Sending at the default pace, on virtual time.", file=sys.stderr)
        paced = virtual.measure(plan.due)
        print("Sending everything at once, and as jobs.", file=sys.stderr)
        naive = asyncio.run(others.send_at_once(_new(here, "naive"), plan.due, plan.patience, lead=plan.lead))
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        jobs = asyncio.run(others.run_as_jobs(Path(memory), plan.due))
        return report.Everything(now, many, paced, naive, jobs)


def _new(folder: Path, name: str) -> Path:
    new = folder / name
    new.mkdir()
    return new


def main() -> int:
    """Read what was asked, and measure."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks.letters", description=__doc__)
    parser.add_argument("--full", action="store_true", help="watch all of them arrive in real time: four minutes")
    parser.add_argument("--json", type=Path, help="a file for every figure")
    asked = parser.parse_args()
    found = measure(Plan(watched=Plan().due) if asked.full else Plan())
    print(report.table(found), report.aims(found), sep="\n\n")
    if asked.json is not None:
        asked.json.write_text(json.dumps(found.as_json(), indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
