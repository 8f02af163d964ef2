"""Who is asked is made of whole pools, and the same people and words are not asked sensitively again and again."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.electorates import (
    FEWEST_APART,
    SensitiveVote,
    people_free_from,
    shown_apart,
    whole_audience,
    words_free_from,
)
from bot.domain.people import RoleGroup
from bot.domain.small_numbers import SMALLEST, pools_of

WORKER, MANAGER, DRAWING, FAMILY, RESEARCHER = RoleGroup
NOON, DAY = datetime(2026, 2, 20, 12, tzinfo=UTC), timedelta(days=1)
EVERYONE: frozenset[RoleGroup] = frozenset()
ASKING_WORKERS = (EVERYONE, frozenset({WORKER}), frozenset({WORKER, FAMILY}))
sizes_drawn = st.dictionaries(st.sampled_from(RoleGroup), st.integers(0, 25))
audiences = st.frozensets(st.sampled_from(RoleGroup))


def test_groups_of_five_stand_alone_and_the_rest_together() -> None:
    sizes = {WORKER: 20, MANAGER: 5, DRAWING: 3, FAMILY: 2, RESEARCHER: 0}
    assert pools_of(sizes, least=SMALLEST) == ((WORKER,), (MANAGER,), (DRAWING, FAMILY))


def test_a_rest_under_five_takes_in_the_smallest_group_and_of_two_alike_the_first_listed() -> None:
    sizes = {WORKER: 20, MANAGER: 6, DRAWING: 6, FAMILY: 2}
    assert pools_of(sizes, least=SMALLEST) == ((WORKER,), (DRAWING,), (MANAGER, FAMILY))


@given(sizes_drawn)
def test_pools_hold_everybody_once_and_none_is_small_where_there_are_two(sizes: dict[RoleGroup, int]) -> None:
    pools = pools_of(sizes, least=SMALLEST)
    assert sorted(group for pool in pools for group in pool) == sorted(group for group in sizes if sizes[group])
    assert len(pools) < 2 or all(sum(sizes[group] for group in pool) >= SMALLEST for pool in pools)


@given(sizes_drawn, audiences, audiences)
def test_no_two_audiences_differ_by_one_to_four_people(
    sizes: dict[RoleGroup, int], one: frozenset[RoleGroup], other: frozenset[RoleGroup]
) -> None:
    def people(audience: frozenset[RoleGroup]) -> set[tuple[RoleGroup, int]]:
        whole = whole_audience(audience, sizes)
        return {(group, n) for group in sizes if not whole or group in whole for n in range(sizes[group])}

    assert len(people(one) ^ people(other)) not in range(1, SMALLEST) or sum(sizes.values()) < SMALLEST


def test_naming_a_small_group_asks_whoever_shares_its_pool() -> None:
    sizes = {WORKER: 20, MANAGER: 6, FAMILY: 3, RESEARCHER: 2}
    assert whole_audience(frozenset({FAMILY}), sizes) == {FAMILY, RESEARCHER}
    assert whole_audience(frozenset({WORKER, FAMILY}), sizes) == {WORKER, FAMILY, RESEARCHER}
    assert whole_audience(frozenset({WORKER, MANAGER, FAMILY}), sizes) == EVERYONE


def test_a_group_without_anybody_is_never_everybody() -> None:
    assert whole_audience(frozenset({DRAWING}), {WORKER: 20, MANAGER: 6}) == {DRAWING}


@given(sizes_drawn, audiences)
def test_no_pool_under_ten_is_shown_apart_and_none_is_left_out(
    sizes: dict[RoleGroup, int], audience: frozenset[RoleGroup]
) -> None:
    pools = shown_apart(audience, sizes)
    assert len(pools) != 1
    assert all(sum(sizes[group] for group in pool) >= FEWEST_APART for pool in pools)
    asked = {group for group in sizes if sizes[group] and (not audience or group in audience)}
    assert not pools or {group for pool in pools for group in pool} == asked


def test_smaller_groups_are_shown_together_or_with_the_next_one() -> None:
    assert shown_apart(EVERYONE, {WORKER: 20, MANAGER: 7, FAMILY: 6}) == ((WORKER,), (MANAGER, FAMILY))
    assert shown_apart(EVERYONE, {WORKER: 20, MANAGER: 12, FAMILY: 3}) == ((WORKER,), (MANAGER, FAMILY))
    assert shown_apart(EVERYONE, {WORKER: 20, MANAGER: 9}) == ()


def vote(audience: frozenset[RoleGroup] = EVERYONE, days_ago: int = 0, question: str = "Which?") -> SensitiveVote:
    return SensitiveVote(question, audience, NOON - days_ago * DAY)


def test_the_same_people_have_two_sensitive_votes_in_four_weeks() -> None:
    assert people_free_from(EVERYONE, [vote(days_ago=3)]) is None
    assert people_free_from(EVERYONE, [vote(days_ago=30), vote(days_ago=20), vote(days_ago=3)]) == NOON + 8 * DAY


@pytest.mark.parametrize(("first", "second"), list(product(ASKING_WORKERS, repeat=2)))
def test_whoever_asks_them_together_with_others_counts_too(
    first: frozenset[RoleGroup], second: frozenset[RoleGroup]
) -> None:
    earlier = [vote(first, 10), vote(second, 5)]
    assert people_free_from(frozenset({WORKER}), earlier) == NOON + 18 * DAY
    others = people_free_from(frozenset({MANAGER}), earlier)
    assert others == (NOON + 18 * DAY if first == second == EVERYONE else None)


def test_the_same_words_are_in_two_sensitive_votes_a_year() -> None:
    earlier = [vote(days_ago=200), vote(frozenset({FAMILY}), 100, "which"), vote(days_ago=1, question="Other?")]
    assert words_free_from("Which?!", earlier) == NOON + 165 * DAY
    assert words_free_from("Other?", earlier) is None
