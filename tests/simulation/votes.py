"""A vote of each kind: what its form takes, what can be answered in it, and what people are told of their answer."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.polls import PollKind
from tests.simulation.topics.words import words as made_up

OPTIONS: Final = (
    "Ffilm ffôn o bum munud",
    "Pocket card, laminated",
    "Face to face, in Cardiff",
    "E-learning with a quiz",
)
SIDES: Final = ("Yes", "No", "Not sure")
SCALE: Final = ("1 · Slow going", "2", "3", "4", "5 · Quick enough")
MOST: Final = 3
NEXT: Final = {"What happens with it": "It goes into session 4."}
PERCENTS: Final = {
    50: "More than half say yes",
    60: "At least 60 % say yes",
    67: "At least two thirds say yes",
}
QUORUMS: Final = {
    0: "However many answer",
    25: "At least a quarter must answer",
    50: "At least half must answer",
}
_LINES: Final = {"Answers, one a line": "\n".join(OPTIONS)}
FORMS: Final[Mapping[PollKind, tuple[str, Mapping[str, str]]]] = {  # in which way, and what its form takes
    PollKind.SINGLE: ("One choice", {"Question": "Which form would you use most?"} | _LINES | NEXT),
    PollKind.MULTIPLE: (
        "Several choices",
        {"Question": "Which forms would you use?", "Each may choose": f"Up to {MOST}"} | _LINES | NEXT,
    ),
    PollKind.SCALE: (
        "From 1 to 5",
        {"Question": "How was session 3?", "What 1 means": "Slow going", "What 5 means": "Quick enough"} | NEXT,
    ),
    PollKind.DECISION: ("A decision", {"Question": "Shall card 2 be printed?"} | NEXT),
    PollKind.WRITTEN: ("In their own words", {"Question": "What is missing from it?"} | NEXT),
}
WORDS: Final = FORMS[PollKind.SINGLE][1]
_OPTIONS: Final = {PollKind.SCALE: SCALE, PollKind.DECISION: SIDES, PollKind.WRITTEN: ()}


@dataclass(frozen=True, slots=True)
class Wrote:
    """An answer in somebody's own words, and whether it may stand under its author's group."""

    words: str
    under_group: bool = False


Answer = frozenset[int] | Wrote
Choices = frozenset[Answer | None]
NOTHING: Final[Choices] = frozenset({None})


def options_of(kind: PollKind) -> tuple[str, ...]:
    """Return what there is to choose from."""
    return _OPTIONS.get(kind, OPTIONS)


def drawn(kind: PollKind, chance: random.Random) -> Answer:
    """Draw an answer; in a decision every other is for it."""
    if kind is PollKind.WRITTEN:
        return Wrote(made_up(chance, chance.randint(2, 9)))
    if kind is PollKind.MULTIPLE:
        return frozenset(chance.sample(range(len(OPTIONS)), chance.randint(1, MOST)))
    if kind is PollKind.DECISION:
        return frozenset({chance.choice((0, 0, 0, 1, 1, 2))})
    return frozenset({chance.randrange(len(options_of(kind)))})


def labels(kind: PollKind, answer: frozenset[int]) -> tuple[str, ...]:
    """Return what somebody taps who answers so."""
    return tuple(options_of(kind)[place] for place in sorted(answer))


def read_back(kind: PollKind, answer: Answer) -> str:
    """Return what somebody reads once who has answered so."""
    if isinstance(answer, Wrote):
        return f"**You wrote:**\n> {answer.words}\n"
    chosen = labels(kind, answer)
    return f"**You chose:** {chosen[0]}\n" if len(chosen) == 1 else "\n- ".join(("**You chose:**", *chosen)) + "\n"
