"""Moves of sessions, over every change of clocks: what is meant is what clocks there show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Invalid
from bot.domain.session_moves import SessionMove, at, moved_to, next_edition, same_place_and_time
from bot.domain.sessions import ANNOUNCED_BEFORE, Venue
from bot.domain.times import Meant, meant_at
from tests.services.held import a_session

ZONES: Final = st.sampled_from(["Europe/London", "Europe/Warsaw", "America/New_York", "Asia/Kolkata", "Africa/Lagos"])
CLOCKS: Final = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 30))  # noqa: DTZ001 - what clocks there show
MOMENTS: Final = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
NOW: Final = datetime(2026, 12, 31, 12, tzinfo=UTC)
A_DAY: Final = timedelta(days=1)
A_SESSION: Final = a_session(meant=Meant(datetime(2027, 3, 23, 13, 30), "Europe/London"))  # noqa: DTZ001


@given(ZONES, CLOCKS, MOMENTS)
def test_whenever_it_is_moved_it_is_when_clocks_there_show_what_is_meant(
    zone: str, planned: datetime, moment: datetime
) -> None:
    planned, moment = (one.replace(second=0, microsecond=0) for one in (planned, moment))
    session = a_session(meant=Meant(planned, zone))
    moved = moved_to(session, SessionMove(starts_at=moment), now=NOW)
    assert moved.starts_at == moment == moved.meant.moment
    assert moved.meant.local == moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    same = moment == session.starts_at
    assert moved.announces_at == (session.announces_at if same else max(moment - ANNOUNCED_BEFORE, NOW))


@given(ZONES, CLOCKS, st.integers(0, 1))
def test_what_is_meant_comes_out_of_its_moment_again_unless_clocks_skip_it(
    zone: str, local: datetime, fold: int
) -> None:
    meant = Meant(local.replace(second=0, microsecond=0), zone, fold)
    again = meant_at(meant.moment, zone)
    skipped = again.local != meant.local
    assert again.moment == meant.moment
    assert not skipped or again.local > meant.local, "a time that is skipped moves forward"


@given(CLOCKS, st.integers(-3, 3))
def test_laws_that_change_move_the_moment_and_never_what_clocks_show(local: datetime, hours: int) -> None:
    session = a_session(meant=Meant(local.replace(second=0, microsecond=0), "Europe/London"))
    off = replace(session, starts_at=session.starts_at + timedelta(hours=hours))  # as other laws had it
    again = at(off, off.meant, now=NOW)
    assert (again.meant, again.starts_at) == (session.meant, session.starts_at)
    assert again.ends_at - again.starts_at == timedelta(minutes=session.minutes)


def test_half_past_one_stays_half_past_one_over_the_change_in_march_and_in_october() -> None:
    for day, hour in ((23, 13), (30, 12)):
        moment = datetime(2027, 3, day, hour, 30, tzinfo=UTC)
        assert moved_to(A_SESSION, SessionMove(starts_at=moment), now=NOW).meant.local.hour == 13
    for day, hour in ((26, 12), (31, 13)):
        moment = datetime(2027, 10, day, hour, 30, tzinfo=UTC)
        assert moved_to(A_SESSION, SessionMove(starts_at=moment), now=NOW).meant.local.hour == 13


def test_of_two_same_hours_as_clocks_go_back_each_is_kept_apart() -> None:
    first, second = (datetime(2027, 10, 31, hour, 30, tzinfo=UTC) for hour in (0, 1))
    moved = [moved_to(A_SESSION, SessionMove(starts_at=one), now=NOW).meant for one in (first, second)]
    assert [(one.local.hour, one.fold, one.moment) for one in moved] == [(1, 0, first), (1, 1, second)]


@pytest.mark.parametrize(
    ("move", "says"),
    [
        (SessionMove(starts_at=NOW), "That time has passed."),
        (SessionMove(starts_at=NOW + timedelta(days=400)), "up to a year ahead"),
        (SessionMove(minutes=0), "at least"),
        (SessionMove(minutes=14 * 60), "up to 8 hours"),
        (SessionMove(where="https://us02web.zoom.us/s/123456789?zak=abc"), "the host's own link"),
    ],
)
def test_what_cannot_be_is_refused_and_says_what_to_do(move: SessionMove, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        moved_to(A_SESSION, move, now=NOW)


def test_across_midnight_is_fine() -> None:
    moved = moved_to(A_SESSION, SessionMove(datetime(2027, 3, 23, 23, 30, tzinfo=UTC), 90), now=NOW)
    assert moved.ends_at.date() == datetime(2027, 3, 24, tzinfo=UTC).date()


def test_each_move_is_the_next_edition_and_only_of_what_was_told_it_is_said_that_it_moved() -> None:
    after = moved_to(A_SESSION, SessionMove(where="Bethesda Hall"), now=NOW)
    assert after.venue is Venue.IN_PERSON
    assert not same_place_and_time(A_SESSION, after)
    moved = next_edition(A_SESSION, after, now=NOW)
    assert (moved.edition, moved.has_moved, replace(moved, opened_at=NOW).has_moved) == (1, False, False)
    assert next_edition(replace(A_SESSION, opened_at=NOW), replace(after, opened_at=NOW), now=NOW + A_DAY).has_moved
