"""Reads the texts that the guard is held to."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """One text, and what is to be found in it."""

    expected: frozenset[str]
    text: str


@cache
def samples(kind: str) -> tuple[Sample, ...]:
    """Return the texts of one kind, which is the name of its file."""
    lines = (_HERE / f"{kind}.txt").read_text("utf-8").splitlines()
    return tuple(_sample(line, labelled=kind != "must_not_trigger") for line in lines)


def _sample(line: str, *, labelled: bool) -> Sample:
    expected, text = line.split(" | ", 1) if labelled else ("", line)
    return Sample(frozenset(expected.split("+")) - {"", "nothing"}, text.replace("\\n", "\n"))
