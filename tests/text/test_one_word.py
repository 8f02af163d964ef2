"""One thing, one word: every text in every language keeps to `docs/words.md`."""

import re
from dataclasses import dataclass

import pytest

from bot.text.extraction import ROOT
from tests.text.test_catalogues import catalogue, texts_of
from tests.text.test_house_style import MESSAGES

DOCS = ROOT / "docs"
WELSH = sorted({form for each in catalogue("cy") if each.id for form in texts_of(each.string)})
NAMES = re.compile(
    r"“Apps”|\{\w+\}|\]\([^)]*\)|src=\"[^\"]*\"|`[^`]*`|(?<!\w)/[a-z]+"
)  # of a menu of Discord's, values, files, commands
OF_A_MESSAGE = re.compile(
    r"private messages?|messages? waits? for|messages? (?:was|were) refused|short messages", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, what it is called in each language, and what it is never called."""

    thing: str
    english: tuple[str, ...]
    never_english: tuple[str, ...]
    welsh: tuple[str, ...]
    never_welsh: tuple[str, ...]


def rows() -> list[Row]:
    """Read the table of the page."""
    lines = [line for line in (DOCS / "words.md").read_text("utf-8").splitlines() if line.startswith("|")]
    return [Row(thing.strip(), *map(_words, cells)) for _, thing, *cells, _ in (line.split("|") for line in lines[2:])]


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


def says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}s?\b", NAMES.sub(" ", text), re.IGNORECASE) is not None


ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.thing)
def test_each_thing_has_one_word_in_both_languages(row: Row) -> None:
    assert [(word, text) for word in row.never_english for text in MESSAGES if says(text, word)] == []
    assert [(word, text) for word in row.never_welsh for text in WELSH if says(text, word)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.thing)
def test_every_word_of_the_page_is_on_some_screen(row: Row) -> None:
    assert [word for word in row.english if not any(says(text, word) for text in MESSAGES)] == []
    assert [word for word in row.welsh if not any(says(text, word) for text in WELSH)] == []


@pytest.mark.parametrize("page", ["partners.md", "coordinators.md"])
def test_the_pages_for_people_use_the_words_of_the_screens(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [word for row in ROWS for word in row.never_english if says(text, word)] == []


def test_a_message_is_private_or_waits_for_its_channel_and_what_the_bot_writes_to_somebody_is_a_note() -> None:
    assert [text for text in MESSAGES if says(text, "message") and not OF_A_MESSAGE.search(text)] == []


def test_a_wrong_word_is_found() -> None:
    assert says("Answer our polls, please.", "poll")
    assert not says("[this](pictures/poll.png) {poll} `/poll` or /poll open", "poll")
