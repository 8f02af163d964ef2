"""Jobs and the right time: Discord is asked it before what cannot be undone, and a wrong clock is said."""

import logging
from datetime import datetime, timedelta

import pytest

from bot.services import Transaction
from tests.bot.beating import Beat
from tests.bot.post import NOON, letter
from tests.bot.test_jobs import HOUR


async def test_a_clock_that_was_ahead_stops_no_forgetting(beat: Beat) -> None:
    forgot: list[datetime] = []

    def forget(tx: Transaction, /, *, now: datetime) -> None:
        forgot.append(now)

    beat.jobs.add((), (forget,))
    for now in (NOON + 300 * 24 * HOUR, NOON):
        await beat.jobs.do(now)
    assert forgot == [NOON + 300 * 24 * HOUR, NOON]


async def test_before_what_cannot_be_undone_discord_is_asked_the_time(beat: Beat) -> None:
    beat.has("can be undone", NOON)
    beat.has("cannot", NOON + HOUR, checks_clock=True)
    await beat.beats()
    beat.office.clock.move(HOUR)
    await beat.beats()
    assert beat.doubted == [False, True]


async def test_before_anything_is_forgotten_discord_is_asked_the_time(beat: Beat) -> None:
    beat.jobs.add((), (lambda tx, *, now: beat.done.append("forgotten"),))
    beat.clock_is_right = False
    await beat.beats()
    assert (beat.doubted, beat.done) == ([True], [])
    beat.clock_is_right = True
    for _ in range(2):
        await beat.beats()
    assert (beat.doubted, beat.done) == ([True, True, False], ["forgotten"])


async def test_what_cannot_be_undone_waits_for_discords_clock_where_ours_is_a_little_ahead(beat: Beat) -> None:
    beat.off = timedelta(minutes=4)
    beat.has("can be undone", NOON, None)
    beat.has("cannot", NOON, checks_clock=True)
    assert await beat.beats() == NOON + beat.off
    assert beat.done == ["can be undone"]
    beat.office.clock.move(beat.off)
    await beat.beats()
    assert beat.done == ["can be undone", "cannot"]


async def test_while_the_clock_is_wrong_nothing_is_done_and_it_is_said_once_an_hour(
    beat: Beat, caplog: pytest.LogCaptureFixture
) -> None:
    beat.has("job", NOON)
    beat.clock_is_right = False
    await beat.office.write(letter())
    for _ in range(61):
        assert await beat.beats() == beat.office.clock.now() + timedelta(minutes=1)
        beat.office.clock.move(timedelta(minutes=1))
    assert (beat.done, beat.office.discord.asked) == ([], 0)
    said = [one for one in caplog.records if one.levelno == logging.CRITICAL]
    assert [one.getMessage().partition(".")[0] for one in said] == [
        "This computer's clock is more than 5 minutes off"
    ] * 2
