"""What is promised about histories of a vote, as properties of pairs that are drawn at random."""

import random
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from bot.domain.people import RoleGroup
from bot.domain.polls import Sensitivity
from tests.services import secrecy
from tests.services.polling_place import MANAGER, WORKER
from tests.services.promise import Promise
from tests.services.secrecy import Cast

SIZE = 12

_sensitivities = st.sampled_from(list(Sensitivity))
_seeds = st.integers(0, 2**32)
_casts = st.lists(
    st.builds(Cast, st.integers(0, SIZE - 1), st.integers(0, 2), st.sampled_from((0, 1, 45, 400))), max_size=16
)


async def _other_choices(casts: Sequence[Cast], chance: random.Random, sensitivity: Sensitivity) -> None:
    other = [chance.randrange(3) for _ in casts]
    await secrecy.choices_leave_no_trace_while_open(casts, other, sensitivity=sensitivity, groups=(WORKER, MANAGER))


async def _other_hands(choices: Sequence[int], hands: Sequence[int], sensitivity: Sensitivity) -> None:
    one = [Cast(person, choice) for person, choice in enumerate(choices)]
    two = [Cast(person, choices[hand]) for person, hand in enumerate(hands)]
    await secrecy.choices_may_change_hands(one, two, sensitivity=sensitivity)


def _other_voters(*groups: RoleGroup) -> Callable[[int, int, Sensitivity], Coroutine[Any, Any, None]]:
    async def hold(people: int, seed: int, sensitivity: Sensitivity) -> None:
        chance = random.Random(seed)
        one, two = chance.sample(range(SIZE), people), chance.sample(range(SIZE), people)
        casts = [[Cast(person, number % 3) for number, person in enumerate(who)] for who in (one, two)]
        await secrecy.nobody_can_tell_who_voted(*casts, sensitivity=sensitivity, groups=groups)

    return hold


async def _other_voters_of_each_group(workers: int, managers: int, seed: int, sensitivity: Sensitivity) -> None:
    chance = random.Random(seed)
    casts = [
        [
            Cast(person, number % 3)
            for group, answers in enumerate((workers, managers))
            for number, person in enumerate(chance.sample(range(group, 2 * SIZE, 2), answers))
        ]
        for _ in range(2)
    ]
    await secrecy.nobody_can_tell_who_voted(*casts, size=2 * SIZE, sensitivity=sensitivity, groups=(WORKER, MANAGER))


async def _other_orders(answers: Mapping[int, int], chance: random.Random) -> None:
    final = [Cast(person, choice) for person, choice in answers.items()]
    earlier = [Cast(person, chance.randrange(3), 2) for person in answers if chance.random() < 0.5]
    shuffled = [Cast(person, choice, 3) for person, choice in chance.sample(list(answers.items()), len(answers))]
    await secrecy.the_box_knows_no_order(final, earlier + shuffled)


_hands = (st.lists(st.integers(0, 2), min_size=SIZE, max_size=SIZE), st.permutations(range(SIZE)))
_answers = st.dictionaries(st.integers(0, SIZE - 1), st.integers(0, 2), min_size=5)

CHOICES = Promise(_other_choices, (_casts, st.randoms(use_true_random=False), _sensitivities))
HANDS = Promise(_other_hands, (*_hands, _sensitivities))
VOTERS = Promise(_other_voters(WORKER), (st.integers(0, SIZE - 1), _seeds, _sensitivities))
VOTERS_OF_ANY_GROUP = Promise(_other_voters(WORKER, MANAGER), (st.integers(0, 9), _seeds, _sensitivities))
VOTERS_OF_EACH_GROUP = Promise(
    _other_voters_of_each_group, (st.integers(5, SIZE - 1), st.integers(5, SIZE - 1), _seeds, _sensitivities)
)
ORDERS = Promise(_other_orders, (_answers, st.randoms(use_true_random=False)))
RESTARTS = Promise(secrecy.restarts_do_not_show_who_voted, (_seeds,))
