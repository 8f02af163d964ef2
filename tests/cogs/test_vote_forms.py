"""The forms in which votes are answered: how secret an answer is stands in each, in words that count."""

import pytest

from bot.domain.polls import PollKind
from bot.domain.written_words import WrittenDraft
from bot.text import Texts
from cogs.kit.forms import Form, Says
from cogs.polls import answer_forms
from tests.domain.votes import a_vote

TEXTS = Texts()


def opened(language: str, kind: PollKind) -> Form:
    words, poll = TEXTS.words(language), a_vote(kind=kind, most=2)
    if kind is PollKind.WRITTEN:
        return answer_forms.written(words, WrittenDraft(poll))
    return answer_forms.several(words, poll)


@pytest.mark.parametrize("kind", [PollKind.MULTIPLE, PollKind.WRITTEN])
def test_how_secret_an_answer_is_stands_below_it_in_english_too_while_nobody_checked_the_welsh(kind: PollKind) -> None:
    english, welsh = (opened(language, kind).fields[-1] for language in ("en", "cy"))
    assert isinstance(english, Says)
    assert isinstance(welsh, Says)
    assert "Anonymous." in english.words
    assert welsh.words.startswith("Dienw.")
    assert welsh.words.endswith(english.words)
