"""Saying things in the reader's language."""

from datetime import UTC, datetime

import pytest

from bot.text import Texts, Words, languages_here, later
from bot.text.catalogue import Catalogue

WELSH = Catalogue(
    "cy",
    checked=False,
    messages={
        "Answer": ("Ateb",),
        "OK": ("OK",),
        "Hello {name}": ("Helo {name}",),
        "{n} minute": ("{n} munud", "{n} funud", "{n} funud", "{n} munud", "{n} munud"),
    },
    plural_form=lambda n: {1: 1, 2: 2, 3: 3, 6: 4}.get(n, 0),
)


def test_english_is_said_as_it_stands_in_the_code() -> None:
    _ = Texts().words(None)
    assert (_.language, _.checked, _.beside) == ("en", True, None)
    assert _("Hello {name}", name="Ada") == "Hello Ada"
    assert _.label("Answer") == "Answer"
    assert [_.number("{n} minute", "{n} minutes", n) for n in (0, 1, 2)] == ["0 minutes", "1 minute", "2 minutes"]


def test_what_people_wrote_is_never_read_as_a_sentence_again() -> None:
    assert Words()("Hello {name}", name="{name} {0} {") == "Hello {name} {0} {"
    assert Words("cy", WELSH)("Hello {name}", name="Answer") == "Helo Answer"


def test_an_unchecked_language_has_the_english_beside_it() -> None:
    _ = Words("cy", WELSH)
    assert _("Answer") == "Ateb"
    assert _.label("Answer") == "Ateb · Answer"
    assert _.label("OK") == "OK"
    assert _.beside is not None
    assert _.beside("Answer") == "Answer"


def test_what_is_drawn_for_a_menu_s_line_is_said_in_both_while_nobody_has_checked_one() -> None:
    def answers(_: Words, n: int) -> str:
        return f"{_('Answer')} {n}"

    assert Words("cy", WELSH).both(answers, 2) == "Ateb 2 · Answer 2"
    assert Words().both(answers, n=2) == "Answer 2"


def test_a_checked_language_stands_alone() -> None:
    _ = Words("cy", Catalogue("cy", checked=True, messages=WELSH.messages, plural_form=WELSH.plural_form))
    assert _.label("Answer") == "Ateb"
    assert _.beside is None


def test_welsh_has_its_own_plurals() -> None:
    _ = Words("cy", WELSH)
    assert [_.number("{n} minute", "{n} minutes", n) for n in (1, 2, 3, 5)] == [
        "1 funud",
        "2 funud",
        "3 munud",
        "5 munud",
    ]


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    assert Words("cy", WELSH)("Something new") == "Something new"
    assert Words("cy", WELSH).number("{n} day", "{n} days", 2) == "2 days"
    assert later("Something new") == "Something new"


@pytest.mark.parametrize(
    ("choices", "language"),
    [
        ((None, None, "en-GB"), "en"),
        (("cy", "en", "en-US"), "cy"),
        ((None, "cy", "en-US"), "cy"),
        (("xx", None, "zh-CN"), "en"),
        (("en", "cy"), "en"),
        (("CY_gb",), "cy"),
        ((), "en"),
        (("../..",), "en"),
    ],
)
def test_the_first_language_we_know_is_taken(choices: tuple[str | None, ...], language: str) -> None:
    assert Texts().words(*choices).language == language


def test_only_languages_that_are_switched_on_are_spoken() -> None:
    assert Texts(("en",)).words("cy").language == "en"
    assert set(languages_here()) >= {"en", "cy"}


@pytest.mark.parametrize(("language", "said"), [("en", "Sunday 29 March, 02:30"), ("cy", "Dydd Sul 29 Mawrth, 02:30")])
def test_a_moment_is_told_as_the_clocks_there_show_it(language: str, said: str) -> None:
    assert Texts().words(language).moment(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "Europe/London") == said


@pytest.mark.parametrize("language", languages_here())
def test_whoever_wants_shorter_cards_is_known_by_their_words_and_by_the_english_beside_them(language: str) -> None:
    texts = Texts()
    for easy in (True, False):
        _ = texts.words(language, easy=easy)
        assert _.easy is easy
        assert _.beside is None or _.beside.easy is easy
        assert texts.words(language, easy=easy) is _
