"""Written answers as they are sealed: others read the words, and nothing that hides in them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballots import WRITTEN_LENGTH, Ballot, pack_ballot
from bot.domain.people import RoleGroup
from bot.domain.refusals import Invalid
from bot.domain.written_words import checked_answer

HIDDEN = "\u200b\u200d\u2066\u202e\ufeff\u00ad\u034f\ufe01\U000e0041\U000e0101\x00\x07\ud800"
TAGS = "".join(chr(0xE0000 + ord(one)) for one in "gbwls")
OF_WALES = f"\U0001f3f4{TAGS}\U000e007f"


@given(st.text(st.sampled_from(HIDDEN + " \n\u2028\u00a0\u2800ae\u0301\u0644👩❤🏴"), max_size=40))
def test_whatever_is_typed_is_sealed_without_what_nobody_sees_and_so_once_and_for_all(typed: str) -> None:
    try:
        words = checked_answer(typed)
    except Invalid:
        assert not set(typed) & set("ae\u0301\u0644👩❤🏴")
        return
    assert checked_answer(words) == words == unicodedata.normalize("NFC", words)
    assert not set(words) & set(HIDDEN + "\n\u2028\u00a0\u2800")
    assert "  " not in words


@pytest.mark.parametrize(
    ("typed", "sealed"),
    [
        ("  The kettle,\n\n\tbefore anything.  ", "The kettle, before anything."),
        ("cafe\u0301", "café"),
        ("a\u202eb\u2069c\u200dd", "abcd"),
        (f"Cymru {OF_WALES}\u200b!", f"Cymru {OF_WALES}!"),
        (f"x{TAGS}y", "xy"),
    ],
)
def test_white_space_is_folded_letters_are_composed_and_a_flag_stays_a_flag(typed: str, sealed: str) -> None:
    assert checked_answer(typed) == sealed


@pytest.mark.parametrize("typed", ["", " \n ", HIDDEN, "\u2800\u00a0\u200b"])
def test_an_answer_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="write your answer"):
        checked_answer(typed)


@pytest.mark.parametrize("letter", ["a", "\uffe6", "👩"])
def test_the_longest_answer_fits_on_a_ballot_and_a_longer_one_is_refused(letter: str) -> None:
    most = WRITTEN_LENGTH // (2 if letter > "\uffff" else 1)
    assert pack_ballot(Ballot(frozenset(), RoleGroup.WORKER, checked_answer(letter * most)))
    with pytest.raises(Invalid, match="too long"):
        checked_answer(letter * (most + 1))
