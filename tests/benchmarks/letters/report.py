"""The figures of letters as a table for people; what is aimed at beside what was reached."""

from dataclasses import asdict, dataclass

from tests.benchmarks.letters.others import Jobs, Naive
from tests.benchmarks.letters.realtime import Figures, p99
from tests.benchmarks.letters.virtual import Arrivals


@dataclass(frozen=True, slots=True)
class Everything:
    """What one run of the benchmark found."""

    now: Figures
    many: Figures
    paced: Arrivals
    naive: Naive
    jobs: Jobs

    def as_json(self) -> dict[str, object]:
        """Return every figure."""
        return {
            "45 a second": self.now.as_json(),
            "45 a second, many due": self.many.as_json(),
            "default pace": asdict(self.paced) | {"ratio": self.paced.ratio},
            "gather": asdict(self.naive),
            "job store": asdict(self.jobs),
        }


def table(found: Everything) -> str:
    """Return what became of letters that were due in one instant, ours and others'."""
    now, paced, naive, jobs = found.now, found.paced, found.naive, found.jobs
    shut = "shut out" if naive.banned else "not shut out"
    rows = [
        ("ours, 45 a second", f"{now.arrived} of the {now.watched} watched", f"{now.refused} × 429, {now.twice} twice"),
        ("ours, default pace", f"{paced.arrived} of {paced.due}", f"{paced.refused} × 429, {paced.twice} twice"),
        ("discord.py, asyncio.gather", f"{naive.arrived} of {naive.due}", f"{naive.refused} × 429, address {shut}"),
        ("APScheduler's job store", f"{jobs.ran} of {jobs.due}", f"{jobs.ran_a_minute_late} after a minute's stop"),
    ]
    head = f"{now.due:,} letters due in one instant, Discord's limits enforced"
    return "\n".join([head, *(f"{who:28} {arrived:30} {rest}" for who, arrived, rest in rows)])


def aims(found: Everything) -> str:
    """Return what we aim at, beside what was reached; nothing fails because of it."""
    now, many, paced = found.now, found.many, found.paced
    lines = [
        ("45 a second: done within 1.02 × what the pace allows", f"{now.ratio:.3f}"),
        ("default pace: done within 1.02 × what the pace allows", f"{paced.ratio:.3f}"),
        ("answers of 429: 0", f"{now.refused + paced.refused}"),
        ("presses meanwhile: p99 under 100 ms", f"{p99(now.presses) * 1000:.1f} of {len(now.presses)}"),
        ("memory under 120 MiB", f"{now.memory:.1f}"),
        (f"behind the pace, {now.due:,} due: p99 ≤ 0.1 s", f"{p99(now.lateness):.3f}"),
        (f"behind the pace, {many.due:,} due: p99 ≤ 0.5 s", f"{p99(many.lateness):.3f}"),
        (f"presses meanwhile, {many.due:,} due: p99, ms", f"{p99(many.presses) * 1000:.1f} of {len(many.presses)}"),
        ("longest the loop was held ≤ 50 ms", f"{max(now.longest_hold, many.longest_hold) * 1000:.1f}"),
    ]
    return "\n".join(["aim                                                    reached", *map(_line, lines)])


def _line(of: tuple[str, str]) -> str:
    return f"{of[0]:54} {of[1]}"
