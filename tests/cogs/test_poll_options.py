"""Answers that begin alike can be told apart wherever they are named."""

from dataclasses import replace

from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollKind
from cogs.polls import options
from tests.domain.votes import a_vote

CARDIFF = "Face-to-face session in Cardiff on a "


def of(*answers: str) -> Poll:
    return replace(a_vote(), options=answers)


def test_short_answers_stand_in_full_everywhere_and_need_no_number() -> None:
    poll = of("5-minute phone video", "Face to *face*")
    assert options.listed(poll) == "- 5-minute phone video\n- Face to \\*face\\*"
    assert [options.label(poll, place) for place in (0, 1)] == ["5-minute phone video", "Face to *face*"]
    assert options.meant(poll, 1) == "Face to *face*"


def test_answers_that_would_be_cut_short_alike_have_a_number_in_the_list_and_wherever_else_they_are_meant() -> None:
    poll = of(CARDIFF + "Monday", CARDIFF + "Tuesday", "Online")
    assert options.listed(poll) == f"1. {CARDIFF}Monday\n2. {CARDIFF}Tuesday\n3. Online"
    assert [options.label(poll, place, 12) for place in range(3)] == ["1. Face-to-…", "2. Face-to-…", "3. Online"]
    assert [options.meant(poll, place) for place in range(3)] == ["1", "2", "3"]
    assert options.called(poll, 2) == "**3.** Online", "Discord would count a list of some from 1 again"


def test_ten_long_answers_stay_ten_in_a_menu() -> None:
    poll = of(*("w" * 99 + str(number) for number in range(10)))
    assert len({options.label(poll, place) for place in range(10)}) == 10


def test_many_short_answers_have_numbers_where_one_line_has_no_room_for_all() -> None:
    assert options.are_numbered(of(*(f"About {number} visits a week" for number in range(10))))
    assert not options.are_numbered(of("Yes", "No", "Not sure"))


def test_a_scale_is_listed_by_its_ends_and_meant_by_its_own_numbers() -> None:
    poll = replace(of(*scale_options("Not at all, not once " * 3, "Always")), kind=PollKind.SCALE)
    assert options.listed(poll) == f"1 · {'Not at all, not once ' * 3}".strip() + " – 5 · Always"
    assert options.label(poll, 2) == options.meant(poll, 2) == "3"


def test_a_vote_with_no_answers_to_choose_from_lists_none() -> None:
    assert not options.listed(replace(of(), kind=PollKind.WRITTEN))
