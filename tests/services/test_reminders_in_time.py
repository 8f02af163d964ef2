"""Reminders as time passes: told once on each occasion, by the clocks on the wall, and forgotten."""

import zoneinfo
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from shutil import copy
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.domain.letters import LetterState
from bot.domain.people import RoleGroup
from bot.domain.reminders import Pick
from bot.domain.times import Which, Why
from bot.services import lifecycle, partners
from bot.services.reminders import choosing, reminder_letters, schedule, writing
from storage.letters import letters as outbox
from storage.partners import put_partner
from storage.store import Store
from tests.services.reminding import (
    A_DAY,
    A_WEEK,
    ADA,
    BO,
    HERE,
    NOON,
    at,
    changing,
    come,
    draft_of,
    letters,
    own,
    rows,
)


@pytest.fixture
async def store(store: Store) -> Store:
    for who in (ADA, BO):
        await store.run(put_partner, HERE, who.person, RoleGroup.WORKER)
    return store


async def test_what_somebody_wrote_comes_once_at_the_moment_they_chose(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    assert kept.due_at == at("2026-11-23T14:00")
    assert await store.run(schedule.next_due, now=NOON) == kept.due_at
    assert await come(store, kept.due_at - timedelta(seconds=1)) == 0
    assert await come(store, kept.due_at) == 1
    assert await come(store, kept.due_at) == 0
    assert [tuple(one) for one in await letters(store)] == [
        (kept.due_at, kept.due_at + A_WEEK, LetterState.PENDING.value)
    ]
    assert await store.run(schedule.next_due, now=kept.due_at) is None


async def test_what_comes_at_one_moment_comes_in_the_order_in_which_it_was_asked_for(store: Store) -> None:
    asked = [
        await own(store, "tomorrow at 14:00", f"Ring number {number}", now=NOON + timedelta(seconds=number))
        for number in range(6)
    ]
    assert [one.reminder.id for one in await store.run(reminder_letters.coming_for, ADA, now=NOON) if one.reminder] == [
        one.id for one in asked
    ]
    await come(store, at("2026-11-23T14:00"))
    subjects = sa.select(outbox.c.subject).order_by(outbox.c.position)
    written = await store.run(lambda tx: list(tx.sql.execute(subjects).scalars()))
    assert written == [one.id for one in asked]


async def test_what_comes_round_keeps_its_hour_over_both_changes_of_the_clocks(store: Store) -> None:
    for now, first, second in (
        ("2027-03-20T12:00", "2027-03-21T14:00", "2027-03-28T14:00"),
        ("2027-10-23T12:00", "2027-10-24T14:00", "2027-10-31T14:00"),
    ):
        kept = await own(store, "every Sunday at 14:00", now=at(now))
        assert kept.due_at == at(first)
        await come(store, at(first))
        assert (await store.run(writing.my_reminder, ADA, kept.id)).due_at == at(second)
        await store.run(writing.delete_reminder, ADA, kept.id)
    assert at("2027-03-28T14:00") - at("2027-03-21T14:00") == A_WEEK - timedelta(hours=1)


async def test_after_days_of_standing_still_only_the_newest_occasion_is_told(store: Store) -> None:
    kept = await own(store, "every day at 14:00")
    later = at("2026-11-26T15:00")
    assert await come(store, later) == 1
    (only,) = await letters(store)
    assert (only.not_before, only.expires_at) == (at("2026-11-26T14:00"), at("2026-11-27T14:00"))
    assert (await store.run(writing.my_reminder, ADA, kept.id)).due_at == at("2026-11-27T14:00")


async def test_what_came_once_is_not_told_when_it_is_a_week_old(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    assert kept.due_at
    await come(store, kept.due_at + A_WEEK)
    assert await letters(store) == []
    assert await store.run(schedule.next_due, now=NOON) is None


async def test_an_hour_that_the_clocks_skip_is_asked_about_and_moves_on_where_it_comes_round(store: Store) -> None:
    draft = await draft_of(store, at("2027-03-27T12:00"))
    asked = await store.run(choosing.remind_on, ADA, changing(draft), date(2027, 3, 28), 90, now=at("2027-03-27T12:00"))
    assert isinstance(asked, choosing.Unclear)
    assert isinstance(asked.asked, Which)
    assert asked.asked.why is Why.SKIPPED
    nightly = await own(store, "every day at 01:30", now=at("2027-03-27T12:00"))
    assert nightly.due_at == at("2027-03-28T02:30")
    await come(store, at("2027-03-28T02:30"))
    assert (await store.run(writing.my_reminder, ADA, nightly.id)).due_at == at("2027-03-29T01:30")


async def test_an_hour_that_comes_twice_is_asked_about_and_the_second_one_is_kept(store: Store) -> None:
    now = at("2027-10-30T12:00")
    draft = await draft_of(store, now)
    asked = await store.run(choosing.remind_in_words, ADA, changing(draft), "tomorrow at 01:30", now=now)
    assert isinstance(asked, choosing.Unclear)
    assert isinstance(asked.asked, Which)
    assert asked.asked.why is Why.TWICE
    second = asked.asked.choices[1].starts
    kept = await store.run(choosing.remind, ADA, changing(draft), Pick(second), now=now)
    assert kept.meant
    assert (kept.due_at, kept.meant.fold, kept.meant.moment) == (second, 1, second)
    again = await store.run(writing.my_reminder, ADA, kept.id)
    assert again == kept


@pytest.fixture
def london_on_paris_time(tmp_path: Path) -> Iterator[None]:
    """Let a law change the clocks in London to those of Paris."""
    folder = Path(zoneinfo.TZPATH[0]) if zoneinfo.TZPATH else Path()
    source = folder / "Europe" / "Paris"
    if not source.is_file():
        source = Path(str(files("tzdata") / "zoneinfo" / "Europe" / "Paris"))
    (tmp_path / "zones" / "Europe").mkdir(parents=True)
    copy(source, tmp_path / "zones" / "Europe" / "London")
    yield
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


async def test_when_the_law_changes_the_clocks_a_reminder_keeps_its_hour_on_the_wall(
    store: Store, tmp_path: Path, london_on_paris_time: None
) -> None:
    assert await store.run(schedule.follow_zones, "2026a", now=NOON) == 0
    once, often = await own(store, "tomorrow at 14:00"), await own(store, "every Friday at 9am")
    assert await store.run(schedule.follow_zones, "2026a", now=NOON) == 0
    zoneinfo.reset_tzpath(to=[str(tmp_path / "zones")])
    ZoneInfo.clear_cache()
    assert await store.run(schedule.follow_zones, "2026b", now=NOON) == 2
    for one in (once, often):
        again = await store.run(writing.my_reminder, ADA, one.id)
        assert one.due_at
        assert again.due_at == one.due_at - timedelta(hours=1)
        assert again.meant == one.meant


async def test_while_somebody_is_out_of_the_server_nothing_is_written_and_it_goes_on_when_they_are_back(
    store: Store,
) -> None:
    await own(store, "every day at 14:00")
    await store.run(lambda tx: lifecycle.note_left(tx, HERE, ADA.person, now=NOON))
    assert await come(store, NOON + 3 * A_DAY) == 0
    assert await store.run(schedule.next_due, now=NOON) is None
    await store.run(lifecycle.note_arrived, HERE, ADA.person, now=NOON)
    assert await come(store, NOON + 4 * A_DAY) == 1


async def test_whoever_leaves_leaves_no_reminder_behind(store: Store) -> None:
    await own(store, "tomorrow at 14:00")
    await store.run(partners.leave, ADA, now=NOON)
    assert await rows(store) == 0


async def test_after_a_month_away_reminders_are_forgotten(store: Store) -> None:
    await own(store, "every day at 14:00")
    await store.run(lambda tx: lifecycle.note_left(tx, HERE, ADA.person, now=NOON))
    await store.run(lifecycle.forget_the_away, now=NOON + 31 * A_DAY)
    assert await rows(store) == 0


async def test_what_came_for_the_last_time_and_what_was_never_finished_is_forgotten(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    assert kept.due_at
    await own(store, "", "Never finished")
    await come(store, kept.due_at)
    assert await store.run(schedule.forget_reminders, now=NOON + A_DAY + timedelta(hours=2)) == 1
    assert await store.run(schedule.forget_reminders, now=kept.due_at + A_WEEK) == 0  # its letter is still on the way
    await store.run(lambda tx: tx.sql.execute(sa.update(outbox).values(state="sent", message=1)))
    assert await store.run(schedule.forget_reminders, now=kept.due_at + A_WEEK) == 1
