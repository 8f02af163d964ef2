"""What menus send, read as if anybody had made it."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import WEEK
from bot.domain.refusals import Invalid
from cogs.me.views import packed, united, unpacked

ANY_DAYS = [frozenset(days) for length in range(8) for days in combinations(WEEK, length)]


@given(st.sampled_from(ANY_DAYS), st.lists(st.integers(0, 2160), max_size=2))
def test_what_a_menu_sends_is_read_back_as_it_was(days: frozenset[int], minutes: list[int]) -> None:
    assert unpacked(packed(days, *minutes), len(minutes)) == (days, tuple(minutes))
    assert len(packed(days, *minutes)) <= 100  # as long as Discord takes


@given(st.text("0123456789.x-", max_size=12), st.integers(0, 2))
def test_whatever_else_is_sent_is_refused_or_means_days_of_the_week(value: str, parts: int) -> None:
    try:
        days, minutes = unpacked(value, parts)
    except Invalid:
        return
    assert days <= set(WEEK)
    assert len(minutes) == parts


def test_several_lines_of_a_menu_are_all_their_days() -> None:
    assert united(["01234", "0", "56"]) == set(WEEK)
    assert united([]) == set()
