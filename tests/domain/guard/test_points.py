"""The points of words are weighed from the texts, hear what was never weighed, and weigh nobody's name or people."""

from bot.domain.guard import Sign
from bot.domain.guard.points import POINTS, bare, signs_by_points
from tests.domain.guard.weighing import every_text, weighed

PARTS = 4
HARMLESS = "We do the tea round and then the wash. "


def test_the_points_are_those_that_the_texts_give() -> None:
    assert weighed(every_text()) == POINTS, "run python -m tests.domain.guard.weighing"


def test_of_texts_that_were_not_weighed_many_are_heard_and_few_for_nothing() -> None:
    every = every_text()
    left_out = every[::PARTS]
    points = weighed([one for place, one in enumerate(every) if place % PARTS])
    heard = [(signs, signs_by_points(text.lower(), points)) for signs, text in left_out]
    asked = [bool(signs & found) for signs, found in heard if signs]
    for_nothing = [bool(found) for signs, found in heard if not signs]
    assert sum(asked) / len(asked) >= 0.2  # with the phrases of the other files more
    assert sum(for_nothing) / len(for_nothing) <= 0.01


def test_nobodys_name_or_people_count_for_or_against_them() -> None:
    words = ("amara", "doris", "polish", "nigerian", "muslim", "welsh", "filipino", "black", "gay")
    assert [(sign, word) for sign in Sign for word in words if bare(word) in POINTS[sign]] == []


def test_what_is_harmless_does_not_add_up_however_long_it_is() -> None:
    assert signs_by_points(HARMLESS.lower() * 100) == frozenset()
    told = HARMLESS * 40 + "Her nephew shouts at her, hides her purse and she is afraid of him. " + HARMLESS * 40
    assert signs_by_points(told.lower()) == {Sign.HARM}
