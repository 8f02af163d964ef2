"""The messages of a long answer: which one is shown, and the button to the next."""

from typing import Final

from bot.domain.contributions import GivenAnswer, in_parts
from bot.text import Words
from cogs.kit.cards import Button, Row
from cogs.kit.verbs import Verb

_LETTERS: Final = "abcdefgh"  # which message a button is about


def rest(_: Words, verb: Verb, ref: str, answer: GivenAnswer, part: int) -> tuple[Row, ...]:
    """Offer the next message of a long answer, and after the last the first again."""
    number = len(in_parts(answer))
    if number == 1:
        return ()
    return ((Button(verb, _.label("See the rest of it"), _ref(ref, (min(part, number - 1) + 1) % number)),),)


def read_part(ref: str) -> tuple[str, int]:
    """Read which answer and which of its messages a button is about."""
    letter, _, answer = ref.rpartition(".")
    return answer, max(_LETTERS.find(letter), 0) if letter else 0


def _ref(answer: str, part: int) -> str:
    return f"{_LETTERS[part]}.{answer}"
