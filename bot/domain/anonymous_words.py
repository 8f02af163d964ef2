"""What is written without a name, as others will read it: nothing in it that nobody sees tells whose it is."""

from typing import Final

from bot.domain.contributions import WORDS_LENGTH, GivenAnswer
from bot.domain.refusals import Invalid
from bot.domain.typed_words import fit
from bot.domain.written_words import plain

OWN_REPLY_LENGTH: Final = 600
ASKED_BACK_LENGTH: Final = 300


def plain_answer(answer: GivenAnswer) -> GivenAnswer:
    """Return an answer with nothing invisible in it, and its white space folded: neither tells whose it is."""
    first, second, follow_up = map(plain, (*answer.words, answer.follow_up))
    most = WORDS_LENGTH
    fit((first, second, follow_up), Invalid("Up to {most} characters fit in each box. Please write less.", most=most))
    return GivenAnswer(answer.option, (first, second), follow_up)


def checked_reply(typed: str) -> str:
    """Return a reply as others will read it; refuse one that says nothing, or is too long."""
    return _fitting(typed, OWN_REPLY_LENGTH)


def checked_question_back(typed: str) -> str:
    """Return what a coordinator asks back; refuse a question that says nothing, or is too long."""
    return _fitting(typed, ASKED_BACK_LENGTH)


def _fitting(typed: str, most: int) -> str:
    words = plain(typed)
    if not words:
        raise Invalid("Please write a sentence. Nothing was sent.")
    fit((words,), Invalid("That is longer than {most} characters. Please make it shorter.", most=most))
    return words
