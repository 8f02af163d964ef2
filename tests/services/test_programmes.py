"""Programmes: one runs at a time, what opens meanwhile belongs to it, and its card is told of each change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import Server
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId
from bot.domain.programmes import Programme, ProgrammeId, ProgrammeWords
from bot.domain.progress import ProgressState
from bot.domain.refusals import Invalid, NotAllowed, NotFound, TooMany
from bot.domain.session_moves import Cancelling, SessionMove
from bot.domain.times import Meant
from bot.domain.topics import TopicId
from bot.services import lifecycle, polls, programmes, sessions, standing_cards, topics
from storage import programmes as table
from storage.departures import note_departure
from storage.servers import put_server
from storage.store import Store
from tests.services.asked import BETHAN, ELSEWHERE, RHYS, SERVER, WORKERS, drafted, furnish, someone
from tests.services.held import ANNOUNCED, a_session, planned
from tests.services.polling_place import GUILD, NOON, NOTICES

A_DAY = timedelta(days=1)
LAST_DAY = ProgrammeWords("Last days", "A pocket card.", "today", "26 February 2026")  # six days on
OVER = datetime(2026, 2, 27, tzinfo=UTC)
WAS, OPEN = ProgressState.WAS, ProgressState.OPEN


@pytest.fixture(autouse=True)
async def furnished(store: Store) -> None:
    await furnish(store)


async def begun(store: Store, words: ProgrammeWords = LAST_DAY, now: datetime = NOON) -> Programme:
    return await store.run(programmes.begin_programme, BETHAN, words, now=now)


async def asks(store: Store, now: datetime = NOON) -> TopicId:
    topic = await drafted(store)
    await store.run(topics.open_topic, BETHAN, topic.id, now=now)
    return topic.id


async def votes(store: Store, now: datetime = NOON) -> PollId:
    words = PollWords("Which form?", ("Video", "Card"), "")
    poll = await store.run(polls.draft_poll, BETHAN, words, now=now)
    await store.run(polls.open_poll, BETHAN, poll.id, now=now)
    return poll.id


async def stands(store: Store, now: datetime) -> Sequence[tuple[str, ProgressState]]:
    found = await store.run(programmes.programme_here, GUILD, now=now)
    return () if found is None else [(one.kind, one.state) for one in found.entries]


async def edits(store: Store) -> int:
    count = "SELECT count(*) FROM letters WHERE kind = 'programme_edit'"
    number: int = await store.run(lambda tx: tx.sql.exec_driver_sql(count).scalar_one())
    return number


async def test_what_opens_while_it_runs_belongs_to_it_and_nothing_before(store: Store) -> None:
    await votes(store, NOON - A_DAY)
    await begun(store)
    topic, poll = await asks(store), await votes(store)
    assert await stands(store, NOON) == [("poll", OPEN), ("topic", OPEN)]
    await store.run(topics.close_topic_early, BETHAN, topic, now=NOON + A_DAY)
    assert await stands(store, NOON + A_DAY) == [("topic", WAS), ("poll", OPEN)]
    await store.run(polls.withdraw_poll, BETHAN, poll, now=NOON + A_DAY)
    assert await stands(store, NOON + A_DAY) == [("topic", WAS)]


async def test_a_session_stands_there_from_its_plan_to_its_end_and_no_longer_once_it_is_cancelled(store: Store) -> None:
    await begun(store, ProgrammeWords("Last days", "A card.", "today", "31 March 2026"))
    await planned(store, a_session())
    cancelled = await planned(store, a_session("5f"))
    await planned(store, a_session("60", meant=Meant(datetime(2026, 4, 2, 10, 30), "Europe/London")))  # noqa: DTZ001
    assert await stands(store, NOON) == [("session", ProgressState.COMES)] * 2
    await store.run(sessions.announce_due, cancelled.id, now=ANNOUNCED)
    assert await edits(store) == 1  # with the question that is its twin
    over, later = cancelled.ends_at, ANNOUNCED + A_DAY
    move = SessionMove(starts_at=cancelled.starts_at + A_DAY)
    await store.run(sessions.move_session, BETHAN, cancelled.id, move, seen=0, now=later)
    assert await edits(store) == 2
    await store.run(sessions.cancel_session, RHYS, cancelled.id, Cancelling.ALONE, seen=1, now=later + A_DAY)
    assert await edits(store) == 3
    assert await stands(store, ANNOUNCED) == [("session", ProgressState.COMES), ("topic", OPEN)]
    await store.run(sessions.announce_due, a_session().id, now=ANNOUNCED)
    await store.run(sessions.end_session, a_session().id, now=over)
    assert await stands(store, over) == [("session", WAS), *[("topic", OPEN)] * 2]


async def test_one_that_began_before_it_was_told_here_has_what_opened_since_its_first_day(store: Store) -> None:
    await votes(store, NOON - 9 * A_DAY)
    await asks(store, NOON - 3 * A_DAY)
    await begun(store, ProgrammeWords("Last days", "A card.", "16 February 2026", "in 2 weeks"))
    assert await stands(store, NOON) == [("topic", OPEN)]


async def test_its_card_is_told_of_each_thing_that_opens_goes_on_closes_or_is_withdrawn(store: Store) -> None:
    await begun(store)
    moment, seen = NOON, 0
    topic, poll = await asks(store, moment), await votes(store, moment + timedelta(minutes=1))
    withdrawn = await votes(store, moment + timedelta(minutes=2))
    assert await edits(store) == (seen := 3)
    await store.run(topics.close_topic_early, BETHAN, topic, now=moment + A_DAY)
    assert await edits(store) == (seen := seen + 1)
    await store.run(polls.withdraw_poll, BETHAN, withdrawn, now=moment + 2 * A_DAY)
    assert await edits(store) == (seen := seen + 1)
    due = await store.run(polls.next_to_end, now=moment)
    assert due is not None
    for _ in ("too few have answered, so it goes on", "it ends"):
        due = await store.run(polls.next_to_end, now=due)
        assert due is not None
        await store.run(polls.end_poll, poll, now=due)
        assert await edits(store) == (seen := seen + 1)


async def test_a_second_one_is_refused_until_the_first_has_ended(store: Store) -> None:
    first = await begun(store)
    with pytest.raises(TooMany, match="runs here already"):
        await begun(store)
    await store.run(programmes.end_programme, RHYS, first.id, now=NOON + A_DAY)
    assert await store.run(programmes.programme_here, GUILD, now=NOON + A_DAY) is None
    again = await store.run(programmes.end_programme, RHYS, first.id, now=NOON + 2 * A_DAY)
    assert again.ended_at == NOON + A_DAY
    second = await begun(store, now=NOON + A_DAY)
    assert second.id != first.id


async def test_it_ends_by_itself_when_its_last_day_is_over_and_what_is_open_goes_on(store: Store) -> None:
    first = await begun(store)
    topic = await asks(store)
    assert await store.run(programmes.next_to_end, now=NOON) == OVER
    await store.run(programmes.end_due_programme, first.id, now=OVER - timedelta(seconds=1))
    assert await store.run(programmes.programmes_to_end, now=OVER) == (first.id,)
    for _ in range(2):
        await store.run(programmes.end_due_programme, first.id, now=OVER + A_DAY)
    assert await store.run(programmes.programme_here, GUILD, now=OVER + A_DAY) is None
    assert await store.run(programmes.next_to_end, now=OVER) is None
    told = await store.run(programmes.programme_for_letter, first.id, now=OVER + A_DAY)
    assert (told.programme.ended_at, [one.state for one in told.entries]) == (OVER, [OPEN])
    before = await edits(store)
    await store.run(topics.close_topic_early, BETHAN, topic, now=OVER + timedelta(hours=20))
    assert await edits(store) == before + 1  # its card says so although it has ended
    await begun(store, ProgrammeWords("The next", "More.", "20 February 2026", "in 2 weeks"), now=OVER + A_DAY)
    assert await stands(store, OVER + A_DAY) == []  # that question is of the first


async def test_it_is_changed_as_often_as_one_likes_and_refused_days_change_nothing(store: Store) -> None:
    it = await begun(store)
    words = ProgrammeWords("First days", "A poster.", "1 March 2026", "31 March 2026", "A training day.")
    changed = await store.run(programmes.change_programme, RHYS, it.id, words, now=NOON)
    assert (changed.title, changed.starts_on, changed.ends_on) == ("First days", date(2026, 3, 1), date(2026, 3, 31))
    for starts, ends, why in (("3 March", "2 March", "before"), ("then", "2 March", "first"), ("3 March", "", "last")):
        wrong = ProgrammeWords("X", "Y", starts, ends)
        with pytest.raises(Invalid, match=why):
            await store.run(programmes.change_programme, RHYS, it.id, wrong, now=NOON)
    found = await store.run(programmes.programme_here, GUILD, now=NOON)
    assert found is not None
    assert found.programme == changed


async def test_coordinators_owe_a_word_on_what_comes_next_two_weeks_before_the_end(store: Store) -> None:
    it = await begun(store, ProgrammeWords("Last days", "A card.", "today", "31 March 2026"))
    before = datetime(2026, 3, 17, 22, tzinfo=UTC)  # two weeks and an hour: clocks go forward meanwhile
    assert await store.run(programmes.wants_what_follows, GUILD, now=before) is None
    assert await store.run(programmes.wants_what_follows, GUILD, now=before + timedelta(hours=2)) == it
    words = ProgrammeWords("Last days", "A card.", "today", "31 March 2026", "A training day.")
    await store.run(programmes.change_programme, RHYS, it.id, words, now=before)
    assert await store.run(programmes.wants_what_follows, GUILD, now=before + A_DAY) is None


async def test_another_server_neither_sees_nor_changes_it_and_partners_do_not_either(store: Store) -> None:
    it = await begun(store)
    with pytest.raises(NotAllowed):
        await store.run(programmes.end_programme, someone(WORKERS[0]), it.id, now=NOON)
    await store.run(lambda tx: put_server(tx, Server(ELSEWHERE.guild, coordinator_role=SERVER.coordinator_role)))
    assert await store.run(programmes.programme_here, ELSEWHERE.guild, now=NOON) is None
    for foreign in (it.id, ProgrammeId("0" * 32)):
        with pytest.raises(NotFound):
            await store.run(programmes.end_programme, ELSEWHERE, foreign, now=NOON)


async def test_it_rests_while_the_bot_is_away_and_goes_with_a_server_that_is_forgotten(store: Store) -> None:
    it = await begun(store)
    await store.run(lambda tx: note_departure(tx, GUILD, now=NOON))
    assert await store.run(programmes.programmes_to_end, now=OVER) == ()
    await store.run(lifecycle.forget_departed, now=NOON + 90 * A_DAY)
    assert await store.run(table.programme, it.id) is None


async def test_without_a_notices_channel_it_runs_and_its_card_comes_once_there_is_one(store: Store) -> None:
    await store.run(lambda tx: put_server(tx, Server(GUILD, coordinator_role=SERVER.coordinator_role)))
    await begun(store)
    cards = "SELECT place FROM letters WHERE kind = 'programme_card'"
    assert await store.run(lambda tx: tx.sql.exec_driver_sql(cards).all()) == []
    await store.run(lambda tx: standing_cards.bring(tx, SERVER, now=NOON))
    assert await store.run(lambda tx: tx.sql.exec_driver_sql(cards).all()) == [(NOTICES,)]
