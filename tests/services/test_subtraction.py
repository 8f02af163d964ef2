"""S8 over several votes: whoever knows every result, and who came and went, is never certain of a sensitive answer."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from bot.domain import disclosure
from bot.domain.decision_rules import DecisionVerdict
from bot.domain.disclosure import disclose
from bot.domain.poll_outcomes import Disclosure, Outcome
from bot.domain.polls import CAN_BE_SENSITIVE, Poll, PollId, PollKind, Sensitivity
from bot.services import polls
from bot.services.polls import closing
from storage.polls import outcomes
from storage.store import Transaction
from tests.services.papers import ANSWERS, KINDS
from tests.services.polling_place import MANAGER, WORKER
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed
from tests.services.subtraction import SIZE, Change, Vote, World, play

Patch = pytest.MonkeyPatch
NUMBERS = 3  # that are told of each sensitive vote with numbers
_people, _minds = st.integers(0, SIZE - 1), st.integers(0, 2**32)
_audiences = st.sampled_from((frozenset(), frozenset({WORKER}), frozenset({MANAGER})))
_changes = st.lists(st.tuples(st.sampled_from(Change), _people), max_size=2).map(tuple)


def _votes(kinds: Iterable[PollKind], *, is_sensitive: bool) -> st.SearchStrategy[Vote]:
    few, many = (10, 14) if is_sensitive else (14, 20)  # some quorums are missed, and most pools decide something
    voters = st.frozensets(_people, min_size=few, max_size=many)
    kind = st.sampled_from(tuple(kinds))
    return st.builds(Vote, kind, st.just(is_sensitive), _audiences, voters, st.integers(0, 3), _changes)


_histories = st.tuples(  # each of these, in any order: what would be built wrong shows in one of them
    _votes([PollKind.SINGLE], is_sensitive=True),
    _votes([PollKind.DECISION], is_sensitive=True),
    _votes([PollKind.DECISION], is_sensitive=False),
    _votes(KINDS, is_sensitive=False) | _votes([one for one in KINDS if one in CAN_BE_SENSITIVE], is_sensitive=True),
).flatmap(st.permutations)


async def _any_other_answer_may_have_told_the_same(votes: Sequence[Vote], person: int, seed: int) -> None:
    """With another sensitive answer of somebody, other noise tells the same: at most fourfold less likely a vote.

    Each number moves by one more or one less, which is what is twice as likely or unlikely. Verdicts and words are the
    same when they come from others of the same role group (see `tests/domain/test_verdicts.py` for what a verdict
    tells). What is refused, and in which form results are told, is the same whatever anybody answers.
    """
    chance = random.Random(f"{seed} {person} {votes}")
    moved, exact, ordinary, others = ({one: chance.randrange(ANSWERS) for one in range(SIZE)} for _ in range(4))
    noise = [chance.choice((-2, -1, 0, 0, 1, 2)) for _ in range(NUMBERS * len(votes))]
    one = await play(votes, World(moved, exact, ordinary, noise))
    before, after = moved[person], (moved[person] + 1) % ANSWERS
    for number, (vote, voters) in enumerate(one.drawn):
        if vote.is_moved and person in voters:
            noise[NUMBERS * number + before] += 1
            noise[NUMBERS * number + after] -= 1
    two = await play(votes, World({**moved, person: after}, exact, others, noise, hands=seed))
    assert [name for name in ("public", "forms") if getattr(one, name) != getattr(two, name)] == []


ANSWERS_LEFT_OPEN = Promise(_any_other_answer_may_have_told_the_same, (_histories, _people, _minds))


@in_each_budget
def test_nobody_is_ever_certain_of_a_sensitive_answer(examples: int) -> None:
    ANSWERS_LEFT_OPEN.is_kept(examples)


def exact_numbers(patch: Patch) -> None:
    patch.setattr(closing, "draw_noise", lambda _random_bytes: 0)


def fresh_noise_at_each_reading(patch: Patch) -> None:
    outcome_of = polls.outcome_of

    def read(tx: Transaction, poll_id: PollId) -> Outcome:
        outcome = outcome_of(tx, poll_id)
        moved = tuple(count + random.randrange(3) for count in outcome.counts or ())
        return replace(outcome, counts=moved) if outcome.counts else outcome

    patch.setattr(polls, "outcome_of", read)


def a_split_that_answers_decide(patch: Patch) -> None:
    """Show pools apart only where they do not all put the same answer first."""

    def tell(*how: Any, **more: Any) -> Disclosure:
        told = disclose(*how, **more)
        firsts = {one.counts.index(max(one.counts)) for one in told.pools}
        return told if len(firsts) > 1 else replace(told, pools=())

    patch.setattr(closing, "disclose", tell)


def all_but_one_exact(patch: Patch) -> None:
    """Blur the first number alone."""

    def tell(poll: Poll, *how: Any, noise: Callable[[], int], **more: Any) -> Disclosure:
        numbers = [noise() for _ in poll.options]
        left = iter([numbers[0], *[0] * (len(numbers) - 1)])
        return disclose(poll, *how, noise=lambda: next(left), **more)

    patch.setattr(closing, "disclose", tell)


def verdicts_where_all_was_reached(patch: Patch) -> None:
    """Keep what a pool decided only where it was reached."""

    def keep(tx: Transaction, poll_id: PollId, told: Disclosure) -> None:
        reached = tuple(one for one in told.verdicts if one.verdict is DecisionVerdict.REACHED)
        keep_pools(tx, poll_id, replace(told, verdicts=reached))

    keep_pools = outcomes._keep_pools
    patch.setattr(outcomes, "_keep_pools", keep)


def a_quorum_that_is_told(patch: Patch) -> None:
    """Tell of a sensitive decision too that too few of a pool answered."""

    def verdict(poll: Poll, *about: Any) -> DecisionVerdict:
        return tell(replace(poll, sensitivity=Sensitivity.ORDINARY), *about)

    tell = disclosure._verdict
    patch.setattr(disclosure, "_verdict", verdict)


MISTAKES: tuple[Callable[[Patch], None], ...] = (
    exact_numbers,
    fresh_noise_at_each_reading,
    a_split_that_answers_decide,
    all_but_one_exact,
    verdicts_where_all_was_reached,
    a_quorum_that_is_told,
)


@by_each_seed
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_noticed_by_every_seed(mistake: Callable[[Patch], None], seeds: int, monkeypatch: Patch) -> None:
    mistake(monkeypatch)
    assert unnoticed(ANSWERS_LEFT_OPEN, seeds) == []
