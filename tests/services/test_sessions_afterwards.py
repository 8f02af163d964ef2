"""After a session: what is told of it stands where everybody reads it, and who was there in no list of people."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.afterwards import SAID_UNTIL
from bot.domain.people import RoleGroup
from bot.domain.refusals import Invalid, NotReady, TooLate
from bot.domain.replies import ReplyKind
from bot.domain.sessions import REPLIES_KEPT, Afterwards, SessionState
from bot.domain.subjects import SubjectId
from bot.domain.times import Meant
from bot.services import partners, sessions
from storage import sessions as kept
from storage.store import Store
from tests.services.asked import BETHAN, furnish
from tests.services.held import ANNOUNCED, MEANT, a_session, planned
from tests.services.replied import Meeting
from tests.services.test_sessions_announcing import announce_due, twin_of

TOLD = Afterwards("We talked about words.", "https://example.org/slides?a=B", "Say “dying”.", "The card, by 1 March.")
DAY = timedelta(days=1)


@pytest.fixture
async def meeting(store: Store) -> Meeting:
    return await Meeting.of(store)


async def ends(meeting: Meeting) -> None:
    meeting.now = meeting.session.ends_at
    await meeting.store.run(sessions.end_session, meeting.session.id, now=meeting.now)


async def tells(meeting: Meeting, said: Afterwards = TOLD) -> None:
    await meeting.store.run(sessions.say_afterwards, BETHAN, meeting.session.id, said, now=meeting.now)


async def test_nothing_is_told_of_a_session_that_is_still_to_come(meeting: Meeting) -> None:
    with pytest.raises(NotReady, match="not over"):
        await tells(meeting)


async def test_what_is_told_can_be_read_by_whoever_takes_part_and_told_anew(meeting: Meeting) -> None:
    await ends(meeting)
    await tells(meeting)
    found = await meeting.store.run(sessions.catch_up_with, meeting.actor(3), meeting.session.id, now=meeting.now)
    assert replace(found.session.after, said_at=None) == TOLD
    first = found.session.after.said_at
    meeting.now += DAY
    await tells(meeting, replace(TOLD, heard=""))
    found = await meeting.store.run(sessions.catch_up_with, meeting.actor(3), meeting.session.id, now=meeting.now)
    assert (found.session.after.heard, found.session.after.said_at) == ("", first)


async def test_what_was_heard_stands_in_the_twin_too(store: Store) -> None:
    meeting = await Meeting.of(store)
    twin = SubjectId("7" * 32)
    heard: list[tuple[str, str]] = []

    class Twins:
        def hear(self, _tx: object, subject: SubjectId, words: str, **_: object) -> None:
            heard.append((subject, words))

    meeting.store.nouns.twins[:] = [Twins()]  # type: ignore[list-item]
    await store.run(
        lambda tx: kept.keep_session(
            tx, replace(meeting.session, state=SessionState.OVER, twin=twin, ended_at=meeting.now)
        )
    )
    await tells(meeting)
    assert heard == [(twin, TOLD.heard)]


async def test_held_twice_what_was_heard_at_both_stands_in_the_one_twin(store: Store) -> None:
    await furnish(store)
    first = await planned(store, a_session())
    evening = Meant(MEANT.local + timedelta(hours=9), MEANT.zone)
    again = await planned(store, a_session("6f", meant=evening, beside=first.id))
    await announce_due(store, ANNOUNCED)
    for one in (first, again):
        await store.run(sessions.end_session, one.id, now=again.ends_at)
    said = {first: "Say “dying”.", again: "Say it early."}
    for one, heard in (*said.items(), (again, "")):
        told = replace(TOLD, heard=heard)
        await store.run(sessions.say_afterwards, BETHAN, one.id, told, now=again.ends_at)
        both = "\n\n".join(filter(None, (said[first], heard if one is again else "")))
        assert (await twin_of(store, first)).heard_live == both


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Afterwards(" ", follows="Soon."), "write the catch-up"),
        (replace(TOLD, caught_up="a" * 2501), "too long"),
        (replace(TOLD, slides="http://example.org"), "https"),
    ],
)
async def test_what_cannot_be_told_is_refused_and_nothing_kept(meeting: Meeting, said: Afterwards, why: str) -> None:
    await ends(meeting)
    with pytest.raises(Invalid, match=why):
        await tells(meeting, said)
    found = await meeting.store.run(sessions.session_to_tell_of, BETHAN, meeting.session.id)
    assert found.session.after.said_at is None


async def came(meeting: Meeting, typed: Mapping[RoleGroup, str]) -> Mapping[RoleGroup, int]:
    found = await meeting.store.run(sessions.note_came, BETHAN, meeting.session.id, dict(typed), now=meeting.now)
    return found.numbers.came


async def test_how_many_came_is_typed_as_totals_and_what_is_left_empty_stays(meeting: Meeting) -> None:
    await ends(meeting)
    assert await came(meeting, {RoleGroup.WORKER: "7", RoleGroup.MANAGER: " 9 "}) == {
        RoleGroup.WORKER: 7,
        RoleGroup.MANAGER: 9,
    }
    assert (await came(meeting, {RoleGroup.WORKER: "8", RoleGroup.MANAGER: ""}))[RoleGroup.MANAGER] == 9
    for wrong in ("seven", "-1", "501", "1.5", "٣"):
        with pytest.raises(Invalid, match="number from 0"):
            await came(meeting, {RoleGroup.WORKER: wrong})


@pytest.mark.parametrize(("yes", "told"), [(4, None), (5, 5)])
async def test_how_many_had_said_yes_is_told_from_five_on_and_outlasts_who_they_were(
    meeting: Meeting, yes: int, told: int | None
) -> None:
    await meeting.comes(*range(yes))
    await ends(meeting)

    async def booked() -> int | None:
        found = await meeting.store.run(sessions.session_to_tell_of, BETHAN, meeting.session.id)
        return None if found.numbers.booked is None else found.numbers.booked.total

    assert await booked() == told
    meeting.now += REPLIES_KEPT - timedelta(seconds=1)
    assert await meeting.store.run(sessions.forget_old_replies, now=meeting.now) == 0
    meeting.now += timedelta(seconds=1)
    assert await meeting.store.run(sessions.forget_old_replies, now=meeting.now) == yes
    assert await meeting.replies() == ()
    assert await booked() == told


async def test_somebody_says_that_they_were_there_whatever_they_had_said_before(meeting: Meeting) -> None:
    await meeting.says(0, ReplyKind.CANNOT)
    await meeting.comes(1)
    await ends(meeting)
    for who in range(3):
        found = await meeting.store.run(
            sessions.say_was_there, meeting.actor(who), meeting.session.id, was_there=True, now=meeting.now
        )
        assert found.was_there
    taken_back = await meeting.store.run(
        sessions.say_was_there, meeting.actor(1), meeting.session.id, was_there=False, now=meeting.now
    )
    assert taken_back.was_there is False
    meeting.now += SAID_UNTIL
    with pytest.raises(TooLate, match="days ago"):
        await meeting.store.run(
            sessions.say_was_there, meeting.actor(4), meeting.session.id, was_there=True, now=meeting.now
        )


async def test_how_many_say_they_were_there_is_told_once_nobody_s_leaving_can_move_it(meeting: Meeting) -> None:
    await ends(meeting)

    async def told() -> int | None:
        found = await meeting.store.run(sessions.session_to_tell_of, BETHAN, meeting.session.id)
        return found.numbers.were_there

    for who in range(6):
        await meeting.store.run(
            sessions.say_was_there, meeting.actor(who), meeting.session.id, was_there=True, now=meeting.now
        )
        assert await told() is None
    meeting.now += SAID_UNTIL
    assert await told() is None
    await meeting.store.run(partners.leave, meeting.actor(0), now=meeting.now)
    meeting.now = meeting.session.ends_at + REPLIES_KEPT
    assert await meeting.store.run(sessions.forget_old_replies, now=meeting.now) == 5
    assert await told() == 5
    await meeting.store.run(partners.leave, meeting.actor(1), now=meeting.now)
    assert await told() == 5


async def test_coordinators_owe_a_word_until_it_is_told(meeting: Meeting) -> None:
    async def owed() -> int:
        guild = meeting.session.guild
        return len(await meeting.store.run(sessions.sessions_owed, guild, now=meeting.now))

    assert await owed() == 0
    await ends(meeting)
    meeting.now += DAY
    assert await owed() == 1
    await tells(meeting)
    assert await owed() == 0


async def test_what_was_said_goes_thirty_days_after_it_was_to_end_also_where_nobody_noted_that_in_time(
    meeting: Meeting,
) -> None:
    await meeting.comes(0)
    meeting.now = meeting.session.ends_at + 20 * DAY
    await meeting.store.run(sessions.end_session, meeting.session.id, now=meeting.now)
    meeting.now = meeting.session.ends_at + REPLIES_KEPT
    assert await meeting.store.run(sessions.forget_old_replies, now=meeting.now) == 1
