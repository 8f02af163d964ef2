"""Lengths are counted as Discord counts them, and cut where a reader would."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit import limits

FAMILY = "👩‍👩‍👧‍👦"
KINDS = {"ascii": "a", "emoji with joiners": FAMILY, "astral": "𐍈", "combining": "e\u0301\u0323"}


@pytest.mark.parametrize("letter", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("most", [limits.BUTTON_LABEL, limits.FORM_TITLE, limits.EMBED_TITLE, limits.EMBED_DESCRIPTION])
def test_the_longest_text_fits_and_one_letter_more_is_cut(letter: str, most: int) -> None:
    size = limits.length(letter)
    longest = letter * (most // size) + "x" * (most % size)
    assert limits.length(longest) == most
    assert limits.cut(longest, most) == longest
    shortened = limits.cut(longest + "x", most)
    assert limits.length(shortened) <= most
    assert shortened.endswith("…")


def test_both_ways_of_counting_hold() -> None:
    assert limits.length("abc") == 3
    assert limits.length("𐍈") == 2
    assert limits.length(FAMILY) == 11


@given(st.text(max_size=50), st.integers(2, 30))
def test_no_letter_is_ever_cut_in_two(text: str, most: int) -> None:
    kept = limits.cut(text, most)
    assert limits.length(kept) <= most
    if kept != text:
        letters = regex.findall(r"\X", text)
        start = kept.removesuffix("…")
        assert any("".join(letters[:n]).rstrip() == start for n in range(len(letters) + 1))
