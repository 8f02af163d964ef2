"""Every card there is, drawn with made-up records: at most sixty words, in short sentences. A new one is found here."""

import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

import cogs
from bot.text import Words
from cogs.kit.cards import Card
from tests.text.samples import variations
from tests.text.test_house_style import LONGEST, split, words_in

MOST_WORDS = 60
_MARKUP = re.compile(r"<t:\d+(:\w)?>")


def cards() -> Iterator[tuple[str, Callable[..., Card], dict[str, Any]]]:
    """Find every public function in the features that returns a card."""
    for found in pkgutil.walk_packages(cogs.__path__, "cogs."):
        module = importlib.import_module(found.name)
        for name, draw in vars(module).items():
            if not inspect.isfunction(draw) or draw.__module__ != module.__name__ or name.startswith("_"):
                continue
            hints = typing.get_type_hints(draw)
            if hints.pop("return", None) is Card:
                yield f"{found.name}.{name}", draw, {key: kind for key, kind in hints.items() if kind is not Words}


EVERY = tuple(cards())


def told(card: Card) -> str:
    """Return what the card says, without mark-up; a moment counts as the four words that people see."""
    text = f"{card.title}\n{card.wrote}\n{card.body}\n{card.small}"
    return re.sub(r"<@!?\d+>", "", _MARKUP.sub("Sunday 1 March, 20:00", text))


def drawn(draw: Callable[..., Card], kinds: dict[str, Any]) -> Iterator[Card]:
    """Draw it with every made-up record that makes sense to it: some hold numbers that never go together."""
    for arguments in variations(kinds):
        with suppress(LookupError, ValueError, TypeError, ZeroDivisionError, StopIteration):
            yield draw(Words(), **arguments)


def test_there_are_cards_to_draw() -> None:
    assert len(EVERY) > 60


@pytest.mark.parametrize(("name", "draw", "kinds"), EVERY, ids=[name for name, *_ in EVERY])
def test_a_card_says_one_thing_in_few_words(name: str, draw: Callable[..., Card], kinds: dict[str, Any]) -> None:
    every = [told(card) for card in drawn(draw, kinds)]
    assert every, "tests/text/samples.py makes up nothing that this card can be drawn with"
    longest = max(every, key=words_in)
    assert words_in(longest) <= MOST_WORDS, f"{words_in(longest)} words: {longest}"
    assert [part for text in every for part in split(text) if words_in(part) > LONGEST] == []
