"""Whatever can be pressed is answered: each verb is a constant, and each has a handler in some feature."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import cogs
from bot.text import Words, languages_here
from cogs.contributions.anonymous.verbs import UNNAMED_PART, UNNAMED_REPLY
from cogs.contributions.verbs import ANSWER_PART, MY_WORD_PART
from cogs.decisions.verbs import FOLLOW_UP_NOT
from cogs.kit import error_cards, guard_cards
from cogs.kit.cards import Button, Card, Menu, PersonMenu
from cogs.kit.forms import Form
from cogs.kit.verbs import NO_VERB, Verb
from cogs.me.verbs import PAUSE_END
from cogs.notes.cards import REST
from cogs.outputs.verbs import LINE_ANSWERS_NEXT
from cogs.todo.verbs import TO_DO_MORE
from tests.cogs.every_feature import every_feature
from tests.text.samples import samples
from tests.text.test_every_card import EVERY, functions_that_draw, given

FORMS = tuple(functions_that_draw(Form))
SELDOM = {  # what made-up records do not bring about
    REST,  # more in a note than finds room on it
    ANSWER_PART,  # an answer that is longer than one message
    MY_WORD_PART,
    UNNAMED_PART,
    UNNAMED_REPLY,  # while something asked back waits for a reply
    TO_DO_MORE,  # where more is to do than fits on one card
    FOLLOW_UP_NOT,  # beside what else there is to do, further down
    LINE_ANSWERS_NEXT,  # where more answers to one question were used than one menu takes
    PAUSE_END,  # a pause that is not over yet
    *(Verb(f"join-in-{code}") for code in languages_here()),  # a language that there is
}
MADE_UP = samples(str)  # what is drawn with them is not pressed anywhere
BY_THE_ROUTER = {error_cards.AGAIN, guard_cards.USE, guard_cards.FINE, guard_cards.DROP}
TAKEN = {verb for one in every_feature() for verb in one.forms}
ANSWERED = BY_THE_ROUTER | {verb for one in every_feature() for verb in one.presses}


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
    assert [name for name, verb in named if verb not in ANSWERED | TAKEN] == []
    assert len({verb for _, verb in named}) == len(named)


@pytest.mark.parametrize(("name", "draw", "kinds"), EVERY, ids=[name for name, *_ in EVERY])
def test_every_verb_that_is_drawn_is_answered(name: str, draw: Callable[..., Card], kinds: dict[str, Any]) -> None:
    found = {verb for arguments in given(name, kinds) for verb in pressed(draw(Words(), **arguments))}
    assert {verb for verb in found - ANSWERED if not any(text in verb for text in MADE_UP)} == set()


@pytest.fixture(scope="module")
def drawn() -> frozenset[Verb]:
    every = (draw(Words(), **one) for name, draw, kinds in EVERY for one in given(name, kinds))
    return frozenset(verb for card in every for verb in pressed(card))


def test_every_form_that_is_drawn_is_taken_and_every_one_that_is_taken_is_drawn() -> None:
    forms = {draw(Words(), **one).verb for name, draw, kinds in FORMS for one in given(name, kinds)}
    assert forms == TAKEN


def test_every_verb_that_is_answered_is_drawn(drawn: frozenset[Verb]) -> None:
    assert ANSWERED - drawn == SELDOM


def test_without_the_feature_that_answers_them_its_verbs_are_missed(drawn: frozenset[Verb]) -> None:
    for left_out in every_feature():
        answered = {verb for one in every_feature() if one is not left_out for verb in one.presses}
        assert bool(drawn & ANSWERED - BY_THE_ROUTER - answered) is bool(left_out.presses), left_out.name
