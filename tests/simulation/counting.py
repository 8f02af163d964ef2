"""What may count, and what may be told of it: the rules once more, by hand, to hold the programme against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from bot.domain.decision_rules import DecisionRule
from tests.simulation.recorder import Attempt
from tests.simulation.votes import NOTHING, Choices, Wrote

Numbers = tuple[int, ...]  # how many answered, and how many chose each option
Tally = tuple[Numbers, ...]  # of each pool

_ENOUGH = 5
_RULES = {60: Fraction(3, 5), 67: Fraction(2, 3)}  # half is not enough: it takes more


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a vote: the kind of its result, how many answered, the counts, and all of it by pool."""

    kind: str
    answers: int | None = None
    counts: Numbers = ()
    pools: Mapping[str, Numbers] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)
    written: tuple[tuple[str, str], ...] = ()  # in alphabetical order, with the pool under which it stands


@dataclass(frozen=True, slots=True)
class Asked:
    """All that the form of a result depends on, beside the answers; `apart` are pools and their sizes, perhaps none."""

    options: int
    size: int
    sensitive: bool
    apart: Mapping[str, int]
    split: bool
    rule: DecisionRule | None


def possible(attempts: Iterable[Attempt], before: Choices = NOTHING) -> Choices:
    """Say what may count for one person: the last answered choice, or one tried after it, each once."""
    allowed = set(before)
    for attempt in attempts:
        if attempt.answered:
            allowed = set(attempt.choices)
        else:
            allowed |= attempt.choices
    return frozenset(allowed)


def tallies(choices: Iterable[tuple[int, Choices]], options: int, pools: int) -> set[Tally]:
    """Return every count to which people, each in one of the pools, may come with these possible choices."""
    found: set[Tally] = {((0,) * (1 + options),) * pools}
    for pool, allowed in choices:
        found = {_plus(tally, pool, choice) for tally in found for choice in allowed}
    return found


def may_be_told(told: Told, tally: Tally, asked: Asked) -> bool:
    """Tell whether this may be told of this count, and kept: of a sensitive vote whatever noise can make of it."""
    together = tuple(map(sum, zip(*tally, strict=True)))
    if together[0] < _ENOUGH:
        return told == Told("too_few")
    if asked.rule and any(numbers[0] < _ENOUGH for numbers in tally):
        return told == Told("no_decision")
    verdicts = _verdicts(tally, asked, asked.rule) if asked.rule else {}
    if not asked.sensitive:
        pools = dict(zip(asked.apart, tally, strict=True)) if asked.split else {}
        return told == Told("counts", together[0], together[1:], pools, verdicts)
    blurred = len(told.counts) == asked.options and all(0 <= number <= asked.size for number in told.counts)
    return blurred and replace(told, counts=()) == Told("blurred", verdicts=verdicts)


def words_may_be_told(told: Told, choices: Mapping[str, Choices], pools: Mapping[str, str], fewest: int) -> bool:
    """Tell whether this may be told of what people may have written, each of them in one of these pools."""
    sure = sum(None not in allowed for allowed in choices.values())
    most = sum(allowed != NOTHING for allowed in choices.values())
    under_groups = told.kind == "too_few"
    owners = [_owner(one, choices, pools, under_group=under_groups) for one in told.written]
    if None in owners or len(set(owners)) < len(owners):
        return False
    if not under_groups:  # every one of them, whatever its author wished
        missing = [name for name, allowed in choices.items() if None not in allowed and name not in owners]
        return told == Told("words", written=told.written) and not missing and fewest <= len(owners) <= most
    wished = {name for name, allowed in choices.items() if all(_stands(one) for one in allowed)}
    unseen = sum(None not in allowed for name, allowed in choices.items() if name not in owners)
    fits = wished <= set(owners) and len(owners) + unseen < fewest
    return told == Told("too_few", written=told.written) and fits and sure < fewest


def mean_of(counts: Numbers) -> str:
    """Return what was chosen on a scale on average, as it is said."""
    tenths = Fraction(10 * sum(place * number for place, number in enumerate(counts, 1)), sum(counts))
    whole = int(tenths + Fraction(1, 2))
    return f"{whole // 10}.{whole % 10}"


def _owner(
    told: tuple[str, str], choices: Mapping[str, Choices], pools: Mapping[str, str], *, under_group: bool
) -> str | None:
    """Return who may have written this: words are never the same."""
    for name, allowed in choices.items():
        wished = {one.under_group for one in allowed if isinstance(one, Wrote) and one.words == told[0]}
        if wished and (not under_group or True in wished):
            return name if told[1] == (pools[name] if under_group else "") else None
    return None


def _stands(answer: object) -> bool:
    return isinstance(answer, Wrote) and answer.under_group


def _verdicts(tally: Tally, asked: Asked, rule: DecisionRule) -> Mapping[str, str]:
    sizes = asked.apart or {"": asked.size}
    return {
        pool: _verdict(numbers, size, rule, asked) for (pool, size), numbers in zip(sizes.items(), tally, strict=True)
    }


def _verdict(numbers: Numbers, size: int, rule: DecisionRule, asked: Asked) -> str:
    answers, yes, no, _ = numbers
    if Fraction(answers, size) < Fraction(rule.quorum, 100):
        return "not_reached" if asked.sensitive else "no_quorum"
    share = Fraction(yes, yes + no) if yes + no else Fraction(0)
    reached = share >= _RULES[rule.percent] if rule.percent in _RULES else share > Fraction(1, 2)
    return "reached" if reached else "not_reached"


def _plus(tally: Tally, pool: int, choice: object) -> Tally:
    if not isinstance(choice, frozenset):
        return tally
    numbers = tally[pool]
    more = (numbers[0] + 1, *(number + (place in choice) for place, number in enumerate(numbers[1:])))
    return (*tally[:pool], more, *tally[pool + 1 :])
