"""Names as they stand in the list of what was made, and in which order."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.credits import Credited, as_credited, checked_days, checked_roles, in_order, longer
from bot.domain.outputs import CREDIT_LENGTH, CreditRole, OutputCredit, OutputId
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Credit
from bot.domain.refusals import Invalid

NOON = datetime(2027, 6, 1, 12, tzinfo=UTC)
IDEA, WROTE, REVIEWED, TRIED = (CreditRole.IDEA, CreditRole.WROTE, CreditRole.REVIEWED, CreditRole.TRIED)


def said(name: str, person: int = 1, *roles: CreditRole) -> OutputCredit:
    way = Credit.NAME if name else Credit.NONE
    return OutputCredit(OutputId("a" * 32), GuildId(1), PersonId(person), way, name, roles, NOON + timedelta(person))


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("Amara", "Amara"),
        ("Ame\u0301lie", "Amélie"),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("עמרה", "עמרה"),
        ("A" + "\u0337" * 31, "A" + "\u0337" * 3),  # marks that would cover the lines above
        ("a" * 90, "a" * CREDIT_LENGTH),
        ("   ", ""),
    ],
)
def test_a_name_stands_as_it_is_written_at_a_length_and_height_that_fit(name: str, stands: str) -> None:
    assert as_credited(name) == stands


@given(st.text())
def test_no_name_is_longer_than_fits_and_said_twice_it_stays(name: str) -> None:
    once = as_credited(name)
    assert len(once) <= CREDIT_LENGTH
    assert as_credited(once) == once


def test_the_order_is_that_of_the_alphabet_and_tells_neither_who_nor_when() -> None:
    names = ("Émile", "amara", "Zoë", "Emily")
    for order in permutations(names):
        found = in_order(said(name, number) for number, name in enumerate(order))
        assert [one.name for one in found] == ["amara", "Émile", "Emily", "Zoë"]


def test_two_people_of_one_name_both_stand_and_whoever_is_left_out_does_not() -> None:
    found = in_order([said("Grace", 1, TRIED), said("", 2), said("Grace", 3, WROTE)])
    assert sorted(one.roles for one in found) == [(TRIED,), (WROTE,)]
    assert {one.name for one in found} == {"Grace"}
    assert in_order([said("Grace", 1), said("Grace", 2)]) == (Credited("Grace", ()),) * 2


def test_up_to_three_things_are_said_of_oneself_in_one_order() -> None:
    assert checked_roles([TRIED, IDEA, TRIED]) == (IDEA, TRIED)
    assert checked_roles([]) == ()
    with pytest.raises(Invalid):
        checked_roles([IDEA, WROTE, REVIEWED, TRIED])


def test_people_are_asked_for_one_two_or_three_weeks_and_for_one_more_from_whichever_is_later() -> None:
    assert [checked_days(days).days for days in (7, 14, 21)] == [7, 14, 21]
    for days in (0, 1, 13, 28):
        with pytest.raises(Invalid):
            checked_days(days)
    week = timedelta(days=7)
    assert longer(NOON, now=NOON - week) == NOON + week
    assert longer(NOON - week, now=NOON) == longer(None, now=NOON) == NOON + week
