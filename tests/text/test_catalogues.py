"""Every sentence has its words in every language, with the same placeholders."""

from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.text import Texts, languages_here
from bot.text.catalogue import path_of
from bot.text.extraction import said_in, sentences

CODE = """
_("One") + f"- {_('Two, {name}', name=_('Three'))} {shown(name)}"
raise TooLate("Joined " "from two", moment)
_.number("One vote", "{n} votes", count), _(found), said("Not this")
"""
LANGUAGES = [language for language in languages_here() if language != "en"]
BUTTON = 80


@pytest.fixture(scope="module")
def code() -> Catalog:
    return sentences()


def catalogue(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def texts_of(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_sentences_are_found_wherever_they_are_said() -> None:
    said = ["One", "Two, {name}", "Three", "Joined from two", ("One vote", "{n} votes")]
    assert list(said_in(CODE)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_in_the_catalogue_and_none_too_many(code: Catalog, language: str) -> None:
    said = {texts_of(each.id) for each in code if each.id}
    known = {texts_of(each.id) for each in catalogue(language) if each.id}
    assert said == known, "run `make texts`, then translate what is new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    missing = [each.id for each in catalogue(language) if each.id and not all(texts_of(each.string))]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_placeholders(language: str) -> None:
    wrong = [
        (each.id, form)
        for each in catalogue(language)
        if each.id
        for form in texts_of(each.string)
        if placeholders(form) | {"n"} != set().union(*map(placeholders, texts_of(each.id))) | {"n"}
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_the_english_does(language: str) -> None:
    wrong = [
        (each.id, form)
        for each in catalogue(language)
        if each.id
        for form in texts_of(each.string)
        if _ending(form) != _ending(texts_of(each.id)[0]) or form != form.strip()
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_stand_on_one_button(language: str) -> None:
    _ = Texts().words(language)
    labels = [str(each.id) for each in sentences("label") if each.id]
    assert labels
    assert [label for label in labels if "{" not in label and len(_.label(label)) > BUTTON] == []


def test_names_in_braces_are_plain_names(code: Catalog) -> None:
    names = {name for each in code if each.id for text in texts_of(each.id) for name in placeholders(text)}
    assert names
    assert [name for name in names if not name.isidentifier()] == []


def _ending(text: str) -> str:
    return text[-1:] if text[-1:] in ".?!:…" else ""
