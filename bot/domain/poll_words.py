"""The words of a vote: its question, its answers and what happens with the result."""

from dataclasses import dataclass, replace

from bot.domain.decision_rules import DecisionRule, checked_rule
from bot.domain.polls import NEXT_WITHIN, Poll, PollKind
from bot.domain.refusals import Invalid
from bot.domain.typed_words import bare, fit, folded

QUESTION_LENGTH = 300
OPTION_LENGTH = 100
NEXT_STEP_LENGTH = 300
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
SCALE_LENGTH = 5


@dataclass(frozen=True, slots=True)
class PollWords:
    """What a coordinator typed and chose in a form.

    The question, its answers, and what happens with the result how many days after the close; up to how many answers
    each may choose, or by which rule it is decided.
    """

    question: str
    options: tuple[str, ...] = ()
    next_step: str = ""
    kind: PollKind = PollKind.SINGLE
    most: int = 1
    rule: DecisionRule | None = None
    next_within: int = 14


def checked_words(words: PollWords) -> PollWords:
    """Return these words with white space folded; refuse what does not fit or cannot be told apart."""
    question, next_step = folded(words.question), folded(words.next_step)
    if not question:
        raise Invalid("Please write a question.")
    fit((question,), Invalid("The question is too long. Up to {most} characters fit.", most=QUESTION_LENGTH))
    fit((next_step,), Invalid("What happens next is too long. Up to {most} characters fit.", most=NEXT_STEP_LENGTH))
    if words.next_within not in NEXT_WITHIN:
        raise Invalid("Please choose by when people hear what came of it.")
    options = () if words.kind is PollKind.WRITTEN else _checked_options(words)
    rule = checked_rule(words.rule or DecisionRule(60)) if words.kind is PollKind.DECISION else None
    most = _checked_most(words.most, len(options)) if words.kind is PollKind.MULTIPLE else 1
    return replace(words, question=question, options=options, next_step=next_step, most=most, rule=rule)


def words_of(poll: Poll) -> PollWords:
    """Return what a form held from which this vote was made."""
    return PollWords(poll.question, poll.options, poll.next_step, poll.kind, poll.most, poll.rule, poll.next_within)


def scale_options(low: str = "", high: str = "") -> tuple[str, ...]:
    """Return the five numbers of a scale, with what the first and the last of them mean."""
    ends = {1: folded(low), SCALE_LENGTH: folded(high)}
    return tuple(" · ".join(filter(None, (str(number), ends.get(number)))) for number in range(1, SCALE_LENGTH + 1))


def scale_ends(options: tuple[str, ...]) -> tuple[str, str]:
    """Return what the first and the last number of a scale mean: empty where that is not said."""
    return options[0].removeprefix("1").removeprefix(" · "), options[-1].removeprefix("5").removeprefix(" · ")


def _checked_most(most: int, options: int) -> int:
    if not 1 < most <= options:
        raise Invalid("Each person can choose from 2 to {most} of these answers.", most=options)
    return most


def _checked_options(words: PollWords) -> tuple[str, ...]:
    options = tuple(option for option in map(folded, words.options) if option)
    if len(options) < FEWEST_OPTIONS:
        raise Invalid("A vote needs at least {fewest} answers to choose from. Write one a line.", fewest=FEWEST_OPTIONS)
    if len(options) > MOST_OPTIONS:
        raise Invalid("A vote can have up to {most} answers. Leave some out.", most=MOST_OPTIONS)
    fit(options, Invalid("One answer is too long. Up to {most} characters fit in each.", most=OPTION_LENGTH))
    if len(set(map(bare, options))) < len(options):
        raise Invalid("Two answers are the same. Make each one different.")
    if words.kind is PollKind.SCALE:
        _check_scale(options)
    if words.kind is PollKind.DECISION and len(options) > 3:
        raise ValueError("a decision has one side for, one against, and one answer that takes none")
    return options


def _check_scale(options: tuple[str, ...]) -> None:
    low, high = scale_ends(options)
    if options != scale_options(low, high):
        raise Invalid("A scale goes from 1 to 5.")
    if low and bare(low) == bare(high):
        raise Invalid("What 1 means and what 5 means are the same. Make each one different.")


def same_question(one: str, other: str) -> bool:
    """Tell whether two questions have the same words, however they are spaced, stressed or written large."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    plain = bare(text)
    return "".join(filter(str.isalnum, plain)) or plain
