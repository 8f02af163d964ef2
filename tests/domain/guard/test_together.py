"""Words that pass by themselves and point to somebody beside each other, as they will be read."""

import random

import pytest

from bot.domain.guard import FindReason, Sign, look, look_together, points_together
from tests.domain.guard.texts import samples


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("My round is LL57", "2DG and then home", FindReason.POSTCODE),
        ("I go to 14", "Elm Road every day", FindReason.ADDRESS),
        ("keysafe is", "4471C", FindReason.CODE),
        ("I had 07700", "900123 on my hand", FindReason.PHONE),
        ("NHS number 999 247", "5145", FindReason.NHS_NUMBER),
        ("Mrs", "Patel was in bed", FindReason.TITLED_NAME),
        ("joan@", "example.com", FindReason.EMAIL),
    ],
)
def test_what_is_torn_over_two_boxes_is_found_and_taken_out_of_both(
    first: str, second: str, reason: FindReason
) -> None:
    assert not look(first).blocks
    assert not look(second).blocks
    assert points_together(first, second)
    found = look_together({"first": first, "nothing": "", "second": second})
    assert reason in {find.reason for one in found.values() for find in one.finds}
    left = {key: one.cleaned for key, one in found.items()}
    assert not any(one.blocks for one in look_together(left).values())
    for one, text in ((found["first"], first), (found["second"], second)):
        assert all(0 <= find.start < find.end <= len(text) for find in one.finds)


def test_a_sign_is_heard_over_two_boxes() -> None:
    texts = {"first": "her nephew is", "second": "taking her pension"}
    assert not any(look(text).signs for text in texts.values())
    assert look_together(texts)["first"].signs == {Sign.HARM}


def test_hardly_anything_is_held_back_because_of_what_stands_beside_it() -> None:
    texts = [each.text for each in samples("must_not_trigger") if not look(each.text).blocks]
    by_lot = random.Random(11)
    pairs = [by_lot.choices(texts, k=2) for _ in range(400)]
    held = [pair for pair in pairs if points_together(*pair)]
    assert len(held) <= 8, held
