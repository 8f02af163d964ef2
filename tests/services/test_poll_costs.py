"""What the reminders of a vote would cost, before it opens: roughly how many people they reach, and never who."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.poll_reminders import Extent, Reach
from bot.domain.polls import DraftChange, Sensitivity
from bot.domain.preferences import Preferences, Where
from bot.services import polls
from storage import letters as outbox
from storage.contacts import Contact, keep_contact
from storage.preferences import put_preferences
from storage.store import Transaction
from tests.services.polling_place import GUILD, NOON, OWNER, WORDS, PollingPlace, polling_place
from tests.services.reminded import ANY_DAY, chooses

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=90) as place:
        yield place


async def cost(place: PollingPlace, **change: object) -> Reach:
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    changed = DraftChange(**change)  # type: ignore[arg-type]
    await place.store.run(polls.change_draft, OWNER, draft.id, changed, now=place.now)
    cost = await place.store.run(polls.cost_of, OWNER, draft.id, now=place.now)
    while not cost.is_known:
        cost = await place.store.run(polls.cost_of, OWNER, draft.id, now=place.now, so_far=cost)
    return cost.reach


async def test_the_cost_counts_those_who_want_reminders_and_have_a_moment_for_one(place: PollingPlace) -> None:
    assert await cost(place) == Reach(Extent.AT_LEAST, 90, 86)
    for person in range(30):
        await chooses(place, person, reminders=False)
    for person in range(30, 42):
        await chooses(place, person, paused_until=NOON + 30 * DAY)
    assert await cost(place) == Reach(Extent.ABOUT, 90, 45)
    assert await cost(place, sensitivity=Sensitivity.SENSITIVE) == Reach(Extent.ABOUT, 90, 45)
    for person in range(42, 87):
        await chooses(place, person, reminders=False)
    assert await cost(place) == Reach(Extent.FEW, 90)


async def test_nobody_is_counted_where_there_is_no_reminder(place: PollingPlace) -> None:
    assert (await cost(place, reminders=0)).extent is Extent.FEW
    assert (await cost(place, closes_at=NOON + 20 * HOUR)).extent is Extent.FEW


async def test_for_many_people_some_stand_for_the_others(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=1000) as place:
        in_order = sorted(place.asked)

        def settle(tx: Transaction) -> None:
            for number, person in enumerate(in_order):
                put_preferences(tx, Preferences(person, GUILD, NOON, ANY_DAY, reminders=number % 4 < 3))

        await place.store.run(settle)
        said = await cost(place)
        assert said.extent is Extent.ABOUT
        assert 600 <= said.people <= 900


async def test_whoever_is_not_written_to_is_not_counted(place: PollingPlace) -> None:
    for person in range(20):
        await chooses(place, person, where=Where.PANEL)
    for person in range(20, 40):
        closed = Contact(closed_at=NOON - HOUR) if person % 2 else Contact(unanswered=2)
        await place.store.run(keep_contact, GUILD, place.asked[person], closed)
    assert await cost(place) == Reach(Extent.ABOUT, 90, 50)


async def test_what_was_sent_this_week_and_what_is_planned_leaves_no_room(place: PollingPlace) -> None:
    soon = NOON + 3 * DAY
    for person in range(40):
        for ago in (1, 2, 3):
            await sent(place, person, NOON - ago * HOUR * 24)
    assert await cost(place, closes_at=soon) == Reach(Extent.ABOUT, 90, 50)
    assert await cost(place, closes_at=NOON + 14 * DAY) == Reach(Extent.AT_LEAST, 90, 86)  # the week is over by then
    await place.opens_poll(closes_in=2 * DAY)
    assert await cost(place, closes_at=NOON + 2 * DAY) == Reach(Extent.FEW, 90)  # nobody hears twice on one day


async def sent(place: PollingPlace, person: int, at: datetime) -> None:
    """Let somebody have been sent a note."""
    note = NewLetter(
        LetterKind("test"), f"test:{person}:{at}", GUILD, None, place.asked[person], "0" * 32, at, NOON + DAY
    )

    def write(tx: Transaction) -> None:
        outbox.write_letter(tx, note)
        tx.sql.execute(
            outbox.letters.update()
            .where(outbox.letters.c.dedupe_key == note.dedupe_key)
            .values(state="sent", sent_at=at)
        )

    await place.store.run(write)
