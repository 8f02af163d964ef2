"""What a locked phone shows: a neutral line, and nothing that tells what it is about."""

import pytest

from bot.text import Texts, languages_here
from cogs.kit.letters import NEUTRAL

LONGEST_PUSH = 300
TELLING = ("vote", "poll", "pleidlais", "pôl", "care", "gofal", "work", "gwaith", "{")


@pytest.mark.parametrize("language", languages_here())
def test_a_push_tells_nothing(language: str) -> None:
    line = Texts().words(language)(NEUTRAL)
    assert 0 < len(line) <= LONGEST_PUSH
    assert [word for word in TELLING if word in line.lower()] == []
    assert "Kitchen Table" in line
