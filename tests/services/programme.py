"""A programme of twelve questions, and who answers each in a thread: 201 answers, 141 of them by homecare workers.

Who answers which follows the rehearsal programme, as numbers of invented people; what they say is made up here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.contributions import GivenAnswer
from bot.domain.topics import TopicWords

WORKERS, MANAGERS = 31, 46
WAYS: Final = ("note", "card", "phone")  # by which answers come, in turn
NO_ACCOUNT: Final = 30  # every so many that come by phone is of somebody without an account
_EVERY_TIME: Final = "26-31"  # those whose hours never let them come live
_ASKED: Final = (  # a question, and which workers and managers answer it
    ("What should we talk about first?", "8-13", "10-15"),
    ("What do you notice first in the last days?", "7 13-16", "7-9 18 19"),
    ("Which words do you find for dying?", "12 19-21", "12-17"),
    ("What helps you after somebody has died?", "16-18 23-25 1", "18-21"),
    ("When did a nurse and you work well together?", "11-13", "22-24"),
    ("What do families ask you at the end?", "4 5 9-14", "25-29"),
    ("What would you have liked to be shown?", "19-23", "34-37"),
    ("Which form would you open between two calls?", "22-25 1 2", "41-45"),
    ("What does a good first shift look like?", "7-10", "1-6"),
    ("Who listens to you afterwards?", "3-11", "5-8"),
    ("What should the card leave out?", "23-25 6 7", "10-14"),
    ("What would make you use this in a year?", "16-22", "18-24"),
)
_SEEN: Final = (
    "The tea goes cold",
    "Shoes stay by the door",
    "The radio is off",
    "A hand lets go",
    "The dog knows first",
)
_SAID: Final = (
    "and nobody asks why",
    "so I sit down for a minute",
    "and I write it on the sheet",
    "so I ring the office",
)


@dataclass(frozen=True)
class Said:
    """What one person answers: `person` counts workers first, then managers."""

    person: int
    is_manager: bool
    answer: GivenAnswer


def programme() -> Iterator[tuple[TopicWords, tuple[Said, ...]]]:
    """Yield each question with what people answer to it."""
    for number, (question, workers, managers) in enumerate(_ASKED):
        people = [one - 1 for one in (*numbers_in(_EVERY_TIME), *numbers_in(workers))]
        people += [WORKERS + one - 1 for one in numbers_in(managers)]
        said = tuple(Said(one, one >= WORKERS, _answer(number, one)) for one in people)
        yield (
            TopicWords(
                question, "It goes into the card.", ("Often", "Seldom"), ("In your words?",), "What would help?"
            ),
            said,
        )


def _answer(number: int, person: int) -> GivenAnswer:
    seen, then = _SEEN[(number + person) % len(_SEEN)], _SAID[(number * person) % len(_SAID)]
    words = f"{seen} {then}." if person % 7 else ""  # some only tap
    return GivenAnswer((number + person) % 3, (words, ""), "Ten minutes more." if person % 4 == 0 else "")


def numbers_in(written: str) -> Iterator[int]:
    """Read numbers as they stand in a list, such as "1-3 7"."""
    for part in written.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
