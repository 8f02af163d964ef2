"""What people typed is kept readable and shown harmless."""

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit import clean
from cogs.kit.clean import one_line, shown, tidied

ANYTHING = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            "@everyone",
            "<@1>",
            "<@&2>",
            "<#3>",
            "<t:0:R>",
            "</poll open:4>",
            "<:a:5>",
            "<a:b:6>",
            "https://a.b",
            "discord.gg/x",
            "[a](http://b)",
            "[a\nb](http://c)",
            "\u202e",
            "\u200b",
            "\u200d",
            "👩‍👩‍👧",
            "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
            "e\u0301",
            "**",
            "||",
            "```",
            "\\",
            "\n",
            "# ",
            "-# ",
            "> ",
            "1. ",
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        " ",
        "\n\t",
        "\u200b\u2060\ufeff",
        "\u202e\u2066",
        "\u200d",
        "\u3164",
        "\u2800",
        "\U000e0061",
        "\u034f",
        "\u180b\u17b4",
        "\ufe0f",
    ],
)
def test_spaces_and_invisible_characters_alone_are_nothing(nothing: str) -> None:
    assert tidied(nothing) == ""


@pytest.mark.parametrize("joined", ["👩‍👩‍👧", "👩🏽‍🚀", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "❤️", "1️⃣", "ക്‍", "می‌خواهم"])
def test_joiners_stay_where_they_join(joined: str) -> None:
    assert tidied(f" {joined} ") == joined


def test_text_is_composed_and_its_white_space_folded() -> None:
    assert tidied("  te\u0302\tgoed \r\n\n\n\u2028du  ") == "tê goed\n\ndu"
    assert one_line(" one \n two ") == "one two"


@given(ANYTHING)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not regex.search(r"[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]", once)


@given(ANYTHING)
def test_nothing_shown_can_ping_link_or_be_read_as_mark_up(text: str) -> None:
    seen = shown(tidied(text))
    assert not regex.search(r"@everyone|@here|<[@#:/t]|<a:", seen)
    assert "://" not in seen
    assert "discord.gg/" not in seen
    assert not regex.search(r"(?<!\\)(?:\\\\)*[*_~`|\[\]]", seen.replace("\\\\", ""))
    assert not regex.search(r"^\s*(#{1,3}|-#|>|-|\d+\.) ", seen, regex.MULTILINE)


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), max_size=40))
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    assert shown(tidied(text)) == tidied(text)


_ACROSS_LINES = regex.compile(r"^(\s*)(?=(?:#{1,3}|-#|>{1,3}|[-+])(?:\s|$))|^(\s*\d+)(?=[.)]\s)", regex.MULTILINE)
_LOOKING_BACK = regex.compile(r"(?<!\U0001f3f4[\U000e0020-\U000e007f]*)[\U000e0020-\U000e007f]+")
LINES = st.text(alphabet=" \t\n\r\v\f\x1c\u0085\u2028\u00a0#>-+1٣.)a", max_size=14)
TAGS = st.text(alphabet="\U0001f3f4\U000e0061\U000e007fa ", max_size=10)


@given(LINES)
def test_what_begins_a_line_is_found_as_by_the_plain_slow_pattern(text: str) -> None:
    found = [each.end() for each in clean._LINE_START.finditer(text)]
    assert found == sorted({each.end() for each in _ACROSS_LINES.finditer(text)})


def test_after_an_empty_line_too_what_begins_a_line_is_shown_as_it_was_written() -> None:
    assert shown("a\n\n> b") == "a\n\n\\> b"


@given(LINES)
def test_looking_for_what_begins_a_line_never_reaches_over_lines(text: str) -> None:
    assert all("\n" not in found[0] for found in clean._LINE_START.finditer(text))


@given(TAGS)
def test_flags_keep_their_tags_as_by_the_plain_slow_pattern(text: str) -> None:
    assert clean._TAGS.sub(lambda found: found[1] or "", text) == _LOOKING_BACK.sub("", text)
