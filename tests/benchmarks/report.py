"""The figures as a table for people and as JSON for programmes."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bot.domain.polls import PollKind
from tests.benchmarks.rounds import Figures, Results, Starts

OURS, BARE, SPEED, SLOW = "ours", "bare", "ours, speed", "ours, slow"
KEEPING = "bare, keeps"


def machine() -> dict[str, Any]:
    """Say on what this was measured, and how busy that was."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": [round(load, 2) for load in os.getloadavg()],
    }


_ALSO = "at once  bot           presses/s         ×bare              p99 ms             ×bare              CPU ×bare"


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was measured while people pressed one thing, and how many of it each of our bots has kept.

    `told` is to how many people each said that it is kept; of votes that is not counted.
    """

    results: Results
    kept: Mapping[str, int]
    told: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured while bots started and people pressed; votes of each `kinds` are pressed by 77 at once."""

    starts: Mapping[str, Starts]
    votes: Pressed
    kinds: Mapping[str, Pressed]
    answers: Pressed
    yeses: Pressed


def is_bare(name: str) -> bool:
    """Tell whether this is a bare bot, of whichever kind."""
    return name in {BARE, KEEPING}


def as_json(pressed: Measured) -> dict[str, Any]:
    """Return every figure of every round."""
    return {
        "machine": machine(),
        "votes kept": dict(pressed.votes.kept),
        "votes kept by kind": {kind: dict(one.kept) for kind, one in pressed.kinds.items() if one.kept},
        "thanked for answers": dict(pressed.answers.told),
        "answers kept": dict(pressed.answers.kept),
        "told of a place": dict(pressed.yeses.told),
        "places held": dict(pressed.yeses.kept),
        "starts": {name: asdict(one) for name, one in pressed.starts.items()},
        "presses": _rounds(pressed.votes.results),
        "presses by kind": {kind: _rounds(one.results) for kind, one in pressed.kinds.items()},
        "presses to answer": _rounds(pressed.answers.results),
        "presses to say yes": _rounds(pressed.yeses.results),
    }


def kept(pressed: Measured, people: int) -> str:
    """Say how much of what was acknowledged is kept."""
    votes = ", ".join(f"{name} {number}" for name, number in pressed.votes.kept.items())
    lines = [f"Votes kept, of {people} people: {votes}."]
    for kind, each in pressed.kinds.items():
        least = ", ".join(f"{name} {number}" for name, number in each.kept.items())
        lines += [f"Votes kept, {kind}: {least}."] if least else []
    for what, one in (
        ("Answers kept, of those thanked for", pressed.answers),
        ("Places held, of those told", pressed.yeses),
    ):
        lines.append(
            f"{what}: " + ", ".join(f"{name} {kept} of {one.told[name]}" for name, kept in one.kept.items()) + "."
        )
    return "\n".join(lines)


def table(pressed: Measured) -> str:
    """Return the figures to read: medians over rounds, least to most in brackets, ratios to the bare bot."""
    starts, results = pressed.starts, pressed.votes.results
    here = machine()
    lines = [f"Python {here['python']}, {here['cores']} cores, {here['system']}, load {here['load']}", ""]
    lines += ["at once  bot           votes/s           ×bare              p99 ms             ×bare"]
    lines += [
        *_presses(results),
        "",
        "at once  bot           p50 ms             ×bare             worst ms   CPU µs a vote    ×bare",
    ]
    lines += [
        *_more(results),
        "",
        "bot           READY s             ×bare             idle MiB           after crowds",
    ]
    lines += [_start(name, one, starts[BARE]) for name, one in starts.items()]
    return "\n".join(lines)


def by_kind(pressed: Measured) -> str:
    """Return the same of 77 people who vote at once in a vote of each kind, ours on a slow disk beside the others."""
    lines = [_ALSO]
    for kind, one in pressed.kinds.items():
        lines += [f"a vote: {kind}", *_with_processor(one.results)]
    return "\n".join(lines)


def also_pressed(pressed: Measured) -> str:
    """Return the same of people who send the form of an answer and then post it, and of those who say yes."""
    lines = [_ALSO]
    for what, one in (("answers to a question", pressed.answers), ("yes to a session", pressed.yeses)):
        lines += [what, *_with_processor(one.results)]
    return "\n".join(lines)


def _with_processor(results: Results) -> Iterator[str]:
    rows = ((name, size) for size in results[BARE] for name in results)
    for presses, (name, size) in zip(_presses(results), rows, strict=True):
        yield f"{presses:84} {_against(results, name, size, _processor)}"


