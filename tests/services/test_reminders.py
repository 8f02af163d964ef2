"""Reminders that people ask for: theirs alone, as many as fit, and changed as they like."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.domain.hours import Pattern
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.limits import OWN_REMINDERS
from bot.domain.people import Actor, RoleGroup
from bot.domain.refusals import Invalid, NotAllowed, NotFound, TooMany
from bot.domain.reminders import Matter, Often, Pick, ReminderId, ReminderKind
from bot.services import notes, preferences
from bot.services.reminders import choosing, reminder_letters, writing
from storage.letters import letters as outbox
from storage.partners import put_partner
from storage.store import Store
from tests.services.reminding import (
    A_DAY,
    A_WEEK,
    ADA,
    BO,
    ELSEWHERE,
    HERE,
    NOON,
    STRANGER,
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


async def test_nobody_is_told_twice_what_they_wrote_twice(store: Store) -> None:
    first, second = await own(store, "tomorrow at 14:00"), await own(store, "tomorrow at 2pm")
    assert first.id == second.id
    assert await rows(store) == 1


async def test_there_is_room_for_fifty_and_no_more(store: Store) -> None:
    for number in range(OWN_REMINDERS.most):
        await own(store, "tomorrow at 14:00", f"Number {number}")
    with pytest.raises(TooMany):
        await own(store, "", "One more")
    assert await store.run(writing.write_reminder, BO, "The first", "tomorrow at 14:00", now=NOON)


async def test_told_later_it_comes_again_and_what_comes_round_keeps_its_time(store: Store) -> None:
    once, often = await own(store, "tomorrow at 14:00", "Ring"), await own(store, "every day at 14:00", "Walk")
    moment = at("2026-11-23T14:00")
    assert await come(store, moment) == 2
    later = Pick(moment + timedelta(hours=3))
    again = await store.run(choosing.remind, ADA, Matter(ReminderKind.OWN, once.id), later, now=moment)
    assert (again.id, again.due_at) == (once.id, later.moment)
    copy_of = await store.run(choosing.remind, ADA, Matter(ReminderKind.OWN, often.id), later, now=moment)
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
    assert await store.run(reminder_letters.coming_for, BO, now=NOON) == ()


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


async def test_later_for_a_note_is_as_long_as_it_is_of_use(store: Store) -> None:
    until = NOON + 3 * A_DAY
    await store.run(notes.write_to_person, HERE, ADA.person, PrivateLetter(LetterKind("some"), "a" * 32, NOON, until))
    letter = await store.run(lambda tx: tx.sql.execute(sa.select(outbox.c.id)).scalar_one())
    matter = Matter(ReminderKind.NOTE, letter)
    assert (await store.run(choosing.choices_for, ADA, matter, now=NOON)).subject is None
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
        await store.run(
            choosing.remind, ADA, Matter(ReminderKind.OWN, ReminderId("f" * 32)), Pick(NOON + A_DAY), now=NOON
        )
