"""Fair times on screens: the fullest card there can be reads whole, in both languages, and so does its menu."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.fair_times import Shift, Sitting, Way, advised, times_around, way
from bot.domain.sessions import SessionId
from bot.text import Texts
from cogs.kit import drawing, limits
from cogs.sessions import fair_cards

ZONE = "Europe/London"
STARTS = datetime.fromisoformat("2027-09-22 10:30")  # a Wednesday in September: the longest day to say
EVERYBODY = frozenset(Shift)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_fullest_card_reads_whole(language: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    fair = advised(way(Sitting(STARTS, 90)), (EVERYBODY,) * 4, times_around(STARTS.date(), 90, after=STARTS))
    full = replace(fair, asked_about=(Way((Sitting(STARTS, 90),), EVERYBODY),) * 5)
    card = fair_cards.fair_times(_, full, SessionId("5" * 32), ZONE)
    drawn = drawing.drawn(lambda words: fair_cards.fair_times(words, full, SessionId("5" * 32), ZONE), _)
    assert not drawn.embed["description"].endswith("…")
    menu, _back = card.rows
    assert not isinstance(menu, tuple)
    for choice in menu.choices:  # type: ignore[union-attr]
        assert limits.length(choice.label) <= limits.SELECT_TEXT
        assert limits.length(choice.hint.partition(" · ")[0]) <= limits.SELECT_TEXT  # the English beside it may be cut


def test_a_time_that_suits_all_is_said_to_be_hard_for_nobody() -> None:
    _ = Texts(("en", "cy")).words("en")
    both = way(Sitting(STARTS.replace(hour=14, minute=0), 90), Sitting(STARTS.replace(hour=19, minute=0), 90))
    fair = advised(both, (), ())
    assert (fair_cards.hard(_, fair), fair_cards.fairer(_, fair, ZONE)) == ("**Hard for:** no usual shift", "")


def test_what_was_left_out_before_is_said_with_how_often() -> None:
    _ = Texts(("en", "cy")).words("en")
    chosen = way(Sitting(STARTS.replace(hour=14, minute=0), 90))
    around = tuple(times_around(STARTS.date(), 90, after=STARTS))
    fair = advised(chosen, (frozenset({Shift.NIGHTS}),) * 2, around)
    assert fair_cards.fair_times(_, fair, SessionId("5" * 32), ZONE).body == (
        "**Now:** Wednesday 22 September, 14:00\n**Hard for:** waking nights, weekends\n"
        "The last 2 sessions left out too: waking nights.\nFairest next: Wednesday 22 September, 19:00."
    )
