"""Moving and cancelling sessions: all that hangs on their time follows, and nobody's change is lost silently."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.refusals import NotAllowed, NotFound, TooLate
from bot.domain.replies import ReplyKind
from bot.domain.session_moves import Cancelling, SessionMove
from bot.domain.sessions import SeriesId, Session, SessionId, SessionState
from bot.domain.times import Meant
from bot.domain.topics import TopicState
from bot.services import sessions, topics
from storage.store import Store
from tests.services.asked import BETHAN, ELSEWHERE, RHYS, WORKERS, furnish, someone
from tests.services.held import ANNOUNCED, a_session, arrive, as_it_is, change, planned
from tests.services.test_sessions_announcing import announce_due, twin_of

DAY = timedelta(days=1)
NEXT_WEEK = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)  # half past ten there: the clocks have changed
LATER = ANNOUNCED + DAY
TO_NEXT_WEEK = SessionMove(starts_at=NEXT_WEEK)


@pytest.fixture
async def session(store: Store) -> Session:
    """Have a session be announced, with its twin."""
    await furnish(store)
    made = await planned(store, a_session())
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    return await as_it_is(store, made)


async def test_moved_it_is_its_next_edition_with_card_twin_and_notes_that_follow(
    store: Store, session: Session
) -> None:
    told = await store.run(sessions.move_session, BETHAN, session.id, TO_NEXT_WEEK, seen=0, now=LATER)
    moved = await as_it_is(store, session)
    assert (told.done, told.after) == (True, moved)
    assert (moved.starts_at, moved.edition, moved.moved_at) == (NEXT_WEEK, 1, LATER)
    assert moved.meant.local == session.meant.local + 7 * DAY
    twin = await twin_of(store, session)
    assert twin.closes_at == datetime(2026, 4, 21, 19, tzinfo=UTC) == told.twin_closes
    assert await arrive(store, LATER) == [("session_edit", session.id), ("topic_edit", twin.id)]
    assert await store.run(sessions.next_to_end, now=LATER) == NEXT_WEEK + timedelta(minutes=90)


async def test_whoever_has_seen_it_otherwise_is_shown_what_changed_and_overwrites_nothing(
    store: Store, session: Session
) -> None:
    await store.run(sessions.move_session, BETHAN, session.id, TO_NEXT_WEEK, seen=0, now=LATER)
    to_evening = SessionMove(starts_at=NEXT_WEEK + timedelta(hours=9))
    asked = await store.run(sessions.move_session, RHYS, session.id, to_evening, seen=0, now=LATER)
    assert (asked.meanwhile, asked.done, asked.before.starts_at) == (True, False, NEXT_WEEK)
    assert (await as_it_is(store, session)).starts_at == NEXT_WEEK
    cancelled = await store.run(sessions.cancel_session, RHYS, session.id, Cancelling.ALONE, seen=0, now=LATER)
    assert (cancelled.meanwhile, cancelled.cancelled) == (True, ())
    done = await store.run(sessions.move_session, RHYS, session.id, to_evening, seen=asked.before.edition, now=LATER)
    assert (done.done, (await as_it_is(store, session)).edition) == (True, 2)


async def test_pressed_twice_or_by_two_who_want_the_same_it_moves_once(store: Store, session: Session) -> None:
    for who in (BETHAN, BETHAN, RHYS):
        told = await store.run(sessions.move_session, who, session.id, TO_NEXT_WEEK, seen=0, now=LATER)
        assert told.done
    assert (await as_it_is(store, session)).edition == 1


async def test_a_link_that_changes_is_a_move_and_stays_byte_for_byte(store: Store, session: Session) -> None:
    link = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_AbC%40thread.v2/0?context=%7b%22Tid%22%7d"
    await store.run(sessions.move_session, BETHAN, session.id, SessionMove(where=link), seen=0, now=LATER)
    moved = await as_it_is(store, session)
    assert (moved.words.where, moved.edition, moved.starts_at) == (link, 1, session.starts_at)


async def test_once_it_has_begun_a_wrong_link_can_be_changed_and_whoever_comes_is_told(
    store: Store, session: Session
) -> None:
    link, begun = "https://zoom.us/j/12345678901?pwd=Right", session.starts_at + timedelta(minutes=1)
    assert session.id in [one.id for one in await store.run(sessions.sessions_to_move, BETHAN, now=begun)]
    here = someone(WORKERS[0])
    await store.run(sessions.say_reply, here, session.id, ReplyKind.GOING, now=LATER)
    await store.run(sessions.move_session, BETHAN, session.id, SessionMove(where=link), seen=0, now=begun)
    assert (await as_it_is(store, session)).words.where == link
    ask = "SELECT person FROM letters WHERE kind = 'session_moved' AND state = 'pending'"
    assert await store.run(lambda tx: tx.sql.exec_driver_sql(ask).scalars().all()) == [here.person]


async def test_one_that_nobody_was_told_of_moves_quietly_and_is_announced_in_time(store: Store) -> None:
    await furnish(store)
    session = await planned(store, a_session())
    early = ANNOUNCED - 10 * DAY
    await store.run(sessions.move_session, BETHAN, session.id, TO_NEXT_WEEK, seen=0, now=early)
    moved = await as_it_is(store, session)
    assert (moved.has_moved, moved.announces_at, moved.edition) == (False, NEXT_WEEK - 21 * DAY, 1)
    assert await arrive(store, early) == []


async def test_held_twice_the_twin_stays_open_until_three_weeks_after_the_last(store: Store) -> None:
    await furnish(store)
    first = await planned(store, a_session())
    second = await planned(
        store, a_session("6f", beside=first.id, meant=Meant(first.meant.local + 2 * DAY, first.meant.zone))
    )
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    await store.run(sessions.move_session, BETHAN, first.id, TO_NEXT_WEEK, seen=0, now=LATER)
    assert (await twin_of(store, second)).closes_at == datetime(2026, 4, 21, 19, tzinfo=UTC)
    assert ("session_edit", second.id) in await arrive(store, LATER), "it says when the other is"
    how = Cancelling.WITH_TWIN
    told = await store.run(sessions.cancel_session, BETHAN, first.id, how, seen=1, now=LATER)
    assert not told.has_twin, "it is the other's as well"
    assert (await twin_of(store, second)).closes_at > LATER


async def test_other_laws_for_clocks_move_it_and_say_so_and_what_is_meant_stays(store: Store, session: Session) -> None:
    assert await store.run(sessions.clocks_due, now=LATER) is None
    await change(store, session, starts_at=session.starts_at + timedelta(hours=1))  # as the old laws had it
    assert await store.run(sessions.clocks_due, now=LATER) == LATER
    assert await store.run(sessions.follow_clocks, now=LATER) == 1
    again = await as_it_is(store, session)
    assert (again.starts_at, again.meant, again.edition, again.moved_at) == (
        session.starts_at,
        session.meant,
        1,
        LATER,
    )
    assert ("session_edit", session.id) in await arrive(store, LATER)
    assert await store.run(sessions.follow_clocks, now=LATER) == 0


@pytest.mark.parametrize("how", [Cancelling.ALONE, Cancelling.WITH_TWIN])
async def test_cancelled_its_card_says_so_and_its_twin_stays_open_unless_that_is_closed_too(
    store: Store, session: Session, how: Cancelling
) -> None:
    for _ in range(2):
        told = await store.run(sessions.cancel_session, BETHAN, session.id, how, seen=0, now=LATER)
        assert [one.id for one in told.cancelled] == [session.id]
    cancelled = await as_it_is(store, session)
    assert (cancelled.state, cancelled.ended_at) == (SessionState.CANCELLED, LATER)
    assert ("session_edit", session.id) in await arrive(store, LATER)
    for one in await store.run(topics.topics_to_close, now=LATER):
        await store.run(topics.close_topic, one, now=LATER)
    open_still = (await twin_of(store, session)).state is TopicState.OPEN
    assert open_still is (how is Cancelling.ALONE)
    assert await store.run(sessions.next_to_end, now=LATER) is None


async def test_of_a_series_one_is_cancelled_or_it_and_all_that_follow(store: Store) -> None:
    await furnish(store)
    weekly = [
        await planned(
            store,
            a_session(
                f"{n}e", series=SeriesId("5" * 32), meant=Meant(a_session().meant.local + n * 7 * DAY, "Europe/London")
            ),
        )
        for n in range(1, 5)
    ]
    await store.run(sessions.cancel_session, BETHAN, weekly[1].id, Cancelling.ALONE, seen=0, now=LATER)
    told = await store.run(sessions.cancel_session, RHYS, weekly[2].id, Cancelling.ALL_THAT_FOLLOW, seen=0, now=LATER)
    assert [one.id for one in told.cancelled] == [weekly[2].id, weekly[3].id]
    states = [(await as_it_is(store, one)).state for one in weekly]
    assert states == [SessionState.PLANNED, *[SessionState.CANCELLED] * 3]
    assert await store.run(sessions.sessions_to_announce, now=weekly[2].announces_at) == (weekly[0].id,)


async def test_what_is_over_begun_or_cancelled_cannot_be_moved_and_says_why(store: Store, session: Session) -> None:
    begun, ended = session.starts_at, session.ends_at
    with pytest.raises(TooLate, match="begun"):
        await store.run(sessions.move_session, BETHAN, session.id, TO_NEXT_WEEK, seen=0, now=begun)
    with pytest.raises(TooLate, match="over"):
        await store.run(sessions.prepared_cancelling, BETHAN, session.id, now=ended)
    await store.run(sessions.cancel_session, BETHAN, session.id, Cancelling.ALONE, seen=0, now=begun)
    with pytest.raises(TooLate, match="was cancelled"):
        await store.run(sessions.prepared_move, RHYS, session.id, TO_NEXT_WEEK, seen=0, now=LATER)
    with pytest.raises(NotFound):
        await store.run(sessions.session_to_move, BETHAN, SessionId("0" * 32), now=LATER)


async def test_only_coordinators_of_this_server_move_and_cancel(store: Store, session: Session) -> None:
    amara = someone(WORKERS[0])
    with pytest.raises(NotAllowed):
        await store.run(sessions.move_session, amara, session.id, TO_NEXT_WEEK, seen=0, now=LATER)
    with pytest.raises(NotAllowed):
        await store.run(sessions.cancel_session, amara, session.id, Cancelling.ALONE, seen=0, now=LATER)
    with pytest.raises(NotAllowed):
        await store.run(sessions.move_session, ELSEWHERE, session.id, TO_NEXT_WEEK, seen=0, now=LATER)
    assert await store.run(sessions.sessions_to_move, RHYS, now=LATER) == (await as_it_is(store, session),)
