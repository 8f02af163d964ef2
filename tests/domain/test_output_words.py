"""The words of what is made together: as they are kept, and what is refused."""

import pytest

from bot.domain.output_drafts import seen, seen_words
from bot.domain.output_words import checked_line, checked_output_words
from bot.domain.outputs import ABOUT_LENGTH, LINE_LENGTH, TITLE_LENGTH, OutputWords
from bot.domain.refusals import Invalid

LINK = "https://example.org/card?v=1#tea"


def test_words_are_kept_in_one_line_and_a_link_as_it_was_typed() -> None:
    typed = OutputWords(" The  pocket\ncard ", " For your\npocket. ", f" {LINK} ")
    assert checked_output_words(typed) == OutputWords("The pocket card", "For your pocket.", LINK)
    assert checked_output_words(OutputWords("Tea", link="  ")) == OutputWords("Tea")
    assert checked_line(" Tea\n first. ") == "Tea first."
    assert checked_line("🫖" * (LINE_LENGTH // 2)) == "🫖" * (LINE_LENGTH // 2)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (OutputWords("  "), "what it is called"),
        (OutputWords("a" * (TITLE_LENGTH + 1)), "called is too long"),
        (OutputWords("Tea", "a" * (ABOUT_LENGTH + 1)), "about it is too long"),
        (OutputWords("Tea", link="http://example.org"), "begin with https://"),
        (OutputWords("Tea", link="see the website"), "alone"),
        (OutputWords("Tea", link="https://me:secret@example.org"), "before an @"),
        (OutputWords("Tea", link="https://zoom.us/s/8123?zak=a"), "host's own link"),
    ],
)
def test_what_does_not_fit_or_nobody_should_press_is_refused_in_a_sentence(words: OutputWords, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_output_words(words)
    assert why in refusal.value.sentence


@pytest.mark.parametrize("line", ["", " \n ", "a" * (LINE_LENGTH + 1), "🫖" * (LINE_LENGTH // 2 + 1)])
def test_an_empty_or_a_long_line_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        checked_line(line)


def test_what_stands_for_words_differs_where_they_do_and_tells_which_belong_together() -> None:
    assert seen_words(OutputWords("Tea", "first")) != seen_words(OutputWords("Tea first"))
    assert seen("Tea") == seen("Tea") != seen("tea")
