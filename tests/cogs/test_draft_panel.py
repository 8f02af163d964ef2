"""A draft's panel stays short, whatever came before, and still says what protects people."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, product

import pytest

from bot.domain.oversight import Ending, Oversight
from bot.domain.polls import Caution, Poll, PollDraft, Prepared
from bot.text import Texts, Words
from cogs.polls import caution_cards, draft_cards
from tests.text.samples import samples
from tests.text.test_every_card import MOST_WORDS, told
from tests.text.test_house_style import words_in

POLL: Poll = samples(Poll)[0]
ITEM: Oversight = samples(Oversight)[0]
ORDINARY = [caution for caution in Caution if caution is not Caution.NEARLY_THE_SAME_PEOPLE]
SENSITIVE = [caution for caution in Caution if caution is not Caution.UNANIMOUS_SHOWS_ALL]
SOME = [some for kind in (ORDINARY, SENSITIVE) for n in range(5) for some in combinations(kind, n)]
BACK = (None, *(ending for ending in Ending if ending is not Ending.STOP))
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def prepared(cautions: tuple[Caution, ...], ending: Ending | None = None) -> Prepared:
    item = replace(ITEM, ending=ending) if ending else None
    return Prepared(PollDraft(POLL, 0, cautions, NOON), item)


@pytest.mark.parametrize(("cautions", "ending", "anew"), [*product(SOME, BACK, (True, False))])
def test_whatever_came_before_it_is_at_most_sixty_words(
    cautions: tuple[Caution, ...], ending: Ending | None, anew: bool
) -> None:
    card = draft_cards.desk(Words(), prepared(cautions, ending), group=True, anew=anew)
    assert words_in(told(card)) <= MOST_WORDS, told(card)


def test_that_one_answer_from_everybody_tells_all_is_on_the_panel_whatever_else_there_is_to_know() -> None:
    for anew in (True, False):
        card = draft_cards.desk(Words(), prepared(tuple(ORDINARY)), group=False, anew=anew)
        assert "If everyone agrees, each answer is known." in card.small


@pytest.mark.parametrize("language", ["en", "cy"])
def test_everything_to_know_is_one_press_away_in_full(language: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    card = draft_cards.desk(_, prepared(tuple(Caution)), group=False)
    assert "draft-know" in {part.verb for row in card.rows if isinstance(row, tuple) for part in row}
    body = caution_cards.in_full(_, prepared(tuple(Caution)).draft).body
    assert len(body.split("\n\n")) == len(Caution)


def test_where_there_is_nothing_to_know_no_button_leads_to_it() -> None:
    card = draft_cards.desk(Words(), prepared(()), group=False)
    assert "draft-know" not in {part.verb for row in card.rows if isinstance(row, tuple) for part in row}
    assert caution_cards.in_full(Words(), prepared(()).draft).body == "Nothing stands in the way."
