"""Whatever can be pressed is answered: each verb is a constant, and each has a handler in some feature."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import cogs
from bot.text import Words
from cogs.kit import error_cards
from cogs.kit.cards import Button, Card, Menu, PersonMenu
from cogs.kit.verbs import NO_VERB, Verb
from tests.cogs.every_feature import every_feature
from tests.text.samples import samples
from tests.text.test_every_card import EVERY, given

MADE_UP = samples(str)  # what is drawn with them is not pressed anywhere
BY_THE_ROUTER = {error_cards.AGAIN}
ANSWERED = BY_THE_ROUTER | {verb for one in every_feature() for verb in (*one.presses, *one.forms)}


def constants() -> Iterator[tuple[str, Verb]]:
    """Yield every verb that a module of verbs names."""
    for found in pkgutil.walk_packages(cogs.__path__, "cogs."):
        if found.name.endswith(".verbs"):
            module = importlib.import_module(found.name)
            yield from ((f"{found.name}.{name}", value) for name, value in vars(module).items() if name.isupper())


def pressed(card: Card) -> Iterator[Verb]:
    """Yield the verbs of a card's controls."""
    for row in card.rows:
        if isinstance(row, Menu | PersonMenu):
            yield row.verb
        else:
            yield from (button.verb for button in row if isinstance(button, Button))


def test_every_verb_that_has_a_name_is_answered_and_has_one_name() -> None:
    named = [(name, verb) for name, verb in constants() if verb != NO_VERB]
    assert len(named) > 100
    assert [name for name, verb in named if verb not in ANSWERED] == []
    assert len({verb for _, verb in named}) == len(named)


@pytest.mark.parametrize(("name", "draw", "kinds"), EVERY, ids=[name for name, *_ in EVERY])
def test_every_verb_that_is_drawn_is_answered(name: str, draw: Callable[..., Card], kinds: dict[str, Any]) -> None:
    found = {verb for arguments in given(name, kinds) for verb in pressed(draw(Words(), **arguments))}
    assert {verb for verb in found - ANSWERED if not any(text in verb for text in MADE_UP)} == set()
