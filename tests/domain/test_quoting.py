"""Nobody is quoted who did not agree to it: what counts as repeating their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.preferences import Quote
from bot.domain.quoting import IN_A_ROW, repeated_in
from bot.domain.sources import Said

SAID = "Mam stops wanting her tea long before she stops eating; don’t rush her."


def repeated(text: str, pieces: list[Said]) -> str:
    return repeated_in((text,), pieces)[0]


def piece(words: str, quote: Quote = Quote.NO) -> Said:
    return Said(words, quote)


@pytest.mark.parametrize(
    "line",
    [
        "stops wanting her tea long before",
        "Look out: she STOPS wanting, her tea – long before!",
        "stops\nwanting her\u00a0tea long before",
        "before she stops eating don't rush",
        "ｓtops wanting her tea long before",  # as wide letters
    ],
)
def test_six_words_in_a_row_are_theirs_however_they_are_written(line: str) -> None:
    assert repeated(line, [piece(SAID)])
    assert repeated(line, [piece(SAID, Quote.IN_OTHER_WORDS)])
    assert not repeated(line, [piece(SAID, Quote.YES)])


@pytest.mark.parametrize(
    "line", ["", "Tea first.", "wanting her tea long before", "stops wanting her cup of tea long before she eats"]
)
def test_fewer_than_six_and_six_apart_are_anybodys(line: str) -> None:
    assert not repeated(line, [piece(SAID)])


def test_what_somebody_else_wrote_too_and_lets_be_quoted_may_stand_there() -> None:
    line = "She stops wanting her tea long before the night."
    assert repeated(line, [piece(SAID)]) == "stops wanting her tea long before"
    assert not repeated(line, [piece(SAID), piece("He stops wanting her tea long before.", Quote.YES)])


def test_each_of_several_texts_is_told_from_the_others() -> None:
    lines = ("Tea first.", "Stops wanting her tea long before.", "Long before she stops eating: don’t")
    found = repeated_in(lines, [piece(SAID), piece("Tea first, said somebody else.")])
    assert found == ("", "stops wanting her tea long before", "long before she stops eating dont")


def test_where_words_have_no_blanks_between_them_letters_count() -> None:
    assert repeated("她不再想喝茶了", [piece("妈妈她不再想喝茶")])
    assert not repeated("她不再想茶", [piece("妈妈她不再想喝茶")])


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1), min_size=IN_A_ROW), st.text(), st.text())
def test_whatever_stands_around_them_six_words_of_theirs_are_found(theirs: list[str], before: str, after: str) -> None:
    words = " ".join(theirs)
    assert repeated(f"{before} {words} {after}", [piece(words)])
