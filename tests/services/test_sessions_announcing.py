"""Announcing a session: once, in time, with its twin, and with no more of places than anybody may know."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import limits
from bot.domain.people import ChannelId, PersonId
from bot.domain.places_left import PlacesLeft
from bot.domain.refreshing import REFRESH
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import Session, SessionState, TwinWords
from bot.domain.subjects import SubjectId
from bot.domain.times import Meant
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services import lifecycle, sessions, standing_cards, threads, topics
from bot.services.reminding import plan_some
from bot.services.topics import opening
from storage import coordinators
from storage import sessions as kept
from storage import topics as kept_topics
from storage.servers import put_server
from storage.store import Store
from tests.services.asked import BETHAN, MANAGERS, SERVER, WORKERS, furnish
from tests.services.held import ANNOUNCED, WORDS, a_session, arrive, as_it_is, planned
from tests.services.polling_place import GUILD, NOTICES

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
async def session(store: Store) -> Session:
    await furnish(store)
    return await planned(store, a_session())


async def announce_due(store: Store, now: datetime) -> None:
    for one in await store.run(sessions.sessions_to_announce, now=now):
        await store.run(sessions.announce_due, one, now=now)


async def twin_of(store: Store, session: Session) -> Topic:
    twin = (await as_it_is(store, session)).twin
    found = None if twin is None else await store.run(kept_topics.topic, GUILD, TopicId(twin))
    assert found is not None
    return found


async def told(store: Store) -> Sequence[str]:
    """Return about what people are soon told."""
    rows = await store.run(lambda tx: tx.sql.exec_driver_sql("SELECT subject FROM to_remind").scalars().all())
    return [str(one) for one in rows]


async def test_it_is_announced_at_its_time_and_not_before_and_once(store: Store, session: Session) -> None:
    assert await store.run(sessions.next_to_announce, now=ANNOUNCED - DAY) == ANNOUNCED
    assert await store.run(sessions.sessions_to_announce, now=ANNOUNCED - MINUTE) == ()
    await store.run(sessions.announce_due, session.id, now=ANNOUNCED - MINUTE)
    assert (await as_it_is(store, session)).opened_at is None
    for _ in range(2):
        await announce_due(store, ANNOUNCED)
    opened = await as_it_is(store, session)
    assert (opened.opened_at, opened.channel) == (ANNOUNCED, NOTICES)
    assert await store.run(sessions.next_to_announce, now=ANNOUNCED) is None
    assert [kind for kind, _ in await arrive(store, ANNOUNCED)] == ["session_card", "topic_card"]
    assert set(await told(store)) == {session.id, opened.twin}, "and everybody is told, once of each"
    assert len(await told(store)) == 2 * (len(WORKERS) + len(MANAGERS))


async def test_its_twin_asks_the_same_for_the_same_until_three_weeks_after(store: Store, session: Session) -> None:
    await announce_due(store, ANNOUNCED)
    twin = await twin_of(store, session)
    assert twin.state is TopicState.OPEN
    assert (twin.words.question, twin.words.options, twin.words.prompts) == (
        WORDS.twin.question,
        WORDS.twin.options,
        WORDS.twin.prompts,
    )
    assert (twin.words.why, twin.offer, twin.twin_of, twin.author) == (
        WORDS.aim,
        session.offer,
        SubjectId(session.id),
        session.author,
    )
    assert twin.closes_at == datetime(2026, 4, 14, 19, tzinfo=UTC), "20:00 there: the clocks have changed meanwhile"


async def test_a_twin_has_no_note_of_its_own_when_it_opens_and_one_on_its_last_day(
    store: Store, session: Session
) -> None:
    await announce_due(store, ANNOUNCED)
    twin = await twin_of(store, session)
    while await store.run(plan_some, now=ANNOUNCED):
        pass
    keys = await store.run(
        lambda tx: tx.sql.exec_driver_sql("SELECT dedupe_key FROM letters WHERE kind = 'topic_note'").scalars().all()
    )
    assert {str(key).rsplit(":", 1)[1] for key in keys if twin.id in key} == {"close"}


@pytest.mark.parametrize("asks", [TwinWords(), TwinWords("What words?")])
async def test_without_a_question_that_can_be_asked_it_is_announced_alone(store: Store, asks: TwinWords) -> None:
    await furnish(store)
    session = await planned(store, a_session(words=replace(WORDS, twin=asks)))
    await announce_due(store, ANNOUNCED)
    assert (await as_it_is(store, session)).twin is None
    assert [kind for kind, _ in await arrive(store, ANNOUNCED)] == ["session_card"]


async def test_without_a_notices_channel_it_waits_for_one(store: Store, session: Session) -> None:
    await store.run(put_server, replace(SERVER, notices_channel=None))
    assert await store.run(sessions.next_to_announce, now=ANNOUNCED) is None
    await store.run(sessions.announce_due, session.id, now=ANNOUNCED)
    assert (await as_it_is(store, session)).opened_at is None
    await store.run(put_server, SERVER)
    await announce_due(store, ANNOUNCED + DAY)
    assert (await as_it_is(store, session)).is_announced


async def test_what_has_begun_meanwhile_is_not_announced_any_more(store: Store, session: Session) -> None:
    assert await store.run(sessions.sessions_to_announce, now=session.starts_at) == ()
    assert await store.run(sessions.next_to_announce, now=session.starts_at) is None


async def test_held_twice_it_is_announced_together_and_has_one_twin_until_after_the_second(
    store: Store, session: Session
) -> None:
    later = Meant(session.meant.local + 9 * DAY, session.meant.zone)
    second = await planned(store, a_session("6f", beside=session.id, meant=later))
    await announce_due(store, ANNOUNCED)
    first, again = await as_it_is(store, session), await as_it_is(store, second)
    assert first.twin == again.twin
    assert first.opened_at == again.opened_at == ANNOUNCED
    assert (await twin_of(store, first)).closes_at == datetime(2026, 4, 23, 19, tzinfo=UTC)
    assert (await store.run(sessions.session_on_show, first.id)).also_at == second.starts_at
    assert (await store.run(sessions.session_on_show, second.id)).also_at == first.starts_at
    kinds = [kind for kind, _ in await arrive(store, ANNOUNCED)]
    assert kinds == ["session_card", "session_card", "topic_card"]


async def test_the_card_leads_to_the_thread_of_its_twin_wherever_that_stands(store: Store, session: Session) -> None:
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    twin = await twin_of(store, session)
    (task,) = await store.run(threads.tasks_due, now=ANNOUNCED)
    await store.run(threads.note_done, task, now=ANNOUNCED)
    assert ("session_edit", session.id) in await arrive(store, ANNOUNCED)
    seen = await store.run(sessions.session_on_show, session.id)
    assert seen.twin is not None
    assert (seen.twin.id, seen.twin.thread) == (SubjectId(twin.id), task.thread.id)


async def test_it_names_whoever_planned_it_until_they_coordinate_here_no_longer(store: Store, session: Session) -> None:
    await store.run(coordinators.put_coordinator, GUILD, BETHAN.person)
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    assert (await store.run(sessions.session_on_show, session.id)).contact == BETHAN.person
    await store.run(lifecycle.note_left, GUILD, BETHAN.person, now=ANNOUNCED + DAY)
    assert (await store.run(sessions.session_on_show, session.id)).contact is None
    assert await arrive(store, ANNOUNCED + DAY) == [("session_edit", session.id)]


async def comes(store: Store, session: Session, number: int) -> None:
    reply = SessionReply(session.id, PersonId(number), ReplyKind.GOING, number, PlaceState.HELD)
    await store.run(kept.keep_reply, GUILD, reply)


async def test_places_left_change_every_six_hours_and_never_sooner(store: Store) -> None:
    await furnish(store)
    session = await planned(store, a_session(places=12))
    await announce_due(store, ANNOUNCED)
    assert (await as_it_is(store, session)).places_shown is PlacesLeft.PLENTY
    for number in range(1, 9):
        await comes(store, session, number)
    due = await store.run(sessions.next_places, now=ANNOUNCED)
    assert due == ANNOUNCED + REFRESH
    assert await store.run(sessions.refresh_places, now=due - MINUTE) == 0
    assert (await store.run(sessions.session_on_show, session.id)).session.places_shown is PlacesLeft.PLENTY
    await arrive(store, ANNOUNCED)
    assert await store.run(sessions.refresh_places, now=due) == 1
    assert (await as_it_is(store, session)).places_shown is PlacesLeft.FEW
    assert await arrive(store, due) == [("session_edit", session.id)]
    assert await store.run(sessions.refresh_places, now=due + REFRESH) == 0
    assert await arrive(store, due + REFRESH) == [("session_edit", session.id)], "it shows whether it still stands"
    assert await store.run(sessions.next_places, now=session.starts_at) is None


async def test_it_is_over_at_its_end_and_its_twin_goes_on(store: Store, session: Session) -> None:
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    ends = session.ends_at
    assert await store.run(sessions.next_to_end, now=ANNOUNCED) == ends
    await store.run(sessions.end_session, session.id, now=ends - MINUTE)
    assert (await as_it_is(store, session)).state is SessionState.PLANNED
    for _ in range(2):
        for one in await store.run(sessions.sessions_to_end, now=ends):
            await store.run(sessions.end_session, one, now=ends)
    over = await as_it_is(store, session)
    assert (over.state, over.ended_at) == (SessionState.OVER, ends)
    assert ("session_edit", session.id) in await arrive(store, ends)
    assert (await twin_of(store, session)).state is TopicState.OPEN
    assert session.id not in await told(store)


async def test_in_a_new_notices_channel_stand_both_cards(store: Store, session: Session) -> None:
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    here = replace(SERVER, notices_channel=ChannelId(77))
    await store.run(standing_cards.bring, here, now=ANNOUNCED + DAY)
    assert [kind for kind, _ in await arrive(store, ANNOUNCED + DAY)].count("session_card") == 1


async def test_what_was_heard_live_stands_in_the_thread_marked_so_and_counts_as_no_answer(
    store: Store, session: Session
) -> None:
    await announce_due(store, ANNOUNCED)
    await arrive(store, ANNOUNCED)
    twin = await twin_of(store, session)
    (port,) = store.nouns.twins
    await store.run(port.hear, SubjectId(twin.id), "Most say “passing”.", now=ANNOUNCED)
    assert [kind for kind, _ in await arrive(store, ANNOUNCED)] == [], "it waits for its thread"
    (task,) = await store.run(threads.tasks_due, now=ANNOUNCED)
    await store.run(threads.note_done, task, now=ANNOUNCED)
    assert ("topic_live", twin.id) in await arrive(store, ANNOUNCED)
    await store.run(port.hear, SubjectId(twin.id), "", now=ANNOUNCED + DAY)
    assert ("topic_live_edit", twin.id) in await arrive(store, ANNOUNCED + DAY)
    assert (await store.run(topics.summary_for_letter, twin.id)).answers is None


async def test_when_its_twin_closes_the_card_leads_to_what_was_said_there(store: Store, session: Session) -> None:
    await announce_due(store, ANNOUNCED)
    twin = await twin_of(store, session)
    await store.run(sessions.end_session, session.id, now=session.ends_at)
    await arrive(store, twin.closes_at - MINUTE)
    await store.run(topics.close_topic, twin.id, now=twin.closes_at)
    assert ("session_edit", session.id) in await arrive(store, twin.closes_at)
    seen = await store.run(sessions.session_on_show, session.id)
    assert seen.twin is not None
    assert not seen.twin.is_open


async def test_a_server_that_let_the_bot_go_is_forgotten_with_its_sessions(store: Store, session: Session) -> None:
    await announce_due(store, ANNOUNCED)
    await comes(store, session, 1)
    await planned(store, a_session("7a", meant=Meant(session.meant.local + 60 * DAY, session.meant.zone)))
    await store.run(lifecycle.note_removed, GUILD, now=ANNOUNCED)
    assert await store.run(sessions.next_to_end, now=ANNOUNCED) is None, "all that concerns it rests"
    await store.run(lifecycle.forget_departed, now=ANNOUNCED + 31 * DAY)
    assert await store.run(kept.session, None, session.id) is None


async def test_where_too_many_questions_are_open_its_twin_comes_once_there_is_room(
    store: Store, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(opening, "OPEN_TOPICS", replace(limits.OPEN_TOPICS, most=0))
        await announce_due(store, ANNOUNCED)
        await store.run(sessions.refresh_places, now=ANNOUNCED + REFRESH)
    assert (await as_it_is(store, session)).twin is None
    await store.run(sessions.refresh_places, now=ANNOUNCED + 2 * REFRESH)
    assert (await twin_of(store, session)).state is TopicState.OPEN
