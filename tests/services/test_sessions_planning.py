"""Writing and planning a session: every change, every refusal, and the dates that follow."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain import limits
from bot.domain.people import RoleGroup
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotReady, TooLate, TooMany
from bot.domain.session_drafts import SessionChange
from bot.domain.sessions import Repeats, Session, SessionState, SessionWords, TwinWords, Venue
from bot.domain.times import Meant
from bot.services import sessions
from storage.servers import put_server
from storage.sessions import planned_here
from storage.store import Store
from tests.services.asked import BETHAN, ELSEWHERE, RHYS, SERVER, WORKERS, furnish, someone
from tests.services.polling_place import GUILD, NOON

DAY = timedelta(days=1)
HELD = SessionWords(
    "Talking about dying: what words do we use?",
    "We find words that help at the bedside.",
    "https://teams.microsoft.com/meet/3712345678901?p=aB3",
    "Grace and Amara",
    TwinWords("Which words do you use?", ("Plain ones", "None yet")),
)


@pytest.fixture
async def draft(store: Store) -> Session:
    await furnish(store)
    return await store.run(sessions.draft_session, BETHAN, HELD, now=NOON)


async def change(store: Store, draft: Session, change: SessionChange) -> Session:
    return await store.run(sessions.change_session, RHYS, draft.id, change, now=NOON)


async def plan(store: Store, draft: Session) -> Session:
    return await store.run(sessions.plan_session, BETHAN, draft.id, now=NOON)


async def test_a_draft_has_sensible_defaults_and_is_planned_as_it_is(store: Store, draft: Session) -> None:
    assert (draft.minutes, draft.places, draft.meant.local) == (90, None, datetime.fromisoformat("2026-03-13T14:00"))
    planned = await plan(store, draft)
    assert (planned.state, planned.starts_at) == (SessionState.PLANNED, datetime(2026, 3, 13, 14, tzinfo=UTC))
    assert planned.announces_at == datetime(2026, 2, 20, 14, tzinfo=UTC)
    assert await plan(store, draft) == planned
    assert await store.run(planned_here, GUILD) == (planned,)


async def test_the_next_draft_begins_at_a_time_for_those_whom_the_one_before_left_out(
    store: Store, draft: Session
) -> None:
    await plan(store, draft)
    other = await store.run(sessions.draft_session, BETHAN, HELD, now=NOON + DAY)
    assert (draft.meant.local.hour, other.meant.local.hour) == (14, 19)


async def test_everything_about_a_draft_can_be_changed_and_back(store: Store, draft: Session) -> None:
    everything = SessionChange(
        starts_at=NOON + 40 * DAY,
        minutes=60,
        venue=Venue.ZOOM,
        places=12,
        offer="A thank-you of one session.",
        costs="Your bus fare.",
        audience=frozenset({RoleGroup.WORKER}),
        twin=TwinWords("What helps?", ("Time",), ("Say more",)),
    )
    changed = await change(store, draft, everything)
    assert (changed.starts_at, changed.meant) == (
        NOON + 40 * DAY,
        Meant(datetime.fromisoformat("2026-04-01T13:00"), "Europe/London"),
    )
    assert (changed.minutes, changed.venue, changed.places) == (60, Venue.ZOOM, 12)
    assert (changed.words.twin.question, changed.words.title) == ("What helps?", HELD.title)
    assert changed.audience == {RoleGroup.WORKER}
    assert (await change(store, draft, SessionChange(for_all=True, audience=frozenset()))).places is None


async def test_held_twice_each_week_makes_rows_of_their_own_that_share_what_they_are(
    store: Store, draft: Session
) -> None:
    thursday = NOON + 41 * DAY
    await change(store, draft, SessionChange(starts_at=thursday, second_at=thursday - 2 * DAY))
    await change(store, draft, SessionChange(repeats=Repeats.WEEKLY, occasions=3))
    first = await plan(store, draft)
    found = await store.run(planned_here, GUILD)
    assert [one.starts_at for one in found] == [thursday + n * DAY for n in (-2, 0, 5, 7, 12, 14)]
    assert first.id == draft.id == found[0].id
    assert [one.beside for one in found] == [None, first.id, None, found[2].id, None, found[4].id]
    assert {one.series for one in found} == {first.series}
    assert [one.announces_at for one in found[:2]] == [found[0].starts_at - 21 * DAY] * 2


async def test_a_second_time_that_is_the_first_is_none(store: Store, draft: Session) -> None:
    first, again = NOON + 41 * DAY, NOON + 42 * DAY
    assert (await change(store, draft, SessionChange(starts_at=first, second_at=again))).second is not None
    assert (await change(store, draft, SessionChange(starts_at=again))).second is None
    assert (await change(store, draft, SessionChange(second_at=again))).second is None


async def test_a_session_that_cannot_be_is_refused_and_the_draft_stays(store: Store, draft: Session) -> None:
    for wrong in (
        SessionChange(starts_at=NOON - DAY),
        SessionChange(second_at=NOON + 400 * DAY),
        SessionChange(candidates=(NOON + DAY, NOON - DAY)),
        SessionChange(minutes=0),
        SessionChange(minutes=14 * 60),
        SessionChange(places=501),
    ):
        with pytest.raises(Invalid):
            await change(store, draft, wrong)
    far = await change(store, draft, SessionChange(repeats=Repeats.MONTHLY, occasions=12, starts_at=NOON + 90 * DAY))
    with pytest.raises(Invalid, match="up to a year ahead"):
        await plan(store, draft)
    assert await change(store, draft, SessionChange()) == far


async def test_a_time_is_chosen_from_those_that_partners_were_asked_about(store: Store, draft: Session) -> None:
    asked = await change(store, draft, SessionChange(candidates=(NOON + 30 * DAY, NOON + 25 * DAY)))
    assert [one.moment for one in asked.candidates] == [NOON + 25 * DAY, NOON + 30 * DAY]
    with pytest.raises(NotReady, match="one of the times"):
        await plan(store, draft)
    assert (await change(store, draft, SessionChange(starts_at=NOON + 30 * DAY))).candidates == ()
    assert (await plan(store, draft)).starts_at == NOON + 30 * DAY


async def test_what_is_missing_is_asked_for_before_anything_is_planned(store: Store, draft: Session) -> None:
    await change(store, draft, SessionChange(twin=TwinWords("What helps?")))
    with pytest.raises(NotReady, match="ready-made answer"):
        await plan(store, draft)
    await change(store, draft, SessionChange(twin=HELD.twin))
    await store.run(put_server, SERVER.__class__(GUILD, coordinator_role=SERVER.coordinator_role))
    with pytest.raises(NotReady, match="notices channel"):
        await plan(store, draft)
    assert await store.run(planned_here, GUILD) == ()


async def test_no_more_sessions_are_planned_than_a_server_has_room_for(
    store: Store, draft: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.sessions.planning.PLANNED_SESSIONS", limits.Cap("{most} are planned", 3, "some"))
    await change(store, draft, SessionChange(repeats=Repeats.WEEKLY, occasions=4))
    with pytest.raises(TooMany):
        await plan(store, draft)
    assert await store.run(planned_here, GUILD) == ()
    await change(store, draft, SessionChange(occasions=3))
    await plan(store, draft)


async def test_only_coordinators_of_this_server_plan_and_what_is_planned_does_not_change_here(
    store: Store, draft: Session
) -> None:
    worker = someone(WORKERS[0])
    with pytest.raises(NotAllowed):
        await store.run(sessions.draft_session, worker, HELD, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(sessions.plan_session, worker, draft.id, now=NOON)
    await store.run(put_server, SERVER.__class__(ELSEWHERE.guild, coordinator_role=SERVER.coordinator_role))
    with pytest.raises(NotFound):
        await store.run(sessions.plan_session, ELSEWHERE, draft.id, now=NOON)
    await plan(store, draft)
    with pytest.raises(TooLate):
        await change(store, draft, SessionChange(minutes=60))
