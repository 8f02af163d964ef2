"""Measures votes per second beside a bare bot: `make bench`."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import Clock
from bot.domain.polls import PollId, PollKind
from tests.benchmarks import answering, catching_up, closing, coming, counting, guarding, old_ballots, report, voting
from tests.benchmarks.contestants import (
    BARE,
    BARE_KEEPING,
    OURS,
    OURS_ON_A_SLOW_DISK,
    Contestant,
    bare_paper,
    our_paper,
    ours_with_speed,
)
from tests.benchmarks.rounds import Plan, Results, be_ready, crowd_in_turns, press_in_turns, start_in_turns
from tests.benchmarks.scene import count_votes, prepare
from tests.benchmarks.timing_standin import TimingStandin

PEOPLE = 500


async def measure(plan: Plan) -> report.Measured:
    """Measure everything that is pressed."""
    clock = Clock()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        contestants = [await _enter(stack, folder, clock, name, command) for name, command in _commands().items()]
        ours = [one for one in contestants if not report.is_bare(one.name)]
        once = [one for one in contestants if one.name != report.KEEPING]  # both bare bots keep all but votes
        polls = {one.name: await prepare(one.standin, one.folder, clock) for one in ours}
        asked = {one.name: await answering.open_topics(one.standin, one.folder, clock, plan.rounds + 1) for one in ours}
        held = {
            one.name: await coming.announce_sessions(one.standin, one.folder, clock, plan.rounds + 1) for one in ours
        }
        print("Starting the bots in turns.", file=sys.stderr)
        began = await start_in_turns(contestants, plan)
        print(f"Pressing in {plan.rounds} rounds.", file=sys.stderr)
        results = await press_in_turns(contestants, plan)
        print("Pressing all at once, over and over.", file=sys.stderr)
        await crowd_in_turns(contestants, began, plan)
        print(f"Answering a question in {plan.rounds} rounds.", file=sys.stderr)
        answers, thanked = await answering.answer_in_turns(once, asked, plan)
        print(f"Saying yes to a session in {plan.rounds} rounds.", file=sys.stderr)
        yeses, told = await coming.come_in_turns(once, held, plan)
        print(f"Voting in a vote of each kind in {plan.rounds} rounds.", file=sys.stderr)
        slow = await _enter(stack, folder, clock, report.SLOW, OURS_ON_A_SLOW_DISK)
        polls[slow.name] = await _begin(slow, clock)
        kinds = await voting.vote_in_turns([*contestants, slow], plan)
        for one in (*contestants, slow):
            await one.stop()
        votes_kept = {name: await count_votes(folder / name, those) for name, those in polls.items()}
        kept = {name: await answering.count_answers(folder / name, topics) for name, topics in asked.items()}
        places = {name: await coming.count_places(folder / name, those) for name, those in held.items()}
    return report.Measured(
        began,
        votes=report.Pressed(results, {one.name: votes_kept[one.name][PollKind.SINGLE] for one in ours}),
        kinds=_with_kept(kinds, votes_kept),
        answers=report.Pressed(answers, kept, {name: thanked[name] for name in kept}),
        yeses=report.Pressed(yeses, places, {name: told[name] for name in places}),
    )


async def _begin(one: Contestant, clock: Clock) -> Mapping[PollKind, PollId]:
    """Open its votes, start it and have somebody vote, as was done with the others before."""
    votes = await prepare(one.standin, one.folder, clock)
    await one.start()
    await be_ready(one)
    return votes


def _with_kept(kinds: Mapping[str, Results], kept: Mapping[str, Mapping[PollKind, int]]) -> dict[str, report.Pressed]:
    pressed = {}
    for kind, those in kinds.items():
        counts = {name: each[PollKind(kind)] for name, each in kept.items() if kind in each}
        pressed[str(kind)] = report.Pressed(those, counts)
    return pressed


def _commands() -> dict[str, tuple[str, ...]]:
    commands = {report.OURS: OURS, report.BARE: BARE, report.KEEPING: BARE_KEEPING}
    quicker = os.environ.get("SPEED_PYTHON") or (sys.executable if _has_speed() else None)
    if quicker:
        commands[report.SPEED] = ours_with_speed(str(Path(quicker).absolute()))
    return commands


def _has_speed() -> bool:
    return all(find_spec(part) for part in ("uvloop", "orjson"))


async def _enter(stack: AsyncExitStack, folder: Path, clock: Clock, name: str, command: tuple[str, ...]) -> Contestant:
    standin = await TimingStandin.open(clock)
    stack.push_async_callback(standin.close)
    standin.seat(PEOPLE)
    own = folder / name
    own.mkdir()
    one = Contestant(name, command, standin, own, bare_paper if report.is_bare(name) else our_paper)
    stack.push_async_callback(one.stop)
    return one


def main() -> int:
    """Read what was asked, and measure."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=Plan().rounds, help="how often each bot has its turn")
    parser.add_argument("--starts", type=int, default=Plan().starts, help="how often each bot is started")
    parser.add_argument("--json", type=Path, help="a file for every figure")
    asked = parser.parse_args()
    pressed = asyncio.run(measure(Plan(asked.rounds, asked.starts)))
    guard, question, catch_up = guarding.measure(), closing.measure(), catching_up.measure()
    count, beside = counting.measure(), old_ballots.measure()
    print(
        report.table(pressed), report.by_kind(pressed), report.also_pressed(pressed), report.aims(pressed), sep="\n\n"
    )
    print("", guarding.table(guard), "", closing.table(question), catching_up.table(catch_up), sep="\n")
    print("", counting.table(count), old_ballots.table(beside), sep="\n")
    print("", report.kept(pressed, PEOPLE), sep="\n")
    if asked.json is not None:
        timed = {"guard": guard, "question": question, "catch_up": catch_up, "count": count, "old ballots": beside}
        figures = {**report.as_json(pressed), **timed}
        asked.json.write_text(json.dumps(figures, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
