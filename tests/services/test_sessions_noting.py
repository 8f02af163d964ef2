"""What comes to people about a session: one note, up to two reminders, and what becomes of what they said yes to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.hours import Pattern
from bot.domain.letters import Letter
from bot.domain.people import MessageId
from bot.domain.replies import ReplyKind
from bot.domain.session_letters import before_move
from bot.domain.sessions import Afterwards, SessionId, SessionState
from bot.domain.times import Meant
from bot.services import letters, opt_outs, preferences, reminding, sessions
from storage import sessions as kept
from storage.letters import letters as outbox
from storage.store import Store, Transaction
from tests.services.held import a_session
from tests.services.polling_place import GUILD
from tests.services.replied import STARTS, Meeting

GOING, LATER, CANNOT = ReplyKind
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DAY_BEFORE = datetime(2026, 2, 23, 13, 30, tzinfo=UTC)


@pytest.fixture
async def meeting(store: Store) -> Meeting:
    meeting = await Meeting.of(store)
    meeting.now = STARTS - 20 * DAY
    return meeting


async def is_told_of(meeting: Meeting, subject: str = "") -> None:
    """Have it planned what comes to everybody, as when it is announced."""
    await meeting.store.run(reminding.remind_all, GUILD, subject or meeting.session.id, meeting.people)
    while await meeting.store.run(reminding.plan_some, now=meeting.now):
        pass


async def on_the_way(meeting: Meeting) -> dict[str, dict[int, datetime]]:
    """Return what is on its way, by its kind and occasion: to whom, and when."""

    def read(tx: Transaction) -> dict[str, dict[int, datetime]]:
        found: dict[str, dict[int, datetime]] = {}
        asked = outbox.select().where(outbox.c.person.is_not(None), outbox.c.state.in_(("pending", "waiting")))
        for row in tx.sql.execute(asked.order_by(outbox.c.not_before)):
            occasion = row.dedupe_key.rsplit(":", 1)[1] if row.kind == "session_reminder" else ""
            who = meeting.people.index(row.person)
            found.setdefault(f"{row.kind} {occasion}".strip(), {})[who] = row.not_before
        return found

    return await meeting.store.run(read)


async def due(meeting: Meeting) -> list[Letter]:
    claimed = await meeting.store.run(letters.claim_due, now=meeting.now, places=0, people=1000)
    return [one for one in claimed.letters if one.person is not None]


async def test_everybody_hears_of_it_once_but_for_who_has_replied_already(meeting: Meeting) -> None:
    await meeting.says(0, GOING)
    await meeting.says(1, CANNOT)
    await is_told_of(meeting)
    noted = (await on_the_way(meeting))["session_note"]
    assert set(noted) == set(range(2, len(meeting.people)))
    await meeting.says(2, LATER)
    assert set((await on_the_way(meeting))["session_note"]) == set(range(3, len(meeting.people)))


async def test_a_note_on_its_way_says_nothing_to_who_has_replied_meanwhile(meeting: Meeting) -> None:
    await is_told_of(meeting)
    meeting.now = datetime(2026, 2, 5, 13, 31, tzinfo=UTC)
    note, other = (await due(meeting))[:2]
    assert note.person is not None
    await meeting.says(meeting.people.index(note.person), CANNOT)
    assert await meeting.store.run(sessions.noted_of, note, now=meeting.now) is None
    told = await meeting.store.run(sessions.noted_of, other, now=meeting.now)
    assert told is not None
    assert told.session.id == meeting.session.id


async def test_held_twice_people_hear_of_it_once(meeting: Meeting) -> None:
    again = a_session("6f", beside=meeting.session.id, meant=Meant(datetime(2026, 3, 3, 10, 30), "Europe/London"))  # noqa: DTZ001 - what clocks there show
    again = replace(again, opened_at=meeting.session.opened_at, channel=meeting.session.channel)
    await meeting.store.run(kept.add_session, again, now=meeting.now)
    await meeting.says(1, CANNOT)
    await is_told_of(meeting)
    await is_told_of(meeting, again.id)
    notes = await meeting.store.run(
        lambda tx: tx.sql.execute(outbox.select().where(outbox.c.kind == "session_note")).all()
    )
    assert {(row.person, row.subject) for row in notes if row.person in meeting.people[:2]} == {
        (meeting.people[0], meeting.session.id)
    }


async def test_who_has_a_place_is_reminded_in_their_hours_and_who_gives_it_up_is_not(meeting: Meeting) -> None:
    await meeting.comes(0, 1)
    await meeting.says(2, LATER)
    assert await on_the_way(meeting) == {"session_reminder day": {0: DAY_BEFORE, 1: DAY_BEFORE}}, "half past one"
    await meeting.says(0, CANNOT)
    assert await on_the_way(meeting) == {"session_reminder day": {1: DAY_BEFORE}}


async def test_reminders_follow_when_somebody_is_reached_otherwise(meeting: Meeting) -> None:
    await meeting.comes(0)
    any_day = meeting.store.run
    await any_day(preferences.choose_pattern, meeting.actor(0), Pattern.ANY_DAY, now=meeting.now)
    planned = await on_the_way(meeting)
    assert planned == {
        "session_reminder day": {0: STARTS - DAY},
        "session_reminder soon": {0: STARTS - 90 * MINUTE},  # from nine o'clock on they may be reached
    }
    await any_day(preferences.pause_for, meeting.actor(0), 30, now=meeting.now)
    meeting.now = STARTS - DAY
    assert await due(meeting) == [], "a pause holds them, and then it is too late"


async def test_reminders_follow_a_session_that_moves_and_there_are_never_more_than_two(meeting: Meeting) -> None:
    await meeting.comes(0)
    await meeting.store.run(preferences.choose_pattern, meeting.actor(0), Pattern.ANY_DAY, now=meeting.now)
    sent = []
    for days in (0, 9, 18):
        moved = replace(meeting.session, starts_at=STARTS + days * DAY, edition=meeting.session.edition + 1)
        await meeting.store.run(kept.keep_session, moved)
        await is_told_of(meeting)
        for before in (DAY, 90 * MINUTE):
            meeting.now = moved.starts_at - before
            for one in await due(meeting):
                if one.kind == "session_reminder":
                    assert await meeting.store.run(sessions.reminded_of, one, now=meeting.now) == moved
                    await meeting.store.run(letters.mark_sent, one, MessageId(7), at=meeting.now)
                    sent.append(one)
    assert len(sent) == 2


async def test_a_reminder_on_its_way_says_nothing_once_it_is_not_wanted(meeting: Meeting) -> None:
    await meeting.comes(0, 1, 2)
    meeting.now = DAY_BEFORE
    by_person = {one.person: one for one in await due(meeting)}
    first, second, third = (by_person[meeting.people[who]] for who in range(3))
    await meeting.says(0, LATER)
    await meeting.store.run(opt_outs.opt_out, meeting.actor(1), meeting.session.id, now=meeting.now)
    run = meeting.store.run
    assert await run(sessions.reminded_of, first, now=meeting.now) is None
    assert await run(sessions.reminded_of, second, now=meeting.now) is None
    assert await run(sessions.reminded_of, third, now=meeting.now) is not None
    assert await run(sessions.reminded_of, third, now=STARTS) is None, "it has begun"


async def test_who_said_yes_is_told_at_once_that_it_moved_and_from_when_they_believe_it_was(store: Store) -> None:
    meeting = await Meeting.of(store, places=2)
    await meeting.comes(0, 1, 2)
    await meeting.says(3, CANNOT)
    before = meeting.session
    for number in (1, 2):
        after = replace(before, starts_at=STARTS + number * DAY, edition=number)
        await store.run(kept.keep_session, after)
        await store.run(sessions.tell_moved, before, after, now=meeting.now)
        before = after
    assert (await on_the_way(meeting))["session_moved"] == dict.fromkeys((0, 1, 2), meeting.now)
    found = [one for one in await due(meeting) if one.kind == "session_moved"]
    assert {before_move(one.dedupe_key) for one in found} == {STARTS}, "they never knew of the day between"
    news = [await store.run(sessions.told_moved, one, now=meeting.now) for one in found]
    assert [one.at_another_time and one.own.session.starts_at for one in news if one] == [STARTS + 2 * DAY] * 3


async def test_of_what_is_as_it_was_before_anybody_was_told_nothing_is_said(meeting: Meeting) -> None:
    await meeting.comes(0)
    first, later = meeting.session, replace(meeting.session, starts_at=STARTS + DAY, edition=1)
    for before, after, told in (
        (first, later, True),
        (later, replace(first, edition=2), False),
        (first, replace(later, minutes=60, edition=3), True),
        (replace(later, minutes=60), replace(first, minutes=60, edition=4), True),
    ):
        await meeting.store.run(sessions.tell_moved, before, after, now=meeting.now)
        assert ("session_moved" in await on_the_way(meeting)) is told


async def test_who_said_yes_is_told_that_it_is_cancelled_and_nothing_else_any_more(meeting: Meeting) -> None:
    await meeting.comes(0)
    await meeting.says(1, LATER)
    await meeting.store.run(sessions.tell_moved, meeting.session, replace(meeting.session, minutes=60), now=meeting.now)
    cancelled = replace(meeting.session, state=SessionState.CANCELLED, ended_at=meeting.now)
    await meeting.store.run(kept.keep_session, cancelled)
    await meeting.store.run(sessions.tell_cancelled, cancelled, now=meeting.now)
    assert await on_the_way(meeting) == {"session_cancelled": {0: meeting.now}}
    (letter,) = await due(meeting)
    assert await meeting.store.run(sessions.told_cancelled, letter, now=meeting.now) is not None


async def test_a_free_place_is_told_of_at_once_and_that_it_went_on_in_their_hours(store: Store) -> None:
    meeting = await Meeting.of(store, places=1)
    await meeting.comes(0, 1, 2)
    await meeting.says(0, LATER)
    assert (await on_the_way(meeting))["place_offered"] == {1: meeting.now}
    (letter,) = [one for one in await due(meeting) if one.kind == "place_offered"]
    own = await store.run(sessions.told_of_place, letter, now=meeting.now)
    assert own is not None
    assert own.offered_until == meeting.now + DAY
    await meeting.passes(DAY)
    assert await store.run(sessions.told_of_place, letter, now=meeting.now) is None, "it is not theirs any more"
    told = await on_the_way(meeting)
    assert set(told["place_offered"]) == {2}
    assert set(told["place_gone"]) == {1}
    await meeting.says(2, GOING)
    assert set((await on_the_way(meeting))["session_reminder day"]) == {2}


async def test_the_catch_up_is_handed_over_once_and_to_who_was_there_only_if_they_look_for_it(meeting: Meeting) -> None:
    for who, reply in enumerate((GOING, GOING, LATER, CANNOT, CANNOT)):
        await meeting.says(who, reply)
    there = next(one for one in await meeting.replies() if one.person == meeting.people[0])
    await meeting.store.run(kept.keep_reply, meeting.session.guild, replace(there, was_there=True))
    meeting.now = STARTS + DAY
    over = replace(meeting.session, state=SessionState.OVER, ended_at=meeting.now)
    over = replace(over, after=Afterwards("We found better words.", said_at=meeting.now))
    await meeting.store.run(kept.keep_session, over)
    for _ in range(2):
        await meeting.store.run(sessions.tell_caught_up, over, now=meeting.now)
    assert set((await on_the_way(meeting))["session_caught_up"]) == {1, 2, 3, 4}
    meeting.now = datetime(2026, 2, 25, 13, 31, tzinfo=UTC)
    letter = next(one for one in await due(meeting) if one.person == meeting.people[3])
    assert await meeting.store.run(sessions.told_caught_up, letter, now=meeting.now) is not None
    await meeting.store.run(sessions.hear_no_more_of_session, meeting.actor(3), SessionId(meeting.session.id))
    assert await meeting.store.run(sessions.told_caught_up, letter, now=meeting.now) is None


@pytest.mark.parametrize(
    ("starts_at", "planned_in"),
    [
        (datetime(2026, 3, 31, 12, 30, tzinfo=UTC), datetime(2026, 3, 20, 12, tzinfo=UTC)),  # 13:30 in summer time
        (datetime(2026, 10, 27, 13, 30, tzinfo=UTC), datetime(2026, 10, 16, 12, tzinfo=UTC)),  # 13:30 in winter time
    ],
)
async def test_incident_10_a_reminder_planned_before_the_clocks_change_comes_at_the_right_time_after_it(
    store: Store, starts_at: datetime, planned_in: datetime
) -> None:
    meeting = await Meeting.of(store, starts_at=starts_at)
    meeting.now = planned_in
    await meeting.comes(0)
    assert await on_the_way(meeting) == {"session_reminder day": {0: starts_at - DAY}}
    meeting.now = starts_at - DAY
    (reminder,) = await due(meeting)
    assert await store.run(sessions.reminded_of, reminder, now=meeting.now) is not None
