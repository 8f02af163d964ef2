"""What is asked and what people write: words that nobody else writes, and what is said by hand of each answer."""

import random
import re
from dataclasses import dataclass, replace
from typing import Final

from bot.rehearsal.world.messages import Message

QUESTION: Final = "What do you notice first in the last days?"
TAPS: Final = ("Eating and drinking", "Sleeping", "Skin or breathing", "Something else")
PROMPT, FOLLOW_UP, ADD = "What do you see or hear?", "What would have helped?", "What would you like to add?"
ASKED: Final = {
    "Question": QUESTION,
    "Why you ask, in one sentence": "Your words go straight into the pocket card.",
    "Ready-made answers, one a line": "\n".join(TAPS[:3]),
    "To answer in words, one a line": PROMPT,
    "One follow-up, for everybody": FOLLOW_UP,
}
_SOUNDS: Final = [one + two + three for one in "bdfglmnprstv" for two in "aeou" for three in ("", "l", "n", "r", "s")]
_SIGNED: Final = re.compile(r"— (?P<by>.+?)(?: \((?P<part>\d) of (?P<of>\d)\))?")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it reads: its words, with white space folded, and whose it is."""

    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one message says of an answer."""

    said: Said
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into the boxes of a form, below their tap."""

    tap: int
    first: str = ""
    follow_up: str = ""
    added: str = ""

    @property
    def boxes(self) -> dict[str, str]:
        """What goes into which box."""
        return {"Choose one": TAPS[self.tap], PROMPT: self.first, FOLLOW_UP: self.follow_up}

    @property
    def words(self) -> str:
        """All of it as it reads, the tap first."""
        follow_up = f"-# {FOLLOW_UP} {self.follow_up}" if self.follow_up else ""
        added = f"-# Added later: {self.added}" if self.added else ""
        return " ".join(filter(None, (f"**{TAPS[self.tap]}**", self.first, follow_up, added)))

    def without(self, secret: str) -> "Typed":
        """Return it as the guard leaves it."""
        return replace(self, first=self.first.replace(secret, "[an e-mail]"))


def words(chance: random.Random, number: int) -> str:
    """Make up words that are nobody's name."""
    return " ".join("".join(chance.choices(_SOUNDS, k=3)) for _ in range(number))


def answer(chance: random.Random, *, in_words: bool = False) -> Typed:
    """Make up an answer: one tap alone, if it may be, a few words, or more than one message holds."""
    tap, kind = chance.randrange(len(TAPS)), chance.random()
    if kind < 0.15 and not in_words:
        return Typed(tap)
    if kind < 0.25:
        return Typed(tap, words(chance, 95), words(chance, 95))
    return Typed(tap, words(chance, chance.randint(2, 9)), words(chance, 3) if kind < 0.6 else "")


def secret(chance: random.Random) -> str:
    """Make up what points to somebody."""
    return f"{words(chance, 1)}k@example.org"  # no word of an answer has a k: life 804 once wrote that very word


def part_of(message: Message) -> Part | None:
    """Read what a message says of an answer: None where there is none in it."""
    lines = str(message.embeds[0].get("description", "")).replace("\\", "").split("\n") if message.embeds else []
    for number, line in enumerate(lines):
        if signed := _SIGNED.fullmatch(line):
            read = " ".join(" ".join(one for one in lines[:number] if not one.startswith("### ")).split())
            return Part(Said(read, signed["by"]), int(signed["part"] or 1), int(signed["of"] or 1))
    return None


def whole(parts: list[Part]) -> Said:
    """Put the parts of an answer together."""
    return Said(" ".join(one.said.words for one in sorted(parts, key=lambda one: one.number)), parts[0].said.by)
