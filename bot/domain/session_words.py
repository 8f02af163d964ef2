"""The words of a session: what it is called and for, who leads it, and what its twin asks."""

from dataclasses import replace
from typing import Final

from bot.domain.join_links import is_link, names_meeting
from bot.domain.meeting_places import meeting_place
from bot.domain.refusals import Invalid
from bot.domain.sessions import SessionWords, TwinWords
from bot.domain.topic_words import QUESTION_LENGTH, checked_options, checked_prompts
from bot.domain.typed_words import fit, folded

TITLE_LENGTH: Final = 100
AIM_LENGTH: Final = 300
LED_BY_LENGTH: Final = 150
COSTS_LENGTH: Final = 150


def checked_session_words(words: SessionWords) -> SessionWords:
    """Return these words with white space folded, but for where it is; refuse what does not fit."""
    title, aim, led_by = folded(words.title), folded(words.aim), folded(words.led_by)
    if not title:
        raise Invalid("Please write what the session is called.")
    if not aim:
        raise Invalid("Please say what the session is for. One sentence is enough.")
    fit((title,), Invalid("The title is too long. Up to {most} characters fit.", most=TITLE_LENGTH))
    fit((aim,), Invalid("What it is for is too long. Up to {most} characters fit.", most=AIM_LENGTH))
    fit((led_by,), Invalid("Who leads it is too long. Up to {most} characters fit.", most=LED_BY_LENGTH))
    where = meeting_place(words.where).where
    twin = checked_twin(words.twin)
    check_no_link(where, title, aim, led_by, twin.question, *twin.options, *twin.prompts)
    return replace(words, title=title, aim=aim, where=where, led_by=led_by, twin=twin)


def checked_twin(twin: TwinWords) -> TwinWords:
    """Return what a twin asks with white space folded; refuse what does not fit or cannot be told apart."""
    question = folded(twin.question)
    fit((question,), Invalid("The question is too long. Up to {most} characters fit.", most=QUESTION_LENGTH))
    return TwinWords(question, checked_options(twin.options), checked_prompts(twin.prompts))


def checked_costs(costs: str) -> str:
    """Return which costs are covered with white space folded; refuse what does not fit."""
    costs = folded(costs)
    fit((costs,), Invalid("What is covered is too long. Up to {most} characters fit.", most=COSTS_LENGTH))
    return costs


def check_no_link(where: str, *shown: str) -> None:
    """Refuse words that everybody reads and that show the way in, which is for those alone who come."""
    if any(names_meeting(text) or (is_link(where) and where in text) for text in shown):
        raise Invalid(
            "A link to a meeting stands in these words, and everybody reads them. "
            "Please put it under “Link or place”. Only those who have a place see it there."
        )
