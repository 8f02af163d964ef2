"""S1 to S4 and S6 as people press: what a vote leaves does not depend on who chose what, who answered, or when."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import strategies as st

from bot.services import waiting
from bot.services.waiting import Greeting
from storage.store import Transaction
from tests.services.promise import MANY, Promise, by_each_seed, in_each_budget, unnoticed
from tests.services.test_secrecy_bites import (
    a_choice_in_the_log,
    a_first_answer_that_stays,
    a_letter_for_each_vote,
    a_plain_choice,
    a_size_that_tells,
    ballots_kept,
    files_not_rewritten,
    who_voted,
)
from tests.simulation.door import OPTIONS, VOTERS, WAYS, Left, Visit, play

Patch = pytest.MonkeyPatch
MOST = 6

people, choices = st.integers(0, len(VOTERS) - 1), st.integers(0, len(OPTIONS) - 1)
ways, minutes = st.integers(0, len(WAYS) - 1), st.sampled_from((0, 1, 45, 400))
visits = st.lists(st.builds(Visit, people, choices, ways, minutes), max_size=MOST)
seeds = st.integers(0, 2**32)


def alike(one: Left, two: Left, *what: str) -> None:
    """See that all of this is the same; shown byte by byte, a difference would fill the screen for minutes."""
    differ = [name for name in what if getattr(one, name) != getattr(two, name)]
    assert not differ


def other_choices(history: Sequence[Visit], seed: int) -> None:
    """S1: while it is open, files, backups, logs and whatever goes out but private answers are the same."""
    chance = random.Random(seed)
    other = [replace(visit, choice=chance.randrange(len(OPTIONS))) for visit in history]
    one, two = play(history, closes=False), play(other, closes=False)
    alike(one, two, "files", "backups", "public", "log", "box")


def other_hands(history: Sequence[Visit], seed: int) -> None:
    """S2: when the same answers come from other people, what is left after the close is the same."""
    once = list({visit.person: visit for visit in history}.values())
    shuffled = random.Random(seed).sample([visit.choice for visit in once], len(once))
    other = [replace(visit, choice=choice) for visit, choice in zip(once, shuffled, strict=True)]
    one, two = play(once), play(other)
    alike(one, two, "outcome", "files", "public", "keys", "log")
    assert one.keys == frozenset()


def other_voters(number: int, seed: int) -> None:
    """S3: when as many other people come in the same ways, what is left is the same, and no voter's tag is anywhere."""
    chance = random.Random(seed)
    how = [(chance.randrange(len(OPTIONS)), chance.randrange(len(WAYS)), chance.choice((0, 1, 45))) for _ in VOTERS]
    histories = [
        [Visit(person, *how[place]) for place, person in enumerate(chance.sample(range(len(VOTERS)), number))]
        for _ in range(2)
    ]
    one, two = map(play, histories)
    alike(one, two, "outcome", "files", "public", "log")
    for name, content in one.files[-1].items():
        assert not [tag for tag in one.tags if tag in content], name


def other_orders(history: Sequence[Visit], seed: int) -> None:
    """S4: the order in which people came changes neither the result nor anything that is left or said."""
    once = list({visit.person: replace(visit, minutes=1) for visit in history}.values())
    one, two = play(once), play(random.Random(seed).sample(once, len(once)))
    alike(one, two, "outcome", "files", "public", "box")


def the_last_answer_counts_once(history: Sequence[Visit]) -> None:
    """S6: however many come at once, and however often, each is counted once, with the last answer they gave."""
    everybody = [*history, *(Visit(person, 0) for person in range(6))]
    last = {visit.person: visit.choice for visit in everybody}
    left = play(everybody, at_once=True)
    assert left.box == len(last)
    assert left.outcome is not None
    counted = Counter(last.values())
    assert left.outcome.counts == tuple(counted[option] for option in range(len(OPTIONS)))


CHOICES = Promise(other_choices, (visits, seeds))
HANDS = Promise(other_hands, (visits, seeds))
OTHERS = Promise(other_voters, (st.integers(2, MOST), seeds))
ORDERS = Promise(other_orders, (visits, seeds))
ONCE = Promise(the_last_answer_counts_once, (visits,))


@in_each_budget
@pytest.mark.parametrize("promise", [CHOICES, HANDS, OTHERS, ORDERS, ONCE], ids=lambda one: one.holds.__name__)
def test_it_is_kept_however_people_come_to_a_paper(promise: Promise, examples: int) -> None:
    promise.is_kept(examples)


def a_mark_left_by_taking_the_paper(patch: Patch) -> None:
    """Take every press for a sign of life."""
    greet = waiting.greet

    def noticed(tx: Transaction, *args: object, unnoticed: bool, **how: object) -> Greeting:
        return greet(tx, *args, unnoticed=False, **how)  # type: ignore[arg-type]

    patch.setattr(waiting, "greet", noticed)


OFTEN: list[tuple[Callable[[Patch], None], Promise]] = [  # what only presses can tell
    (a_mark_left_by_taking_the_paper, OTHERS),
    (a_first_answer_that_stays, ONCE),
]
SELDOM: list[tuple[Callable[[Patch], None], Promise]] = [  # what is looked for more often without anybody pressing
    (who_voted, OTHERS),
    (ballots_kept, OTHERS),
    (files_not_rewritten, OTHERS),
    (a_plain_choice, CHOICES),
    (a_size_that_tells, CHOICES),
    (a_choice_in_the_log, CHOICES),
    (a_letter_for_each_vote, OTHERS),
]


@by_each_seed
@pytest.mark.parametrize(("mistake", "promise"), OFTEN, ids=[mistake.__name__ for mistake, _ in OFTEN])
def test_a_mistake_is_noticed_by_every_seed(
    mistake: Callable[[Patch], None], promise: Promise, seeds: int, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(promise, seeds) == []


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("mistake", "promise"), SELDOM, ids=[mistake.__name__ for mistake, _ in SELDOM])
def test_every_other_mistake_is_noticed_by_every_seed_too(
    mistake: Callable[[Patch], None], promise: Promise, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(promise, MANY) == []
