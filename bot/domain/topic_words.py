"""The words of a topic: what is asked and why, the ready-made answers, and what is asked for in words."""

from collections.abc import Iterable
from typing import Final

from bot.domain.refusals import Invalid
from bot.domain.topics import Evidence, TopicWords
from bot.domain.typed_words import bare, fit, folded

QUESTION_LENGTH: Final = 300
WHY_LENGTH: Final = 300
OPTION_LENGTH: Final = 80
MOST_OPTIONS: Final = 4  # "something else" is the fifth
PROMPT_LENGTH: Final = 100  # all that Discord shows below the name of a box
MOST_PROMPTS: Final = 2
FINDING_LENGTH: Final = 300
FOUND_IN_LENGTH: Final = 150
OFFER_LENGTH: Final = 150
_ADDED_BY_ITSELF: Final = frozenset({"somethingelse", "rhywbetharall"})


def checked_topic_words(words: TopicWords) -> TopicWords:
    """Return these words with white space folded; refuse what does not fit or cannot be told apart."""
    question, why = folded(words.question), folded(words.why)
    if not question:
        raise Invalid("Please write a question.")
    if not why:
        raise Invalid("Please say why you ask. One sentence is enough.")
    fit((question,), Invalid("The question is too long. Up to {most} characters fit.", most=QUESTION_LENGTH))
    fit((why,), Invalid("Why you ask is too long. Up to {most} characters fit.", most=WHY_LENGTH))
    follow_up = folded(words.follow_up)
    fit((follow_up,), Invalid("The follow-up is too long. Up to {most} characters fit.", most=PROMPT_LENGTH))
    evidence = _checked_evidence(words.evidence)
    return TopicWords(
        question, why, checked_options(words.options), checked_prompts(words.prompts), follow_up, evidence
    )


def checked_offer(offer: str) -> str:
    """Return what is offered with white space folded; refuse what does not fit."""
    offer = folded(offer)
    fit((offer,), Invalid("What is offered is too long. Up to {most} characters fit.", most=OFFER_LENGTH))
    return offer


def checked_options(options: Iterable[str]) -> tuple[str, ...]:
    """Return ready-made answers with white space folded; refuse too many, and those alike."""
    options = tuple(one for one in map(folded, options) if one and bare(one) not in _ADDED_BY_ITSELF)
    if len(options) > MOST_OPTIONS:
        raise Invalid(
            "Up to {most} ready-made answers fit. “Something else” is added by itself. Leave some out.",
            most=MOST_OPTIONS,
        )
    fit(options, Invalid("One answer is too long. Up to {most} characters fit in each.", most=OPTION_LENGTH))
    if len(set(map(bare, options))) < len(options):
        raise Invalid("Two answers are the same. Make each one different.")
    return options


def checked_prompts(prompts: Iterable[str]) -> tuple[str, ...]:
    """Return what is asked for in words with white space folded; refuse too much of it."""
    prompts = tuple(filter(None, map(folded, prompts)))
    if len(prompts) > MOST_PROMPTS:
        raise Invalid("You can ask for words in up to {most} boxes. Leave some out.", most=MOST_PROMPTS)
    fit(prompts, Invalid("The line above a box is too long. Up to {most} characters fit.", most=PROMPT_LENGTH))
    return prompts


def _checked_evidence(evidence: Evidence) -> Evidence:
    finding, found_in = folded(evidence.finding), folded(evidence.found_in)
    fit((finding,), Invalid("The finding is too long. Up to {most} characters fit.", most=FINDING_LENGTH))
    fit((found_in,), Invalid("The source is too long. Up to {most} characters fit.", most=FOUND_IN_LENGTH))
    if finding and not found_in:
        raise Invalid("Please say where this was found out.")
    if found_in and not finding:
        raise Invalid("Please say what was found out.")
    return Evidence(finding, found_in)
