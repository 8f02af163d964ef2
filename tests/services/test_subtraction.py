"""S8 over several votes: whoever knows every result, and who came and went, is never certain of a sensitive answer."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from bot.domain.disclosure import disclose
from bot.domain.outcomes import Disclosure, Outcome
from bot.domain.polls import Poll, PollId, Sensitivity
from bot.services import polls
from bot.services.polls import closing
from storage.store import Transaction
from tests.services.polling_place import MANAGER, WORKER
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed
from tests.services.subtraction import OPTIONS, SIZE, Change, Vote, play

Patch = pytest.MonkeyPatch
_people = st.integers(0, SIZE - 1)
_kinds = st.sampled_from((Sensitivity.SENSITIVE, Sensitivity.ORDINARY))
_votes = st.builds(
    Vote,
    _kinds,
    st.sampled_from((frozenset(), frozenset({WORKER}), frozenset({MANAGER}))),
    st.frozensets(_people, min_size=9, max_size=12),
    st.integers(0, 3),
    st.lists(st.tuples(st.sampled_from(Change), _people), max_size=3).map(tuple),
)


async def _any_other_answer_may_have_told_the_same(votes: Sequence[Vote], person: int, seed: int) -> None:
    """With another sensitive answer of somebody, other noise tells the same: at most fourfold less likely a vote.

    Each number moves by one more or one less, which is what is twice as likely or unlikely. What is refused, and in
    which form ordinary results are told, is the same whatever anybody answers.
    """
    chance = random.Random(seed)
    sensitive, ordinary, others = ({one: chance.randrange(OPTIONS) for one in range(SIZE)} for _ in range(3))
    noise = [chance.choice((-2, -1, 0, 0, 1, 2)) for _ in range(OPTIONS * len(votes))]
    one = await play(votes, sensitive, ordinary, noise)
    before, after = sensitive[person], (sensitive[person] + 1) % OPTIONS
    for number, voters in enumerate(one.drawn):
        if person in voters:
            noise[OPTIONS * number + before] += 1
            noise[OPTIONS * number + after] -= 1
    two = await play(votes, {**sensitive, person: after}, others, noise)
    assert one.public == two.public
    assert one.forms == two.forms


ANSWERS = Promise(
    _any_other_answer_may_have_told_the_same, (st.lists(_votes, min_size=2, max_size=4), _people, st.integers(0, 2**32))
)


@in_each_budget
def test_nobody_is_ever_certain_of_a_sensitive_answer(examples: int) -> None:
    ANSWERS.is_kept(examples)


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


@by_each_seed
@pytest.mark.parametrize(
    "mistake", [exact_numbers, fresh_noise_at_each_reading, a_split_that_answers_decide, all_but_one_exact]
)
def test_a_mistake_is_noticed_by_every_seed(mistake: Callable[[Patch], None], seeds: int, monkeypatch: Patch) -> None:
    mistake(monkeypatch)
    assert unnoticed(ANSWERS, seeds) == []
