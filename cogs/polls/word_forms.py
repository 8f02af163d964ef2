"""The forms in which a coordinator writes a vote, one for each kind, and how they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.decision_rules import FEW, PERCENTS, QUORUMS, DecisionRule, percents_for
from bot.domain.poll_words import NEXT_STEP_LENGTH, QUESTION_LENGTH, PollWords, scale_ends, scale_options, words_of
from bot.domain.polls import NEXT_WITHIN, Poll, PollKind
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Choice
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import Choose, Field, Form, Part, Typed
from cogs.kit.press import not_a_choice
from cogs.polls import kinds, verbs
from cogs.polls.starts import DEFAULT_RULE

ALL: Final = "all"  # as many answers as there are
_OFTEN: Final = (2, 3, 4, 5)  # how many answers are offered to be chosen
_OPTIONS_LENGTH: Final = 1500
_END_LENGTH: Final = 60
_BETWEEN: Final = "."


def words_form(_: Words, words: PollWords, ref: str = NO_REFERENCE, smallest: int = FEW) -> Form:
    """Take the words of a vote, and what its kind needs; the `smallest` pool with a say limits what a rule may ask."""
    return Form(verbs.POLL_WORDS, kinds.name(_, words.kind), _fields(_, words, smallest), ref, asks=True, public=True)


def idea_form(_: Words, words: PollWords, ref: str = NO_REFERENCE, smallest: int = FEW) -> Form:
    """Take the words of a vote that begins with what somebody suggested."""
    fields = _fields(_, words, smallest)
    return Form(verbs.POLL_WORDS_IDEA, kinds.name(_, words.kind), fields, ref, asks=True, public=True)


def _fields(_: Words, words: PollWords, smallest: int) -> tuple[Part, ...]:
    return (
        Field("question", _.label("Question"), _asks_for(_, words.kind), words.question, most=QUESTION_LENGTH),
        *_of_kind(_, words, smallest),
        Field(
            "next_step",
            _.label("What happens with it"),
            _("For example: the answer goes into session 4."),
            words.next_step,
            required=False,
            most=NEXT_STEP_LENGTH,
        ),
        _within(_, words.next_within),
    )


def form_of(_: Words, poll: Poll, smallest: int = FEW) -> Form:
    """Take other words for a vote."""
    return words_form(_, words_of(poll), about(poll.kind, poll.id), smallest)


def about(begun: str, ref: str) -> str:
    """Return what a form is about: what it begins with, and which draft or suggestion, if it is about one."""
    return f"{begun}{_BETWEEN}{ref}"


def read_about(ref: str) -> tuple[str, str]:
    """Return what a form begins with, and which draft or suggestion it is about."""
    begun, _, which = ref.partition(_BETWEEN)
    return begun, which


def empty_form(_: Words) -> Form:
    """Return the form with what those of all kinds have."""
    return words_form(_, PollWords(""))


def empty_idea_form(_: Words) -> Form:
    """Return the form for what somebody suggested, with what those of all kinds have."""
    return idea_form(_, PollWords(""))


def read(typed: Typed, before: PollWords) -> PollWords:
    """Read what was typed and chosen for a vote that began with `before`; refuse what the form does not offer."""
    words = replace(
        before,
        question=one_line(typed.get("question", "")),
        next_step=one_line(typed.get("next_step", "")),
        next_within=_number(typed, "within", NEXT_WITHIN),
    )
    if words.kind is PollKind.SCALE:
        ends = (one_line(typed.get("low", "")), one_line(typed.get("high", "")))
        return replace(words, options=scale_options(*ends))
    if words.kind is PollKind.DECISION:
        rule = DecisionRule(_number(typed, "percent", PERCENTS), _number(typed, "quorum", QUORUMS))
        return replace(words, rule=rule)
    if words.kind is PollKind.WRITTEN:
        return words
    options = tuple(filter(None, map(one_line, tidied(typed.get("options", "")).split("\n"))))
    return replace(words, options=options, most=_most(typed, options) if words.kind is PollKind.MULTIPLE else 1)


def _most(typed: Typed, options: Sequence[str]) -> int:
    return len(options) if typed.get("most") == ALL else _number(typed, "most", _OFTEN)


def _number(typed: Typed, key: str, offered: Sequence[int]) -> int:
    found = next((number for number in offered if typed.get(key) == str(number)), None)
    if found is None:
        raise not_a_choice()
    return found


def _asks_for(_: Words, kind: PollKind) -> str:
    return _("Something to say yes or no to.") if kind is PollKind.DECISION else ""


def _of_kind(_: Words, words: PollWords, smallest: int) -> Iterator[Part]:
    if words.kind in (PollKind.SINGLE, PollKind.MULTIPLE):
        hint = _("From 2 to 10. Short ones are easier to read on a phone.")
        above = _.label("Answers, one a line")
        yield Field("options", above, hint, "\n".join(words.options), long=True, most=_OPTIONS_LENGTH)
    if words.kind is PollKind.MULTIPLE:
        yield _most_chosen(_, words)
    elif words.kind is PollKind.SCALE:
        low, high = scale_ends(words.options)
        yield Field("low", _.label("What 1 means"), value=low, required=False, most=_END_LENGTH)
        yield Field("high", _.label("What 5 means"), value=high, required=False, most=_END_LENGTH)
    elif words.kind is PollKind.DECISION:
        yield from _rule(_, words.rule or DEFAULT_RULE, percents_for(smallest))


def _most_chosen(_: Words, words: PollWords) -> Choose:
    choices = (
        *(Choice(str(n), _.label("Up to {most}", most=n)) for n in _OFTEN),
        Choice(ALL, _.label("As many as they like")),
    )
    value = str(words.most) if words.most in _OFTEN else ALL
    return Choose("most", _.label("Each may choose"), choices, value=value)


def _rule(_: Words, rule: DecisionRule, percents: Sequence[int]) -> Iterator[Choose]:
    enough = {
        50: _.label("More than half say yes"),
        60: _.label("At least 60 % say yes"),
        67: _.label("At least two thirds say yes"),
        75: _.label("At least three quarters say yes"),
    }
    quorum = {
        0: _.label("However many answer"),
        25: _.label("At least a quarter must answer"),
        50: _.label("At least half must answer"),
    }
    offered = tuple(Choice(str(percent), enough[percent]) for percent in percents)
    hint = _("In each role group of 10 or more, of those who say yes or no.")
    chosen = min(rule.percent, max(percents))
    yield Choose("percent", _.label("Adopted if"), offered, hint, str(chosen))
    numbers = tuple(Choice(str(percent), quorum[percent]) for percent in QUORUMS)
    each = _("The same groups. With fewer, nothing is adopted.")
    yield Choose("quorum", _.label("How many answer"), numbers, each, str(rule.quorum))


def _within(_: Words, days: int) -> Choose:
    choices = tuple(Choice(str(n), _.label("Within {n} days of its close", n=n)) for n in NEXT_WITHIN)
    return Choose("within", _.label("Say what came of it"), choices, value=str(days))
