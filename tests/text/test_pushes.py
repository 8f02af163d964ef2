"""What a locked phone shows: a neutral line, and nothing that tells what it is about."""

import re

import pytest

from bot.text import Texts, languages_here
from bot.text.extraction import ROOT
from cogs.kit.letters import NEUTRAL

LONGEST_PUSH = 300
TELLING = ("vote", "poll", "pleidlais", "pôl", "care", "gofal", "work", "gwaith", "{")


@pytest.mark.parametrize("language", languages_here())
def test_a_push_tells_nothing(language: str) -> None:
    line = Texts().words(language)(NEUTRAL)
    assert 0 < len(line) <= LONGEST_PUSH
    assert [word for word in TELLING if word in line.lower()] == []
    assert "Kitchen Table" in line


def test_letters_are_put_together_in_one_place_so_that_each_begins_with_the_neutral_line() -> None:
    elsewhere = [
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "cogs")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\bOutgoingMessage\(\s*(embed=|content=)", path.read_text()) and "rehearsal" not in path.parts
    ]
    assert elsewhere == ["cogs/kit/letters.py"]
