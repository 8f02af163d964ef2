"""House style: short sentences and plain words, in everything people read."""

import re
from statistics import mean

import pytest

from bot.text.extraction import sentences
from tests.text.test_catalogues import LANGUAGES, catalogue, texts_of

# For a reading age of 9 to 11: the plain-language guide of the Patient Information Forum (pifonline.org.uk), the NHS
# content guide, and the easy-read rules of GOV.UK. The words are a list of our own.
LONGEST = 20
MEAN = 15
LONGEST_ELSEWHERE = 26
PLAIN_WORDS = {
    r"utilis\w+": "use",
    r"facilitat\w+": "help",
    r"stakeholders?": "people involved",
    r"PPI": "being involved",
    r"disseminat\w+": "share",
    r"methodolog\w+": "how we do it",
    r"deliverables?": "what we make",
    r"remunerat\w+": "pay",
    r"low[- ]skilled": "leave it out",
    r"soft skills?": "leave it out",
    r"service users?": "person you support",
    r"non-complian\w+": "leave it out",
    r"fail(ed|s|ing)? to (attend|vote|answer|join)": "could not make it",
    r"inactiv\w+": "leave it out",
    r"participants?": "partner",
    r"attendees?": "partner",
    r"users?": "person, or partner",
    r"subjects?": "person, or partner",
    r"electorate": "who can vote",
    r"in order to": "to",
    r"prior to": "before",
    r"free time": "when it suits you",
    r"invalid": "say what would do",
    r"error": "say what happened",
}

MESSAGES = sorted({text for each in sentences() if each.id for text in texts_of(each.id)})


def split(text: str) -> list[str]:
    """Sentences, lines and the parts of a line that dots keep apart."""
    return [part for part in re.split(r"(?<=[.!?…:])\s+|\n+| · ", text) if re.search(r"\w", part)]


def words_in(sentence: str) -> int:
    return len([word for word in sentence.split() if re.search(r"\w", word)])


def test_there_is_something_to_read() -> None:
    assert len(MESSAGES) > 40


def test_no_sentence_is_long() -> None:
    assert [part for text in MESSAGES for part in split(text) if words_in(part) > LONGEST] == []


def test_sentences_are_short_on_the_whole() -> None:
    assert mean(words_in(part) for text in MESSAGES for part in split(text)) <= MEAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translated_sentence_is_long(language: str) -> None:
    forms = [form for each in catalogue(language) if each.id for form in texts_of(each.string)]
    assert [part for form in forms for part in split(form) if words_in(part) > LONGEST_ELSEWHERE] == []


@pytest.mark.parametrize(("word", "better"), PLAIN_WORDS.items(), ids=PLAIN_WORDS.values())
def test_plain_words_are_used(word: str, better: str) -> None:
    found = [text for text in MESSAGES if re.search(rf"\b{word}\b", text, re.IGNORECASE)]
    assert found == [], f"better: {better}"


def test_typographic_marks_are_used() -> None:
    assert [text for text in MESSAGES if "..." in text or " - " in text] == []
