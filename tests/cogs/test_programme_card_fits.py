"""The fullest programme there can be still reads whole on its one card, in every language."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.domain.programmes import Programme, ProgrammeId, ProgrammeSoFar
from bot.domain.progress import ProgressEntry, ProgressState
from bot.text import Texts
from cogs.kit import drawing, limits
from cogs.programmes.drawing import public
from tests.cogs.every_feature import every_feature

LANGUAGES = ("en", "cy")
NOON = datetime(2027, 9, 22, 12, tzinfo=UTC)
DRAWN_BY = {kind: draw for feature in every_feature() for kind, draw in feature.progress.items()}


@pytest.mark.parametrize(
    ("language", "mark"),  # nothing but marks fills two languages' room by itself
    [("en", "w"), ("en", "*"), ("en", "👩‍👩‍👧"), ("cy", "w"), ("cy", "👩‍👩‍👧")],
)
def test_it_reads_whole_and_says_how_much_more_there_is(language: str, mark: str) -> None:
    def text(most: int) -> str:
        return mark * (most // limits.length(mark))

    day = date(2027, 9, 22)
    it = Programme(
        ProgrammeId("0" * 32), GuildId(1), PersonId(2), text(100), text(300), day, day, NOON, follows=text(300)
    )
    kinds, a_day = sorted(DRAWN_BY), timedelta(days=1)
    entries = tuple(
        ProgressEntry(kinds[n % len(kinds)], text(300), state, NOON + n * a_day)
        for state in ProgressState
        for n in range(40)
    )
    _ = Texts(LANGUAGES).words(language)
    drawn = drawing.drawn(public(ProgrammeSoFar(it, entries), DRAWN_BY, runs_it=True), _)
    said = drawn.embed["description"]
    assert limits.length(said) <= limits.EMBED_DESCRIPTION
    assert not said.endswith("…")
    assert said.count(_.number("and {n} more", "and {n} more", 37)) == len(ProgressState)
    last_was, first_was = (f"<t:{int((NOON + n * a_day).timestamp())}:F>" for n in (39, 0))
    assert (
        said.count(first_was) == said.count(last_was) * 2
    )  # soonest first of what is open and comes; of the rest, last
