"""Until when words without a name can be reached: as it was said, whatever the clocks do and wherever the server is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.anonymous import (
    AnonymousAnswer,
    Box,
    BoxState,
    next_due,
    ours_for,
    pack_answer,
    stands_under,
    unpack_answer,
)
from bot.domain.contributions import GivenAnswer
from bot.domain.people import RoleGroup
from tests.services.answered import a_topic

EVENING = datetime(2026, 3, 20, 20, tzinfo=UTC)  # in London, nine days before the clocks go forward
BOX = Box(a_topic("b", anonymous=True), BoxState.SETTLED, b"", EVENING)


def test_the_key_goes_in_the_evening_of_the_day_that_was_said_though_the_clocks_change() -> None:
    until = ours_for(EVENING + timedelta(seconds=7), "Europe/London")
    assert until == datetime(2026, 4, 3, 19, tzinfo=UTC)
    assert next_due(BOX, until - timedelta(days=1), "Europe/London") == until


def test_what_was_said_holds_though_the_server_moves() -> None:
    box = replace(BOX, ours_until=EVENING)
    assert next_due(box, EVENING - timedelta(hours=2), "Europe/Paris") == EVENING - timedelta(hours=1)
    assert next_due(box, EVENING - timedelta(hours=1), "Europe/Paris") == EVENING


def test_an_answer_never_stands_under_fewer_than_its_author_agreed_to() -> None:
    worker, manager, carer = RoleGroup.WORKER, RoleGroup.MANAGER, RoleGroup.FAMILY_CARER
    given = AnonymousAnswer(carer, GivenAnswer(1, ("Tea", "")), under_group=True, pool=(worker, carer))
    assert stands_under(unpack_answer(pack_answer(given)), (carer,)) == (worker, carer)
    assert stands_under(given, (manager, carer)) == (worker, manager, carer)
    assert stands_under(given, ()) == ()
