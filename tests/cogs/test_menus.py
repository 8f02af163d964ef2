"""Pages and places in long lists are called by letters: nothing in the id of a control looks like a choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit.menus import PAGES, called, page_called


@given(st.integers(0, 10_000))
def test_what_is_called_by_letters_is_found_again(page: int) -> None:
    assert set(called(page)) <= set(PAGES)
    assert page_called(called(page)) == page


@pytest.mark.parametrize("letters", ["", "A", "1", "aa b", "é", "z" * 2000])
def test_what_calls_no_page_leads_to_the_first(letters: str) -> None:
    assert page_called(letters) == 0
