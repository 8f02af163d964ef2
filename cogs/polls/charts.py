"""The chart of a result: what it shows, in the words of the result, and the same to be heard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Concatenate, Final, ParamSpec

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts, average_of, decisions_in, percent_against
from bot.domain.polls import Poll, PollKind
from bot.printing.chart import Bar, Chart, ChartPart, Look, Said, Shape, as_image
from bot.printing.pictures import Picture
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.decision_words import verdict_said
from cogs.polls import cards, options, result_cards, result_decisions, result_numbers

_P = ParamSpec("_P")
_ENOUGH: Final = {50: Fraction(1, 2), 60: Fraction(3, 5), 67: Fraction(2, 3), 75: Fraction(3, 4)}
_QUESTION: Final = 140  # letters of it that a picture has room for; all of it stands in the words above
_LABELS: Final = 320  # letters of all answers together, so that a phone shows the picture as wide as it is
_ROOMS: Final = (limits.ALT_TEXT, 60, 30, 12, 0)  # letters of each numbered answer, until all can be told


def picture_of(_: Words, outcome: Outcome, look: Look = Look()) -> Picture | None:  # noqa: B008 - it never changes
    """Return the picture of a result: None where there are no numbers to show."""
    chart = chart_of(_, outcome)
    if chart is None:
        return None
    return Picture("chart.png", in_words(_, chart), (chart, look), partial(as_image, chart, look))


def chart_of(_: Words, outcome: Outcome) -> Chart | None:
    """Return what a chart of this result shows, made of nothing but the result."""
    if outcome.counts is None:
        return None
    return Chart(
        language=_.language,
        question=limits.cut(outcome.poll.question, _QUESTION),
        said=_said(_, result_cards.ended_as, outcome),
        shape=_shape(outcome),
        parts=tuple(_parts(_, outcome)),
        notes=tuple(_notes(_, outcome)),
        is_blurred=outcome.kind is OutcomeKind.BLURRED,
    )


def in_words(_: Words, chart: Chart) -> str:
    """Say all that a chart shows, for those who hear it: no more than Discord lets a picture say."""
    told = (" ".join(_heard(_, chart, room)) for room in _ROOMS)
    return next(one for one in told if limits.length(one) <= limits.ALT_TEXT)


def _heard(_: Words, chart: Chart, room: int) -> Iterator[str]:
    yield _("A chart: {question}", question=_ended(chart.question))
    yield _ended(chart.said[0])
    for place, part in enumerate(chart.parts):
        bars = "; ".join(_bar_heard(bar, room if place == 0 else 0) for bar in part.bars)
        yield _ended(": ".join(filter(None, (part.title[0], bars))))
    for note in chart.notes:
        yield _ended(note[0])


def _bar_heard(bar: Bar, room: int) -> str:
    if bar.number is None:
        return f"{bar.label}: {bar.shown}"
    label = limits.cut(bar.label, room) if room else ""
    return f"{bar.number}. {label}: {bar.shown}" if label else f"{bar.number}: {bar.shown}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _shape(outcome: Outcome) -> Shape:
    if outcome.poll.kind is PollKind.SCALE:
        return Shape.COLUMNS
    is_exact = outcome.kind is OutcomeKind.COUNTS
    return Shape.SIDES if outcome.poll.kind is PollKind.DECISION and is_exact else Shape.BARS


def _parts(_: Words, outcome: Outcome) -> Iterator[ChartPart]:
    """Yield all together, then each group; where something is decided, those that have a say with what they came to."""
    decided = decisions_in(outcome)
    if all(one.pool for one in decided):
        yield _part(_, outcome, _said(_, _all_together, outcome), outcome.answers, outcome.counts)
    for one in decided:
        yield _decision(_, outcome, one)
    for pool in () if decided else outcome.pools:
        yield _part(_, outcome, _said(_, _group, outcome, pool), pool.answers, pool.counts)


def _part(_: Words, outcome: Outcome, title: Said, answers: int | None, counts: Sequence[int] | None) -> ChartPart:
    return ChartPart(title, _bars(_, outcome, counts), _whole(outcome, answers, counts))


def _decision(_: Words, outcome: Outcome, one: PoolDecision) -> ChartPart:
    rule = outcome.poll.rule or DecisionRule(50)
    part = _part(_, outcome, _said(_, _verdict, one, rule), None, outcome.counts_of(one.pool))
    enough = _ENOUGH[rule.percent] if outcome.kind is OutcomeKind.COUNTS else None
    return replace(part, reached=one.verdict is DecisionVerdict.REACHED, enough=enough)


def _bars(_: Words, outcome: Outcome, counts: Sequence[int] | None) -> tuple[Bar, ...]:
    """Return them in the order in which they stand in the words, whosever they are."""
    if counts is None:
        return ()
    poll, about = outcome.poll, outcome.kind is OutcomeKind.BLURRED
    numbered = options.are_numbered(poll)
    return tuple(
        Bar(
            _label(poll, place),
            place + 1 if numbered else None,
            counts[place],
            _("about {n}", n=counts[place]) if about else str(counts[place]),
        )
        for place in result_numbers.in_order(poll, outcome.counts or ())
    )


def _label(poll: Poll, place: int) -> str:
    """Return an answer as far as there is room for it: where it is cut short, it has its number, as in the words."""
    if poll.kind is PollKind.SCALE:
        return options.meant(poll, place)
    return limits.cut(poll.options[place], max(options.LONGEST, _LABELS // len(poll.options)))


def _whole(outcome: Outcome, answers: int | None, counts: Sequence[int] | None) -> Fraction:
    """Return what a whole bar stands for: all who answered, or on a scale as many as make columns comparable."""
    if answers is None:
        return Fraction(max(counts or (0,)))
    if outcome.poll.kind is not PollKind.SCALE:
        return Fraction(answers)
    told = [(outcome.answers, outcome.counts), *((one.answers, one.counts) for one in outcome.pools)]
    return answers * max(Fraction(max(each or (0,)), all_of_them or 1) for all_of_them, each in told)


def _notes(_: Words, outcome: Outcome) -> Iterator[Said]:
    poll, percent = outcome.poll, percent_against(outcome)
    if outcome.kind is OutcomeKind.BLURRED:
        yield _said(_, result_cards.blurred)
    if poll.kind is PollKind.SCALE:
        yield (" – ".join((poll.options[0], poll.options[-1])),)
    if poll.kind is PollKind.MULTIPLE:
        yield _said(_, result_cards.adds_up_to_more, poll)
    if percent is not None:
        yield _said(_, result_decisions.against, percent)
    if poll.rule is not None and outcome.verdicts:
        yield _said(_, cards.how_it_is_decided, poll)


def _all_together(_: Words, outcome: Outcome) -> str:
    if not outcome.pools and not outcome.verdicts:
        return ""
    return _("All together") if outcome.answers is None else f"{_('All together')} ({outcome.answers})"


def _group(_: Words, outcome: Outcome, one: PoolCounts) -> str:
    average = average_of(one.counts) if outcome.poll.kind is PollKind.SCALE else None
    on_average = "" if average is None else ", " + _("{average} on average", average=average)
    return f"{people.audience(_, one.pool)} ({one.answers}){on_average}"


def _verdict(_: Words, one: PoolDecision, rule: DecisionRule) -> str:
    return verdict_said(_, one, rule).replace("**", "")


def _said(_: Words, say: Callable[Concatenate[Words, _P], str], *args: _P.args, **kwargs: _P.kwargs) -> Said:
    own = say(_, *args, **kwargs)
    beside = own if _.beside is None else say(_.beside, *args, **kwargs)
    return (own,) if own == beside else (own, beside)
