"""Reads the tables of phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.times import Found

LONDON = "Europe/London"
_ROW = re.compile(r"(?P<typed>.*?) (?P<kind>[=?!]) (?P<expected>.+)")
_NAMED: dict[str, tzinfo] = {"GMT": UTC, "BST": timezone(timedelta(hours=1))}


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase, when it is typed, and what it means."""

    now: datetime
    typed: str
    kind: str
    expected: str

    def __str__(self) -> str:
        return f"{self.typed} ({self.now:%a %d %b})"


def rows(name: str) -> Iterator[Row]:
    """Yield the rows of a table."""
    now = datetime.min.replace(tzinfo=UTC)
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        if line.startswith("now: "):
            now = moment(line.removeprefix("now: "))
        elif line and not line.startswith("# "):
            found = _ROW.fullmatch(line)
            assert found, line
            yield Row(now, found["typed"], found["kind"], found["expected"])


def moment(written: str) -> datetime:
    """Read a moment: on the clocks of London, or on those that are named."""
    local, named = written[:-4], written[-3:]
    zone = _NAMED.get(named)
    if zone is None:
        local, zone = written, ZoneInfo(LONDON)
    return datetime.strptime(f"{local} +0000", "%d %b %y %H:%M %z").replace(tzinfo=zone).astimezone(UTC)


def found(written: str) -> Found:
    """Read a moment, or a span."""
    start, _, end = written.partition(" to ")
    return Found(moment(start), moment(end) if end else None)
