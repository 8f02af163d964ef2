import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contributions import ALL_LENGTH, PART_LENGTH, GivenAnswer, Place, checked_answer, in_parts
from bot.domain.refusals import Invalid
from bot.domain.topics import TopicWords

ASKED = TopicWords("What helps?", "It goes into the card.", ("Sleep", "Tea"), ("What do you see?",))
WORDS = st.text(st.sampled_from("ab \n*"), max_size=1000)
ANSWERS = st.builds(
    GivenAnswer, st.just(0), st.tuples(WORDS, WORDS), WORDS, st.text(st.sampled_from("ab "), max_size=3000)
)


@given(ANSWERS)
def test_however_long_an_answer_is_its_parts_say_all_of_it_in_order_and_each_fits(answer: GivenAnswer) -> None:
    parts = in_parts(answer)
    assert all(sum(len(one.words) for one in part) <= PART_LENGTH for part in parts)
    assert all(parts[1:]), "only a whole answer may be without words"
    whole = dict(zip(Place, (*answer.words, answer.follow_up, answer.added), strict=True))
    for place, words in whole.items():
        said = [one for part in parts for one in part if one.place is place]
        assert "".join("".join(one.words for one in said).split()) == "".join(words.split())
        assert [one.goes_on for one in said] == [bool(number) for number in range(len(said))]


def test_an_answer_without_words_is_one_message() -> None:
    assert in_parts(GivenAnswer(0)) == ((),)


def test_words_stay_only_where_something_was_asked() -> None:
    answer = GivenAnswer(0, ("Tea", "Second"), "Follow-up")
    assert checked_answer(answer, ASKED) == GivenAnswer(0, ("Tea", ""))


@pytest.mark.parametrize("option", [None, -1, 9])
def test_an_answer_has_exactly_one_tap(option: int | None) -> None:
    with pytest.raises(Invalid, match="choose one"):
        checked_answer(GivenAnswer(option), ASKED)


def test_of_all_that_an_answer_says_no_more_than_fits_is_taken() -> None:
    assert checked_answer(GivenAnswer(0, added="x" * ALL_LENGTH), ASKED).length == ALL_LENGTH
    with pytest.raises(Invalid, match="letters more"):
        checked_answer(GivenAnswer(0, ("x", ""), added="x" * ALL_LENGTH), ASKED)
