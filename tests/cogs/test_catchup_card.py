"""Catch-up is one screen and at most a minute of reading, however much there is."""

import re
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.happenings import Happening, Section
from bot.text import Texts, Words, languages_here
from cogs.catchup import cards
from cogs.kit.cards import Button, Card
from cogs.kit.drawing import drawn
from cogs.kit.letters import NoteLine
from cogs.kit.limits import EMBED_DESCRIPTION, length
from cogs.kit.verbs import ANSWER_TOPIC
from tests.cogs.test_digest_card import ALL, DRAWN_BY, NOON
from tests.text.test_every_card import told

A_MINUTE = 200  # words, read slowly
LINE = NoteLine(
    "A question: what do you notice first in the last days of somebody whom you have supported for years?",
    minutes=2,
    until=NOON + timedelta(days=3),
    button=Button(ANSWER_TOPIC, "Answer", "0" * 32),
    small="new",
)
MUCH: tuple[Happening, ...] = ALL * 40


def card(_: Words, happened: tuple[Happening, ...] = MUCH, opened: int = 50) -> Card:
    few = min(opened, cards.FIRST)
    return cards.catch_up(_, (LINE,) * few, opened - few, cards.news(_, happened, DRAWN_BY), NOON)


def test_with_fifty_things_open_and_two_hundred_and_eighty_new_ones_it_is_read_in_a_minute() -> None:
    assert len(re.findall(r"\w+", told(card(Words())))) <= A_MINUTE


@pytest.mark.parametrize("language", languages_here())
def test_it_fits_on_one_screen(language: str) -> None:
    shown = drawn(card, Texts().words(language)).as_embed()
    assert length(shown.description or "") <= EMBED_DESCRIPTION


def test_what_needs_somebody_stands_before_what_is_new_and_what_their_words_changed_before_what_was_decided() -> None:
    body = card(Words()).body
    places = [body.index(f"**{one}") for one in ("What needs you first", "New since", "What your words", "Decided")]
    assert places == sorted(places)
    assert "And 47 more." in body


def test_where_there_is_nothing_it_says_so() -> None:
    assert card(Words(), (), 0).body == "Nothing waits for you.\n\nNothing is new since <t:1771588800:F>."


def test_it_tells_the_newest_and_how_many_others_there_are() -> None:
    lines = cards.news(Words(), MUCH, {**DRAWN_BY, "poll": partial(_each)})
    assert sum(line.startswith("- poll") for line in lines) == 4
    assert "- and 38 more" in lines


def _each(_: Words, _section: Section, those: object) -> list[str]:
    assert isinstance(those, list)
    return [f"- poll {number}" for number, _one in enumerate(those)]
