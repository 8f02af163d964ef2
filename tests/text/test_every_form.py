"""Every form there is, in each language: Discord shows its title, its questions and its choices whole."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.text import Words
from cogs.kit import limits
from cogs.kit.forms import Field, Form, Says
from tests.text.test_every_card import WELSH, functions_that_draw, given

EVERY = tuple(functions_that_draw(Form))


def said(form: Form) -> Iterator[tuple[str, int]]:
    """Yield all that has little room, with the letters that there are for it."""
    yield form.title, limits.FORM_TITLE
    for part in form.fields:
        if not isinstance(part, Says):
            yield part.label, limits.FIELD_LABEL
            yield part.hint, limits.FIELD_HINT
            for choice in () if isinstance(part, Field) else part.choices:
                yield from ((choice.label, limits.SELECT_TEXT), (choice.hint, limits.SELECT_TEXT))


@pytest.mark.parametrize("words", [Words(), WELSH], ids=["en", "cy"])
@pytest.mark.parametrize(("name", "draw", "kinds"), EVERY, ids=[name for name, *_ in EVERY])
def test_nothing_of_a_form_is_cut_short(
    name: str, draw: Callable[..., Form], kinds: dict[str, Any], words: Words
) -> None:
    every = [draw(words, **arguments) for arguments in given(name, kinds)]
    assert every, "nothing is left to draw it with"
    assert [text for form in every for text, most in said(form) if limits.length(text) > most] == []
