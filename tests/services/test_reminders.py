"""Reminders that people ask for: kept by the clocks on their wall, told once on each occasion."""

import zoneinfo
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from shutil import copy
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.domain.hours import Pattern
from bot.domain.letters import LetterState, Note
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.refusals import Invalid, NotAllowed, NotFound
from bot.domain.reminders import MOST, About, Matter, Often, Pick, Reminder, ReminderId
from bot.domain.times import Which, Why
from bot.services import lifecycle, notes, partners, preferences
from bot.services.reminders import choosing, due, telling, writing
from storage.keys import Keys
from storage.letters import letters as outbox
from storage.partners import put_partner
from storage.reminders import reminders as table
from storage.store import Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LONDON = ZoneInfo("Europe/London")
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
ADA = Actor(PersonId(1_290_000_000_000_000_100), HERE)
BO = Actor(PersonId(1_290_000_000_000_000_101), HERE)
STRANGER = Actor(PersonId(1_290_000_000_000_000_102), HERE)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))
    for who in (ADA, BO):
        await store.run(put_partner, HERE, who.person, RoleGroup.WORKER)
    yield store
    await store.close()


async def own(store: Store, when: str, words: str = "Ring the office", *, now: datetime = NOON) -> Reminder:
    kept = await store.run(writing.write_reminder, ADA, words, when, now=now)
    assert isinstance(kept, Reminder), kept
    return kept


async def draft_of(store: Store, now: datetime = NOON) -> Reminder:
    return await own(store, "", now=now)


def changing(one: Reminder) -> Matter:
    return Matter(About.OWN, one.id, changes=True)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=LONDON).astimezone(UTC)


async def come(store: Store, now: datetime) -> int:
    return await store.run(due.write_due, now=now, limit=100)


async def letters(store: Store) -> list[sa.Row[Any]]:
    asked = sa.select(outbox.c.not_before, outbox.c.expires_at, outbox.c.state).where(outbox.c.kind == due.KIND)
    return await store.run(lambda tx: list(tx.sql.execute(asked.order_by(outbox.c.position))))


