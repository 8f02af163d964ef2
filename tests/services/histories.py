"""What is promised about histories of votes, as properties of pairs that are drawn at random."""

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import Any

from hypothesis import strategies as st

from bot.domain.people import RoleGroup
from bot.domain.polls import CAN_BE_SENSITIVE, PollKind
from tests.services import secrecy
from tests.services.papers import ANSWERS, KINDS, UNNAMED, Ending
from tests.services.polling_place import MANAGER, WORKER
from tests.services.promise import Promise
from tests.services.secrecy import Cast, Setting

SIZE = 12
BOTH = (WORKER, MANAGER)
_MOST_CAREFUL = 2  # sensitive votes of the same people in four weeks
_ENDINGS = (*[Ending.SEALED] * 5, *Ending)  # of what is written: most is sealed
_PAUSE = 4  # answers that come at once, before time passes

Careful = Collection[PollKind]
_seeds = st.integers(0, 2**32)
_people, _choices, _minutes = st.integers(0, SIZE - 1), st.integers(0, ANSWERS - 1), st.sampled_from((0, 1, 45, 400))


@dataclass(frozen=True, slots=True)
class Histories:
    """S1 to S4 of votes of some kinds that are open at the same time, by what may be different."""

    choices: Promise
    hands: Promise
    voters: Promise
    voters_of_any_group: Promise
    voters_of_each_group: Promise
    orders: Promise
    restarts: Promise


@cache
def of(*kinds: PollKind) -> Histories:
    """Return what is promised of votes of these kinds; of every kind, if none is named."""
    kinds = kinds or KINDS
    cast = st.builds(Cast, _people, _choices, _minutes, st.sampled_from(kinds), st.sampled_from(Ending))
    casts = st.lists(cast, max_size=16)
    careful, answers = _careful_of(kinds), st.dictionaries(_people, _choices, min_size=5)
    hands = st.tuples(st.lists(_choices, min_size=SIZE, max_size=SIZE), st.permutations(range(SIZE)))
    return Histories(
        choices=Promise(_over(_other_choices, kinds), (casts, _seeds, careful)),
        hands=Promise(_over(_other_hands, kinds), (_of_each(kinds, hands), careful)),
        voters=Promise(_over(_other_voters, kinds, (WORKER,)), (st.integers(0, SIZE - 1), _seeds, careful)),
        voters_of_any_group=Promise(_over(_other_voters, kinds, BOTH), (st.integers(0, 9), _seeds, careful)),
        voters_of_each_group=Promise(
            _over(_other_voters_of_each_group, kinds),
            (st.integers(5, SIZE - 1), st.integers(5, SIZE - 1), _seeds, careful),
        ),
        orders=Promise(_over(_other_orders, kinds), (_of_each(kinds, answers), _seeds, careful)),
        restarts=Promise(secrecy.restarts_do_not_show_who_voted, (_seeds, st.sampled_from(kinds))),
    )


def _careful_of(kinds: Collection[PollKind]) -> st.SearchStrategy[Careful]:
    """Draw which of these votes are sensitive, as many as may be."""
    may_be = [kind for kind in kinds if kind in CAN_BE_SENSITIVE]
    return st.sampled_from([some for size in range(_MOST_CAREFUL + 1) for some in combinations(may_be, size)])


def _of_each(kinds: Collection[PollKind], what: st.SearchStrategy[Any]) -> st.SearchStrategy[Mapping[PollKind, Any]]:
    return st.fixed_dictionaries(dict.fromkeys(kinds, what))


def _over(hold: Callable[..., Any], *about: object) -> Callable[..., Any]:
    return lambda *drawn: hold(*about, *drawn)


async def _other_choices(kinds: Collection[PollKind], casts: Sequence[Cast], seed: int, careful: Careful) -> None:
    chance = random.Random(seed)
    other = [chance.randrange(ANSWERS) for _ in casts]
    await secrecy.choices_leave_no_trace_while_open(casts, other, Setting(kinds, careful, groups=BOTH))


async def _other_hands(
    kinds: Collection[PollKind], drawn: Mapping[PollKind, tuple[Sequence[int], Sequence[int]]], careful: Careful
) -> None:
    one, two = [], []
    for kind, (choices, hands) in drawn.items():
        one += [Cast(person, choice, kind=kind) for person, choice in enumerate(choices)]
        two += [Cast(person, choices[hand], kind=kind) for person, hand in enumerate(hands)]
    await secrecy.choices_may_change_hands(one, two, Setting(kinds, careful, groups=BOTH))


async def _other_voters(
    kinds: Collection[PollKind], groups: Sequence[RoleGroup], people: int, seed: int, careful: Careful
) -> None:
    chance = random.Random(seed)
    most = ANSWERS if len(groups) == 1 else UNNAMED  # what stands under a group tells which, as its author wished
    one, two = ([*chain(*(_some(chance, range(SIZE), people, kind, most) for kind in kinds))] for _ in range(2))
    await secrecy.nobody_can_tell_who_voted(one, two, Setting(kinds, careful, groups=groups))


async def _other_voters_of_each_group(
    kinds: Collection[PollKind], workers: int, managers: int, seed: int, careful: Careful
) -> None:
    chance = random.Random(seed)
    each = [(kind, group, answers) for kind in kinds for group, answers in enumerate((workers, managers))]
    one, two = (
        [*chain(*(_some(chance, range(group, 2 * SIZE, 2), answers, kind) for kind, group, answers in each))]
        for _ in range(2)
    )
    where = Setting(kinds, careful, split=True, size=2 * SIZE, groups=BOTH)
    await secrecy.nobody_can_tell_who_voted(one, two, where)


def _some(
    chance: random.Random, people: Sequence[int], answers: int, kind: PollKind, most: int = ANSWERS
) -> list[Cast]:
    voters = chance.sample(people, answers)
    return [
        Cast(who, number % most, int(number % _PAUSE == 0), kind, _ENDINGS[number % len(_ENDINGS)])
        for number, who in enumerate(voters)
    ]


async def _other_orders(
    kinds: Collection[PollKind], drawn: Mapping[PollKind, Mapping[int, int]], seed: int, careful: Careful
) -> None:
    chance = random.Random(seed)
    last = [Cast(who, choice, kind=kind) for kind, answers in drawn.items() for who, choice in answers.items()]
    earlier = [Cast(one.person, chance.randrange(ANSWERS), 2, one.kind) for one in last if chance.random() < 0.5]
    shuffled = [Cast(one.person, one.choice, 3, one.kind) for one in chance.sample(last, len(last))]
    await secrecy.the_box_knows_no_order(last, earlier + shuffled, Setting(kinds, careful))
