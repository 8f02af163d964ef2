"""Saying whether one comes: in one tap, changeable, never over, in the order of pressing."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import RoleGroup
from bot.domain.refusals import NotAllowed, TooLate
from bot.domain.replies import PlaceState, ReplyKind
from bot.domain.sessions import SessionState
from bot.services import partners, subjects
from storage.keys import Keys
from storage.store import Store
from tests.databases import open_store
from tests.services.asked import WORKERS
from tests.services.replied import Meeting

GOING, LATER, CANNOT = ReplyKind


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await open_store(tmp_path, Keys(tmp_path / "keys"))
    yield store
    await store.close()


async def test_each_tap_is_kept_and_can_be_changed_and_the_same_again_changes_nothing(store: Store) -> None:
    meeting = await Meeting.of(store)
    for reply in (GOING, LATER, CANNOT, GOING):
        own = await meeting.says(0, reply)
        assert (own.reply, own.has_place, own.again) == (reply, reply is GOING, False)
    before = await meeting.replies()
    assert (await meeting.says(0, GOING)).again
    assert await meeting.replies() == before
    assert [one.reply for one in before] == [GOING]


async def test_a_place_that_is_given_up_is_kept_for_whoever_has_waited_longest(store: Store) -> None:
    meeting = await Meeting.of(store, places=2)
    own = await meeting.comes(0, 1, 2, 3)
    assert own.place is PlaceState.WAITING
    await meeting.says(1, CANNOT)
    assert await meeting.standing() == {0: "held", 2: "offered", 3: "waiting"}
    assert (await meeting.says(4, GOING)).place is PlaceState.WAITING  # what is kept for somebody is nobody else's
    assert (await meeting.says(2, GOING)).has_place
    assert await meeting.standing() == {0: "held", 2: "held", 3: "waiting", 4: "waiting"}


async def test_an_offer_that_runs_out_goes_to_the_next_and_comes_round_once_more_and_then_no_more(store: Store) -> None:
    meeting = await Meeting.of(store, places=1)
    await meeting.comes(0, 1, 2)
    await meeting.says(0, LATER)
    assert await meeting.standing() == {1: "offered", 2: "waiting"}
    await meeting.passes(timedelta(hours=24))
    assert await meeting.standing() == {1: "waiting", 2: "offered"}
    await meeting.passes(timedelta(hours=24))
    assert await meeting.standing() == {1: "offered", 2: "waiting"}
    await meeting.passes(timedelta(hours=40))
    assert await meeting.standing() == {1: "waiting", 2: "offered"}
    await meeting.passes(timedelta(hours=5))
    assert await meeting.standing() == {1: "waiting", 2: "waiting"}
    assert (await meeting.says(1, GOING)).has_place  # nobody is asked a third time, and whoever presses has it


async def test_near_the_start_a_free_place_is_theirs_who_presses_first(store: Store) -> None:
    meeting = await Meeting.of(store, places=1)
    await meeting.comes(0, 1)
    await meeting.passes(meeting.session.starts_at - timedelta(hours=3) - meeting.now)
    await meeting.says(0, CANNOT)
    kept = next(one for one in await meeting.replies() if one.place is PlaceState.OFFERED)
    assert kept.offered_until == meeting.session.starts_at - timedelta(hours=2)
    await meeting.passes(timedelta(hours=1))
    assert await meeting.standing() == {1: "waiting"}
    assert (await meeting.comes(5)).has_place
    assert (await meeting.comes(1)).place is PlaceState.WAITING


async def test_once_it_has_begun_no_place_is_given_and_later_and_no_go_on(store: Store) -> None:
    meeting = await Meeting.of(store, places=2)
    await meeting.comes(0)
    await meeting.passes(meeting.session.starts_at - meeting.now)
    with pytest.raises(TooLate, match="begun"):
        await meeting.comes(1)
    assert (await meeting.comes(0)).again  # whoever has a place still has it
    assert (await meeting.says(1, LATER)).reply is LATER
    assert (await meeting.says(0, CANNOT)).reply is CANNOT
    await meeting.passes(timedelta(days=22))
    with pytest.raises(TooLate, match="over"):
        await meeting.says(2, LATER)


async def test_of_a_session_that_is_cancelled_or_over_nobody_is_told_again_that_they_have_a_place(store: Store) -> None:
    meeting = await Meeting.of(store)
    await meeting.comes(0)
    await meeting.passes(meeting.session.ends_at - meeting.now)
    with pytest.raises(TooLate, match="no more places"):
        await meeting.comes(0)
    assert not (await meeting.says(1, LATER)).again
    assert (await meeting.says(1, LATER)).again
    await meeting.changes(state=SessionState.CANCELLED, ended_at=meeting.now)
    for reply in ReplyKind:
        with pytest.raises(TooLate, match="cancelled"):
            await meeting.says(0, reply)


async def test_who_is_not_meant_is_refused_and_who_leaves_makes_room(store: Store) -> None:
    meeting = await Meeting.of(store, places=1)
    await meeting.comes(0, 1)
    await store.run(partners.leave, meeting.actor(0), now=meeting.now)
    assert await meeting.standing() == {1: "offered"}
    with pytest.raises(NotAllowed):
        await meeting.comes(0)


async def test_what_nobody_has_said_anything_to_stands_under_what_is_open(store: Store) -> None:
    meeting = await Meeting.of(store)

    async def is_open_to(who: int) -> list[str]:
        return [one.title for one in await store.run(subjects.what_is_open, meeting.actor(who), now=meeting.now)]

    assert await is_open_to(0) == [meeting.session.words.title]
    await meeting.says(0, CANNOT)
    assert await is_open_to(0) == []
    assert await is_open_to(1) == [meeting.session.words.title]


async def test_more_places_or_another_time_move_the_list(store: Store) -> None:
    meeting = await Meeting.of(store, places=1)
    await meeting.comes(0, 1, 2, 3)
    await meeting.changes(places=2)
    assert await meeting.standing() == {0: "held", 1: "offered", 2: "waiting", 3: "waiting"}
    await meeting.changes(places=None)
    assert await meeting.standing() == {0: "held", 1: "offered", 2: "offered", 3: "offered"}


async def test_whoever_is_in_another_role_group_by_now_can_still_give_up_the_place_they_hold(store: Store) -> None:
    meeting = await Meeting.of(store, places=1, audience=frozenset({RoleGroup.WORKER}))
    await meeting.comes(0, 1)
    with pytest.raises(NotAllowed, match="for others"):
        await meeting.comes(len(WORKERS))
    await store.run(partners.change_group, meeting.actor(0), RoleGroup.MANAGER, now=meeting.now)
    assert (await meeting.says(0, CANNOT)).reply is CANNOT
    assert await meeting.standing() == {1: "offered"}
