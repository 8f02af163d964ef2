"""What the card of a result says is what is kept of it, whole, and nothing else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.decision_rules import DecisionVerdict
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import (
    Outcome,
    OutcomeKind,
    PoolCounts,
    WrittenAnswer,
    average_of,
    decisions_in,
)
from bot.domain.polls import PollKind
from bot.domain.small_numbers import Pool
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Card
from cogs.kit.clean import quoted, shown
from cogs.polls import options, result_cards, result_words
from tests.domain.drawn_outcomes import outcomes
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed

EN = Words()
WORKER, MANAGER, _CARE, FAMILY, _RESEARCH = RoleGroup
OVERALL = re.compile(r"^(?:-|\d+\.) (.*): \*\*(about )?(\d+)\*\*$", re.MULTILINE)
GROUP = re.compile(r"^\*\*([^*]+) \((\d+)\)(?:, ([\d.]+) on average)?:\*\* (.*)$", re.MULTILINE)
VERDICT = re.compile(
    r"^- ([\w ,]+?( \(together\))?): \*\*(reached|not reached)\*\*(, too few answered)?"
    r"(?:, ([\d.]+) % yes)?(?: \((.*)\))?$",
    re.MULTILINE,
)
AGAINST = re.compile(r"^All together ([\d.]+) % said yes, but each group has to reach it\.$", re.MULTILINE)
Draw = Callable[[Words, Outcome], Card]


def text_of(card: Card) -> str:
    return f"{card.title}\n{card.wrote}\n{card.body}\n{card.small}\n{card.below}".replace("\u00a0", " ")


def called(pool: Pool) -> str:
    return people.audience(EN, pool) if pool else "All together"


def in_a_row(outcome: Outcome, said: str) -> tuple[int, ...]:
    """Read how many chose each answer, in the order of the answers, from a line that names all of them."""
    found: dict[str, int] = {}
    for part in said.split(" · "):
        name, count = re.fullmatch(r"(.*?):? (\d+)", part).groups()  # type: ignore[union-attr]
        found[name] = int(count)
    names = [shown(options.meant(outcome.poll, place)) for place in range(len(outcome.poll.options))]
    assert sorted(found) == sorted(names), "each is named once"
    return tuple(found[name] for name in names)


def overall(outcome: Outcome, text: str) -> tuple[int, ...]:
    lines = {name: (about, int(count)) for name, about, count in OVERALL.findall(text)}
    assert {about for about, _ in lines.values()} <= {"about " if outcome.kind is OutcomeKind.BLURRED else ""}
    return tuple(lines[shown(option)][1] for option in outcome.poll.options if shown(option) in lines)


def says_what_is_kept(outcome: Outcome, draw: Draw = result_cards.result) -> None:
    """Read a card as people do, and hold it against what is kept."""
    text = text_of(draw(EN, outcome))
    assert overall(outcome, text) == (outcome.counts or ())
    decided = {one.pool for one in outcome.verdicts}
    groups = [
        PoolCounts(pool, int(answers), in_a_row(outcome, said))
        for who, answers, _, said in GROUP.findall(text)
        for pool in [next(one.pool for one in outcome.pools if called(one.pool) == who)]
    ]
    assert groups == [one for one in outcome.pools if one.pool not in decided]
    assert list(verdicts(outcome, text)) == [(one.pool, one.verdict) for one in outcome.verdicts]
    assert [one.words for one in told(outcome)] == [one.words for one in outcome.written]
    says_nothing_else(outcome, text)


def verdicts(outcome: Outcome, text: str) -> Iterator[tuple[Pool, DecisionVerdict]]:
    """Read what each group came to; its percent and numbers are those that are kept, or are not there."""
    by_name = {called(one.pool): one for one in decisions_in(outcome)}
    for who, together, reached, too_few, percent, said in VERDICT.findall(text):
        one = by_name[who.removesuffix(together)]
        assert bool(together) is (len(one.pool) > 1), "of groups counted together nobody knows what each came to"
        counts = outcome.counts_of(one.pool) if one.pool else None
        assert (in_a_row(outcome, said) if said else None) == counts
        if percent:
            assert one.counts is not None
            sides = one.counts.yes + one.counts.no
            assert abs(Fraction(Decimal(percent)) - Fraction(100 * one.counts.yes, sides)) <= Fraction(1, 2)
        yield one.pool, DecisionVerdict.NO_QUORUM if too_few else DecisionVerdict(reached.replace(" ", "_"))
    adopted = outcome.is_adopted if outcome.verdicts else None
    assert {True: text.startswith("Adopted\n"), False: text.startswith("Not adopted"), None: True}[adopted]


def told(outcome: Outcome) -> list[WrittenAnswer]:
    """Turn all private pages, and return what they show in their order."""
    found: list[WrittenAnswer] = []
    while len(found) < len(outcome.written):
        page = result_words.page(EN, outcome, len(found)).wrote
        for one in outcome.written[len(found) :]:
            if quoted(one.words) not in page:
                break
            found.append(one)
            page = page.partition(quoted(one.words))[2]
    return found


def says_nothing_else(outcome: Outcome, text: str) -> None:
    """Hold every number that is left once all that is known was taken away against what may still be told."""
    for percent in AGAINST.findall(text):
        yes, no = (outcome.counts or ())[:2]
        assert outcome.kind is OutcomeKind.COUNTS
        assert abs(Fraction(Decimal(percent)) - Fraction(100 * yes, yes + no)) <= Fraction(1, 2)
    for pattern in (OVERALL, GROUP, VERDICT, AGAINST):
        text = pattern.sub("", text)
    left = set(map(Decimal, re.findall(r"\d+(?:\.\d+)?", re.sub(r"<t:\d+:D>", "", text))))
    poll = outcome.poll
    may = {Decimal(5), Decimal(60), *([Decimal(10)] if poll.kind is PollKind.WRITTEN else [])}  # rules, not results
    if outcome.kind is OutcomeKind.COUNTS:
        may |= {Decimal(outcome.answers or 0), average_of(outcome.counts or ()) or Decimal(0), Decimal(poll.most)}
    if outcome.kind is OutcomeKind.BLURRED:
        may.add(Decimal(poll.asked))
    if outcome.kind is OutcomeKind.WORDS:
        may.add(Decimal(len(outcome.written)))
    assert left <= may, left - may


@in_each_budget
@pytest.mark.parametrize("kind", PollKind)
def test_a_result_says_what_is_kept_of_it_and_nothing_else(kind: PollKind, examples: int) -> None:
    Promise(says_what_is_kept, (outcomes(kind),)).is_kept(examples)


def mixed_up(_: Words, outcome: Outcome) -> Card:
    pools = tuple(replace(one, counts=one.counts[::-1]) for one in outcome.pools)
    return result_cards.result(_, replace(outcome, pools=pools))


def too_exact(_: Words, outcome: Outcome) -> Card:
    card = result_cards.result(_, outcome)
    return replace(card, small=f"{card.small}\n{7 * outcome.poll.asked + 11} people answered.")


def by_the_larger(_: Words, outcome: Outcome) -> Card:
    first = outcome.verdicts[:1]
    return result_cards.result(_, replace(outcome, verdicts=tuple(replace(one, pool=first[0].pool) for one in first)))


def rounded_up(_: Words, outcome: Outcome) -> Card:
    return result_cards.result(
        _, replace(outcome, counts=None if outcome.counts is None else (999, *outcome.counts[1:]))
    )


@by_each_seed
@pytest.mark.parametrize(
    ("kind", "draw"),
    [
        (PollKind.SCALE, mixed_up),
        (PollKind.DECISION, too_exact),
        (PollKind.DECISION, by_the_larger),
        (PollKind.SINGLE, rounded_up),
    ],
)
def test_a_card_that_says_something_else_is_noticed(kind: PollKind, draw: Draw, seeds: int) -> None:
    def holds(outcome: Outcome) -> None:
        says_what_is_kept(outcome, draw)

    assert unnoticed(Promise(holds, (outcomes(kind, of_two=True),)), seeds) == []
