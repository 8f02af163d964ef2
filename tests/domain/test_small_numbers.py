import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import RoleGroup
from bot.domain.refusals import TooFew
from bot.domain.small_numbers import SMALLEST, Headcount, headcount

WORKER, MANAGER, CARER = RoleGroup.WORKER, RoleGroup.MANAGER, RoleGroup.FAMILY_CARER
counts = st.dictionaries(st.sampled_from(RoleGroup), st.integers(0, 12))


def test_large_groups_are_told_apart() -> None:
    assert headcount({WORKER: 31, MANAGER: 46}) == Headcount(77, ((WORKER, 31), (MANAGER, 46)))


def test_small_groups_are_other_partners() -> None:
    small = {WORKER: 31, MANAGER: 46, CARER: 3, RoleGroup.RESEARCHER: 4}
    assert headcount(small) == Headcount(84, ((WORKER, 31), (MANAGER, 46)), others=7)


def test_a_pool_that_is_small_itself_takes_in_the_next_group() -> None:
    assert headcount({WORKER: 31, MANAGER: 6, CARER: 3}) == Headcount(40, ((WORKER, 31),), others=9)
    assert headcount({WORKER: 31, CARER: 3}) == Headcount(34, ())


def test_fewer_than_five_people_are_no_number() -> None:
    with pytest.raises(TooFew):
        headcount({WORKER: 4})


@given(counts)
def test_whatever_is_told_or_left_out_is_nobody_or_at_least_five(people: dict[RoleGroup, int]) -> None:
    total = sum(people.values())
    if total < SMALLEST:
        with pytest.raises(TooFew):
            headcount(people)
        return
    told = headcount(people)
    assert told.total == total
    assert all(number >= SMALLEST and number == people[group] for group, number in told.groups)
    rest = total - sum(number for _, number in told.groups)
    assert rest == told.others or (told.groups, told.others) == ((), 0)
    assert rest == 0 or rest >= SMALLEST


@given(counts)
def test_groups_are_always_told_in_the_same_order(people: dict[RoleGroup, int]) -> None:
    if sum(people.values()) >= SMALLEST:
        groups = [group for group, _ in headcount(people).groups]
        assert groups == sorted(groups, key=list(RoleGroup).index)
