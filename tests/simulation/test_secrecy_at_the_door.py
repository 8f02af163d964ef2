"""S1 to S4 and S6 as people press: what a vote leaves does not depend on who chose what, who answered, or when."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import strategies as st

from bot.domain.polls import PollKind
from bot.services import waiting
from bot.services.waiting import Greeting
from storage.store import Transaction
from tests.services.papers import ANSWERS, KINDS, UNNAMED, Ending, counted, expected
from tests.services.polling_place import dense
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
from tests.simulation.door import CAREFUL, VOTERS, Left, play
from tests.simulation.visits import WAYS, Visit

Patch = pytest.MonkeyPatch
MOST = 6

people, choices = st.integers(0, len(VOTERS) - 1), st.integers(0, ANSWERS - 1)
ways, minutes = st.integers(0, len(WAYS) - 1), st.sampled_from((0, 1, 45, 400))
endings, careful, seeds = st.sampled_from(Ending), st.sampled_from(CAREFUL), st.integers(0, 2**32)
Careful = frozenset[PollKind]


def visits_to(*kinds: PollKind, most: int = MOST) -> st.SearchStrategy[list[Visit]]:
    """Draw at least one visit to each of these votes, in any order."""
    each = [st.builds(Visit, people, choices, ways, minutes, st.just(kind), endings) for kind in kinds]
    more = st.lists(st.one_of(each), max_size=most - len(kinds))
    return st.tuples(st.tuples(*each), more).map(lambda drawn: [*drawn[0], *drawn[1]]).flatmap(st.permutations)


def alike(one: Left, two: Left, *what: str) -> None:
    """See that all of this is the same; shown byte by byte, a difference would fill the screen for minutes."""
    differ = [name for name in what if getattr(one, name) != getattr(two, name)]
    assert not differ


def once_each(history: Sequence[Visit]) -> list[Visit]:
    """Return the last visit of each person to each vote."""
    return list({(visit.person, visit.kind): visit for visit in history}.values())


def other_choices(history: Sequence[Visit], careful: Careful, seed: int) -> None:
    """S1: while it is open, files, backups, logs and whatever goes out but private answers are the same."""
    chance = random.Random(seed)
    other = [replace(visit, choice=chance.randrange(ANSWERS)) for visit in history]
    one, two = play(history, careful, closes=False), play(other, careful, closes=False)
    alike(one, two, "files", "backups", "public", "log", "box")


def other_hands(history: Sequence[Visit], careful: Careful, seed: int) -> None:
    """S2: when the same answers come from other people, what is left after the close is the same."""
    once, chance = sorted(map(_unnamed, once_each(history)), key=_by_kind), random.Random(seed)
    other = list[Visit]()
    for kind in KINDS:
        theirs = [visit for visit in once if visit.kind is kind]
        hands = chance.sample([(visit.choice, visit.ends) for visit in theirs], len(theirs))
        other += [replace(visit, choice=choice, ends=ends) for visit, (choice, ends) in zip(theirs, hands, strict=True)]
    one, two = play(once, careful), play(other, careful)
    alike(one, two, "outcomes", "files", "public", "keys", "log")
    assert one.keys == frozenset()


def _unnamed(visit: Visit) -> Visit:
    """Let no answer stand under its author's group: that would tell which, as they wished."""
    return replace(visit, choice=visit.choice % UNNAMED) if visit.kind is PollKind.WRITTEN else visit


def _by_kind(visit: Visit) -> int:
    return KINDS.index(visit.kind)


def other_voters(crowd: PollKind, number: int, careful: Careful, seed: int) -> None:
    """S3: when as many other people come in the same ways, what is left is the same, and no voter's tag is anywhere.

    To one vote a crowd comes, to each other one person.
    """
    chance = random.Random(seed)
    kinds = [*[crowd] * number, *(kind for kind in KINDS if kind is not crowd)]
    endings = [*[Ending.SEALED] * (number - 1), *[chance.choice(tuple(Ending)) for _ in KINDS]]
    how = [
        Visit(0, chance.randrange(UNNAMED), chance.randrange(len(WAYS)), chance.choice((0, 1, 45)), kind, ends)
        for kind, ends in zip(kinds, endings, strict=True)
    ]
    one, two = (play(_by_some(how, chance), careful) for _ in range(2))
    alike(one, two, "outcomes", "files", "public", "log")
    for name, content in one.files[-1].items():
        found = dense(content)
        assert not [tag for tag in one.tags if tag in found], name


def _by_some(how: Sequence[Visit], chance: random.Random) -> list[Visit]:
    """Have each of these visits made by somebody, and no two to the same vote by the same."""
    who = {kind: chance.sample(range(len(VOTERS)), len(VOTERS)) for kind in KINDS}
    return [replace(visit, person=who[visit.kind].pop()) for visit in how]


def other_orders(history: Sequence[Visit], careful: Careful, seed: int) -> None:
    """S4: the order in which people came changes neither the result nor anything that is left or said."""
    once = once_each(history)
    one, two = (play(_every_minute(each), careful) for each in (once, random.Random(seed).sample(once, len(once))))
    alike(one, two, "outcomes", "files", "public", "box")


def _every_minute(visits: Sequence[Visit]) -> list[Visit]:
    """Let two come in each minute."""
    return [replace(visit, minutes=number % 2) for number, visit in enumerate(visits)]


def the_last_answer_counts_once(history: Sequence[Visit], careful: Careful) -> None:
    """S6: however many come at once, and however often, each is counted once, with the last answer they gave."""
    everybody = [*history, *(Visit(person, 0, kind=kind) for kind in KINDS for person in range(5))]
    left = play(everybody, careful, at_once=True)
    given: dict[PollKind, dict[int, int]] = {kind: {} for kind in KINDS}
    for visit in everybody:
        if visit.counts:
            given[visit.kind][visit.person] = visit.choice
        elif visit.ends is Ending.TAKEN_BACK:
            given[visit.kind].pop(visit.person, None)
    assert left.box == sum(map(len, given.values()))
    told = {one.poll.kind: counted(one) for one in left.outcomes if not one.poll.is_sensitive}
    assert told == {kind: expected(kind, given[kind]) for kind in told}


EVERY = visits_to(*KINDS)
CHOICES = Promise(other_choices, (EVERY, careful, seeds))
HANDS = Promise(other_hands, (EVERY, careful, seeds))
OTHERS = Promise(other_voters, (st.sampled_from(KINDS), st.integers(4, 5), careful, seeds))
ORDERS = Promise(other_orders, (EVERY, careful, seeds))
ONCE = Promise(the_last_answer_counts_once, (EVERY, careful))


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
