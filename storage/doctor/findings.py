"""What was found: whether it is well, and a sentence about it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and a sentence about it."""

    well: bool
    sentence: str


def as_far_as_allowed(check: Iterator[Finding]) -> Iterator[Finding]:
    """Yield what a check finds, and where it may not look, say so in its place."""
    try:
        yield from check
    except OSError as error:
        place = error.filename or "A file"
        yield amiss(f"{place} could not be looked at. Run this as the user that runs the programme.")


def well(sentence: str) -> Finding:
    """Say of something that all is well with it."""
    return Finding(well=True, sentence=sentence)


def amiss(sentence: str) -> Finding:
    """Say of something what is wrong with it, and what to do about it."""
    return Finding(well=False, sentence=sentence)