def aims(pressed: Measured) -> str:
    """Return what we aim at, beside what was reached; nothing fails because of it."""
    starts, results = pressed.starts, pressed.votes.results
    lines = ["aim                                                    reached"]
    for size, what, read, aim in (
        (1, "answered within", _p50, "≤ 1.7 × bare"),
        (77, "votes/s", _votes, "≥ 0.85 × bare"),
        (77, "p99", _p99, "≤ 1.3 × bare"),
    ):
        if size in results[OURS]:
            lines.append(f"{f'{size} at once: {what} {aim}':54} {_beside_both(results, OURS, size, read)}")
    for kind, those in pressed.kinds.items():
        through_the_guard = kind not in set(PollKind)
        for name, what, least in ((OURS, "", 0.7 if through_the_guard else 0.85), (SLOW, ", slow disk", 0.6)):
            aim = f"77 at once, {kind}{what}: presses/s ≥ {least} × bare"
            lines += [f"{aim:54} {_beside_both(those.results, name, size, _votes)}" for size in those.results[name]]
    for pressing, one, least in (
        ("answers at once, through the guard", pressed.answers.results, 0.7),
        ("say yes at once to 60 places", pressed.yeses.results, 0.75),
    ):
        lines += [
            f"{f'{size} {pressing} ≥ {least} × bare':54} {_against(one, OURS, size, _votes)}" for size in one[OURS]
        ]
    if 500 in results[OURS]:
        lines.append(f"{'500 at once: all answered within 0.5 s':54} {_of(results[OURS][500], _worst, 1, 2)}")
    if SPEED in results and 77 in results[SPEED]:
        reached = _against(results, SPEED, 77, _votes)
        lines.append(f"{'77 at once, with the extra speed: votes/s ≥ 1 × bare':54} {reached}")
    lines.append(f"{'READY within 2 × bare':54} {_ratio(starts[OURS].ready, starts[BARE].ready)}")
    lines.append(f"{'idle memory under 80 MiB':54} {max(starts[OURS].idle):.1f}")
    lines.append(f"{'and again after crowds: under 115 MiB':54} {starts[OURS].crowded:.1f}")
    return "\n".join(lines)


def _rounds(results: Results) -> dict[str, Any]:
    return {
        name: {size: [asdict(one) for one in figures] for size, figures in sizes.items()}
        for name, sizes in results.items()
    }


def _start(name: str, one: Starts, bare: Starts) -> str:
    ready = f"{_spread(one.ready, 1, 2):19} {_ratio(one.ready, bare.ready):17}"
    return f"{name:13} {ready} {_spread(one.idle, 1, 1):18} {one.crowded:.1f}"


def _presses(results: Results) -> list[str]:
    return [
        f"{size:>7}  {name:12} {_of(figures, _votes, 1, 0):17} {_against(results, name, size, _votes):18}"
        f" {_of(figures, _p99, 1000, 1):18} {_against(results, name, size, _p99)}"
        for size in results[BARE]
        for name, figures in ((name, sizes[size]) for name, sizes in results.items())
    ]


def _more(results: Results) -> list[str]:
    return [
        f"{size:>7}  {name:12} {_of(figures, _p50, 1000, 2):18} {_against(results, name, size, _p50):17}"
        f" {max(one.worst for one in figures) * 1000:8.1f}   {_of(figures, _processor, 1e6, 0):16}"
        f" {_against(results, name, size, _processor)}"
        for size in results[BARE]
        for name, figures in ((name, sizes[size]) for name, sizes in results.items())
    ]


def _votes(one: Figures) -> float:
    return one.votes_per_second


def _p50(one: Figures) -> float:
    return one.p50


def _p99(one: Figures) -> float:
    return one.p99


def _worst(one: Figures) -> float:
    return one.worst


def _processor(one: Figures) -> float:
    return one.processor


def _of(figures: Sequence[Figures], read: Callable[[Figures], float], scale: float, digits: int) -> str:
    return _spread([read(one) for one in figures], scale, digits)


def _beside_both(results: Results, name: str, size: int, read: Callable[[Figures], float]) -> str:
    """Return the ratio to the bare bot that keeps no votes, and to the one that does."""
    return f"{_against(results, name, size, read)}; to one that keeps {_against(results, name, size, read, KEEPING)}"


def _against(results: Results, name: str, size: int, read: Callable[[Figures], float], beside: str = BARE) -> str:
    if name == beside:
        return ""
    return _ratio([read(one) for one in results[name][size]], [read(one) for one in results[beside][size]])


def _ratio(these: Sequence[float], those: Sequence[float]) -> str:
    return _spread([this / that if that else 0.0 for this, that in zip(these, those, strict=True)], 1, 2)


def _spread(values: Sequence[float], scale: float, digits: int) -> str:
    least, middle, most = (value * scale for value in (min(values), median(values), max(values)))
    return f"{middle:.{digits}f} ({least:.{digits}f}–{most:.{digits}f})"
