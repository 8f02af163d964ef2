"""The twelve workshops of the rehearsal programme: who said that they would come, who came, and who took part later."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.domain.sessions import Venue
from bot.domain.topics import TopicWords
from tests.services.programme import MANAGERS, WORKERS, Said, numbers_in, programme

FILE: Final = Path(__file__).parents[1] / "data" / "workshops.csv"
ZONE: Final = "Europe/London"


@dataclass(frozen=True)
class Workshop:
    """One workshop: people are counted from 0, the 31 workers first.

    `starts` is what the clocks in London show. All who came had `booked`. `said` is what is said in its thread.
    """

    title: str
    starts: datetime
    minutes: int
    venue: Venue
    booked: tuple[int, ...]
    came: tuple[int, ...]
    asked: TopicWords
    said: tuple[Said, ...]

    @property
    def later(self) -> tuple[int, ...]:
        """Return those who take part in the thread, and had not said that they would come."""
        return tuple(one.person for one in self.said if one.person not in self.booked)


def workshops() -> Iterator[Workshop]:
    """Yield them in their order."""
    with FILE.open(encoding="utf-8") as file:
        for row, (asked, said) in zip(csv.DictReader(file), programme(), strict=True):
            workers = [one - 1 for one in numbers_in(row["live_workers"])]
            managers = [WORKERS + one - 1 for one in numbers_in(row["live_managers"])]
            thread = [one.person for one in said]
            yield Workshop(
                row["title"],
                datetime.fromisoformat(row["starts"]),
                int(row["minutes"]),
                Venue(row["venue"]),
                (
                    *_booked(workers, int(row["booked_workers"]), thread, range(WORKERS)),
                    *_booked(managers, int(row["booked_managers"]), thread, range(WORKERS, WORKERS + MANAGERS)),
                ),
                (*workers, *managers),
                asked,
                said,
            )


def _booked(came: Sequence[int], number: int, thread: Sequence[int], group: range) -> tuple[int, ...]:
    """Return so many: whoever came, then whoever could not after all, first those who took part in the thread."""
    every_time = range(25, 31)  # their hours never let them come live, so they do not say that they will
    others = [one for one in (*thread, *group) if one in group and one not in every_time and one not in came]
    return tuple(dict.fromkeys((*came, *others)))[:number]
