"""However much coordinators put together, and whatever signs stand in it, everything that they must hear is there."""

from collections.abc import Callable
from functools import partial

import pytest

from bot.domain import limits
from bot.domain.output_drafts import PreparedLine, PreparedOutput, UsedAnswers
from bot.domain.outputs import (
    ABOUT_LENGTH,
    LINE_LENGTH,
    TITLE_LENGTH,
    LineId,
    Output,
    OutputId,
    OutputLine,
    OutputState,
    OutputWords,
)
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import Quote
from bot.domain.sources import Piece, PieceSource
from bot.domain.subjects import SubjectId
from bot.text import Texts, Words
from cogs.kit.cards import Card
from cogs.kit.drawing import drawn
from cogs.kit.limits import EMBED_DESCRIPTION
from cogs.outputs import line_cards, panel_cards
from tests.services.polling_place import NOON

SIGN = "*"  # each is two when it is shown
LINK = f"https://example.org/{'_' * 490}"
WORDS = OutputWords(SIGN * TITLE_LENGTH, SIGN * ABOUT_LENGTH, LINK)
MADE = Output(
    OutputId("a" * 32), GuildId(1), PersonId(2), WORDS, OutputState.PUBLISHED, NOON, edition=1, published_at=NOON
)
LINES = tuple(
    OutputLine(LineId(f"{number:032x}"), MADE.id, number, SIGN * LINE_LENGTH if number > 1 else "")
    for number in range(1, limits.OUTPUT_LINES.most + 1)
)
SOURCE = PieceSource(SubjectId("b" * 32), SIGN * 300, is_sensitive=False)
PIECES = tuple(
    Piece(f"{number:032x}", SOURCE.id, PersonId(1), RoleGroup.WORKER, SIGN * 4000, Quote.IN_OTHER_WORDS)
    for number in range(90)
)
EVERY = frozenset(line.id for line in LINES)


def panel(_: Words) -> Card:
    said = line_cards.taken_out(_, LINES[-1])
    return panel_cards.panel(_, PreparedOutput(MADE, LINES, EVERY, has_news=True), said)


CARDS: dict[str, Callable[[Words], Card]] = {
    "panel": panel,
    "answers": partial(
        line_cards.choose_answers,
        found=UsedAnswers(MADE, None, SOURCE, PIECES, frozenset(one.id for one in PIECES)),
        page=1,
    ),
    "line": partial(line_cards.line, found=PreparedLine(MADE, LINES[-1], len(LINES), PIECES, unquotable=True)),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_all_of_it_fits_and_nothing_is_cut_but_what_somebody_wrote(name: str, language: str) -> None:
    draw = CARDS[name]
    words = Texts().words(language)
    text = str(drawn(draw, words).embed["description"])
    assert len(text) < EMBED_DESCRIPTION
    english = draw(Words())
    for said in (english.body, english.small):
        assert all(line in text for line in said.splitlines())
