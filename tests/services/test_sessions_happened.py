"""What is told in short of sessions: the newest of each, the same to everybody whatever they replied."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.replies import ReplyKind
from bot.domain.sessions import Afterwards, Session, SessionState
from bot.services.sessions import SessionNews, SessionNewsKind
from bot.services.sessions.happened import happened
from storage import sessions as kept
from storage.store import Store
from tests.services.polling_place import GUILD
from tests.services.replied import STARTS, Meeting

DAY = timedelta(days=1)
OPENED = STARTS - 21 * DAY


async def told(meeting: Meeting, now: Session, who: int, *, ago: timedelta = DAY) -> list[SessionNewsKind]:
    """Return what this person is told of the time until just after something happened."""
    await meeting.store.run(kept.keep_session, now)
    until = max(filter(None, (now.opened_at, now.moved_at, now.ended_at, now.after.said_at))) + timedelta(minutes=1)
    found = await meeting.store.run(happened, GUILD, meeting.people[who], since=until - ago, until=until)
    return [one.found.what for one in found if isinstance(one.found, SessionNews)]


async def test_everybody_is_told_the_newest_of_a_session_whatever_they_replied(store: Store) -> None:
    meeting = await Meeting.of(store)
    for who, reply in enumerate(ReplyKind):
        await meeting.says(who, reply)
    session = meeting.session
    moved = replace(session, moved_at=OPENED + 2 * DAY, edition=1)
    over = replace(moved, state=SessionState.OVER, ended_at=STARTS + DAY)
    caught_up = replace(over, after=Afterwards("We found better words.", said_at=STARTS + 3 * DAY))
    stages: tuple[tuple[Session, list[SessionNewsKind]], ...] = (
        (session, [SessionNewsKind.ANNOUNCED]),
        (moved, [SessionNewsKind.MOVED]),
        (over, []),  # there is nothing to read yet
        (caught_up, [SessionNewsKind.CAUGHT_UP]),
    )
    for now, news in stages:
        for who in range(4):
            assert await told(meeting, now, who) == news


async def test_one_that_was_cancelled_in_the_week_in_which_it_was_announced_is_told_of_once(store: Store) -> None:
    meeting = await Meeting.of(store)
    cancelled = replace(meeting.session, state=SessionState.CANCELLED, ended_at=OPENED + DAY)
    assert await told(meeting, cancelled, 0, ago=7 * DAY) == [SessionNewsKind.CANCELLED]


async def test_one_that_was_moved_before_anybody_heard_of_it_is_told_of_as_announced(store: Store) -> None:
    meeting = await Meeting.of(store)
    moved = replace(meeting.session, moved_at=OPENED - DAY, edition=1)
    assert await told(meeting, moved, 0, ago=7 * DAY) == [SessionNewsKind.ANNOUNCED]
