"""The words of a vote: its question, its answers and what happens with the result."""

import unicodedata
from dataclasses import dataclass

from bot.domain.refusals import Invalid

QUESTION_LENGTH = 300
OPTION_LENGTH = 100
NEXT_STEP_LENGTH = 300
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10


@dataclass(frozen=True, slots=True)
class PollWords:
    """What a coordinator typed: the question, its answers and what happens with the result."""

    question: str
    options: tuple[str, ...]
    next_step: str = ""


def checked_words(words: PollWords) -> PollWords:
    """Return these words with white space folded; refuse what does not fit or cannot be told apart."""
    question, next_step = _folded(words.question), _folded(words.next_step)
    options = tuple(option for option in map(_folded, words.options) if option)
    if not question:
        raise Invalid("Please write a question.")
    if _size(question) > QUESTION_LENGTH:
        raise Invalid("The question is too long. Up to {most} characters fit.", most=QUESTION_LENGTH)
    if _size(next_step) > NEXT_STEP_LENGTH:
        raise Invalid("What happens next is too long. Up to {most} characters fit.", most=NEXT_STEP_LENGTH)
    if len(options) < FEWEST_OPTIONS:
        raise Invalid("A vote needs at least {fewest} answers to choose from. Write one a line.", fewest=FEWEST_OPTIONS)
    if len(options) > MOST_OPTIONS:
        raise Invalid("A vote can have up to {most} answers. Leave some out.", most=MOST_OPTIONS)
    if any(_size(option) > OPTION_LENGTH for option in options):
        raise Invalid("One answer is too long. Up to {most} characters fit in each.", most=OPTION_LENGTH)
    if len({_plain(option) for option in options}) < len(options):
        raise Invalid("Two answers are the same. Make each one different.")
    return PollWords(question, options, next_step)


def same_question(one: str, other: str) -> bool:
    """Tell whether two questions have the same words, however they are spaced, stressed or written large."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    plain = _plain(text)
    return "".join(filter(str.isalnum, plain)) or plain


def _folded(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2  # as Discord counts, at its strictest