async def rows(store: Store) -> int:
    return await store.run(lambda tx: tx.sql.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


async def test_what_somebody_wrote_comes_once_at_the_moment_they_chose(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    assert kept.due_at == at("2026-11-23T14:00")
    assert await store.run(due.next_due, now=NOON) == kept.due_at
    assert await come(store, kept.due_at - timedelta(seconds=1)) == 0
    assert await come(store, kept.due_at) == 1
    assert await come(store, kept.due_at) == 0
    assert [tuple(one) for one in await letters(store)] == [
        (kept.due_at, kept.due_at + A_WEEK, LetterState.PENDING.value)
    ]
    assert await store.run(due.next_due, now=kept.due_at) is None


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
    assert await store.run(due.next_due, now=NOON) is None


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
    assert await store.run(due.follow_zones, "2026a", now=NOON) == 0
    once, often = await own(store, "tomorrow at 14:00"), await own(store, "every Friday at 9am")
    assert await store.run(due.follow_zones, "2026a", now=NOON) == 0
    zoneinfo.reset_tzpath(to=[str(tmp_path / "zones")])
    ZoneInfo.clear_cache()
    assert await store.run(due.follow_zones, "2026b", now=NOON) == 2
    for one in (once, often):
        again = await store.run(writing.my_reminder, ADA, one.id)
        assert one.due_at
        assert again.due_at == one.due_at - timedelta(hours=1)
        assert again.meant == one.meant


async def test_nobody_is_told_twice_what_they_wrote_twice(store: Store) -> None:
    first, second = await own(store, "tomorrow at 14:00"), await own(store, "tomorrow at 2pm")
    assert first.id == second.id
    assert await rows(store) == 1


async def test_there_is_room_for_fifty_and_no_more(store: Store) -> None:
    for number in range(MOST):
        await own(store, "tomorrow at 14:00", f"Number {number}")
    with pytest.raises(Invalid):
        await own(store, "", "One more")
    assert await store.run(writing.write_reminder, BO, "The first", "tomorrow at 14:00", now=NOON)


async def test_told_later_it_comes_again_and_what_comes_round_keeps_its_time(store: Store) -> None:
    once, often = await own(store, "tomorrow at 14:00", "Ring"), await own(store, "every day at 14:00", "Walk")
    moment = at("2026-11-23T14:00")
    assert await come(store, moment) == 2
    later = Pick(moment + timedelta(hours=3))
    again = await store.run(choosing.remind, ADA, Matter(About.OWN, once.id), later, now=moment)
    assert (again.id, again.due_at) == (once.id, later.moment)
    copy_of = await store.run(choosing.remind, ADA, Matter(About.OWN, often.id), later, now=moment)
    assert copy_of.id != often.id
    assert (await store.run(writing.my_reminder, ADA, often.id)).due_at == at("2026-11-24T14:00")
    assert await come(store, moment + timedelta(hours=3)) == 2


async def test_a_changed_time_takes_back_what_was_on_its_way(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    assert kept.due_at
    await come(store, kept.due_at)
    await store.run(choosing.remind_in_words, ADA, changing(kept), "tomorrow at 15:00", now=kept.due_at)
    assert [one.state for one in await letters(store)] == ["cancelled"]


async def test_what_was_deleted_never_comes(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    await store.run(writing.delete_reminder, ADA, kept.id)
    assert await come(store, NOON + A_WEEK) == 0
    with pytest.raises(NotFound):
        await store.run(writing.my_reminder, ADA, kept.id)


async def test_nobody_sees_or_changes_what_somebody_else_wrote(store: Store) -> None:
    kept = await own(store, "tomorrow at 14:00")
    for ask in (
        lambda tx: writing.my_reminder(tx, BO, kept.id),
        lambda tx: writing.delete_reminder(tx, BO, kept.id),
        lambda tx: writing.rewrite_reminder(tx, BO, kept.id, "Mine", "", now=NOON),
        lambda tx: choosing.choices_for(tx, BO, changing(kept), now=NOON),
        lambda tx: writing.my_reminder(tx, Actor(ADA.person, ELSEWHERE), kept.id),
    ):
        with pytest.raises((NotFound, NotAllowed)):
            await store.run(ask)
    assert await store.run(telling.coming_for, BO, now=NOON) == ()


async def test_whoever_has_not_joined_is_told_how(store: Store) -> None:
    with pytest.raises(NotAllowed):
        await store.run(writing.write_reminder, STRANGER, "Ring", "", now=NOON)


async def test_a_menu_makes_it_come_as_often_as_it_says(store: Store) -> None:
    kept = await own(store, "30 November 2026 14:00")
    often = await store.run(writing.choose_often, ADA, kept.id, Often.OTHER_WEEK, now=NOON)
    await come(store, at("2026-11-30T14:00"))
    assert (await store.run(writing.my_reminder, ADA, often.id)).due_at == at("2026-12-14T14:00")
    monthly = await own(store, "30 November 2026 15:00")
    monthly = await store.run(writing.choose_often, ADA, monthly.id, Often.MONTH, now=NOON)
    await come(store, at("2026-11-30T15:00"))
    assert (await store.run(writing.my_reminder, ADA, monthly.id)).due_at == at("2026-12-31T15:00")
    other = await own(store, "30 January 2027 15:00")
    with pytest.raises(Invalid, match="Not every month"):
        await store.run(writing.choose_often, ADA, other.id, Often.MONTH, now=NOON)


async def test_while_somebody_is_out_of_the_server_nothing_is_written_and_it_goes_on_when_they_are_back(
    store: Store,
) -> None:
    await own(store, "every day at 14:00")
    await store.run(lambda tx: lifecycle.note_left(tx, HERE, ADA.person, now=NOON))
    assert await come(store, NOON + 3 * A_DAY) == 0
    assert await store.run(due.next_due, now=NOON) is None
    await store.run(lifecycle.note_arrived, HERE, ADA.person)
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
    assert await store.run(due.forget_reminders, now=NOON + A_DAY + timedelta(hours=2)) == 1
    assert await store.run(due.forget_reminders, now=kept.due_at + A_WEEK) == 0  # its letter is still on the way
    await store.run(lambda tx: tx.sql.execute(sa.update(outbox).values(state="sent", message=1)))
    assert await store.run(due.forget_reminders, now=kept.due_at + A_WEEK) == 1


async def test_later_for_a_note_is_as_long_as_it_is_of_use(store: Store) -> None:
    until = NOON + 3 * A_DAY
    await store.run(notes.write_to_person, HERE, ADA.person, Note("data_answer", "a" * 32, NOON, until))
    letter = await store.run(lambda tx: tx.sql.execute(sa.select(outbox.c.id)).scalar_one())
    matter = Matter(About.NOTE, letter)
    assert (await store.run(choosing.choices_for, ADA, matter, now=NOON)).poll is None
    kept = await store.run(choosing.remind, ADA, matter, Pick(NOON + A_DAY), now=NOON)
    changed = await store.run(choosing.remind, ADA, matter, Pick(NOON + 2 * A_DAY), now=NOON)
    assert changed.id == kept.id
    with pytest.raises(Invalid):
        await store.run(choosing.remind, ADA, matter, Pick(until), now=NOON)
    with pytest.raises(NotFound):
        await store.run(choosing.choices_for, BO, matter, now=NOON)
    await come(store, NOON + 2 * A_DAY)
    assert [(one.not_before, one.expires_at) for one in await letters(store)] == [(NOON + 2 * A_DAY, until)]


async def test_the_choices_fit_the_shifts_somebody_works(store: Store) -> None:
    draft = await draft_of(store)
    await store.run(preferences.choose_pattern, ADA, Pattern.MORNINGS, now=NOON)
    asked = await store.run(choosing.choices_for, ADA, changing(draft), now=NOON)
    assert [(one.offer.value, one.moment) for one in asked.offered] == [
        ("shift", at("2026-11-22T14:30")),
        ("tonight", at("2026-11-22T19:00")),
    ]


async def test_a_picked_time_that_no_menu_offers_is_refused(store: Store) -> None:
    draft = await draft_of(store)
    for pick in (
        Pick(),
        Pick(NOON),
        Pick(NOON + 800 * A_DAY),
        Pick(rule="every=week at=25:00"),
        Pick(before_close=True),
    ):
        with pytest.raises(Invalid):
            await store.run(choosing.remind, ADA, changing(draft), pick, now=NOON)
    with pytest.raises(NotFound):
        await store.run(choosing.remind, ADA, Matter(About.OWN, ReminderId("f" * 32)), Pick(NOON + A_DAY), now=NOON)
