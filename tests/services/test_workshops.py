"""The twelve workshops of a programme, January to June 2027: who says yes, who came, who took part later, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.programmes import ProgrammeWords
from bot.domain.progress import ProgressState
from bot.domain.replies import ReplyKind
from bot.domain.session_drafts import SessionChange
from bot.domain.sessions import Session, SessionId, SessionState, SessionWords, TwinWords, Venue
from bot.domain.times import Meant
from bot.domain.topics import TopicId
from bot.services import contributions as answering
from bot.services import programmes, sessions, topics
from bot.text import Words
from cogs.kit.cards import moment
from cogs.sessions import calendar_file, cards, note_cards
from storage import contributions
from storage import sessions as table
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.services.asked import BETHAN, SERVER
from tests.services.polling_place import GUILD
from tests.services.programme import MANAGERS, WORKERS
from tests.services.workshops import ZONE, Workshop, workshops

PLANNED = datetime(2027, 1, 4, 10, tzinfo=UTC)
LINK = "https://teams.microsoft.com/meet/1234567890?p=abc"
HALL = "The hall in Mill Street"
NINETEEN_GMT = datetime(2027, 3, 23, 19, tzinfo=UTC)
HALF_PAST_ONE_BST = datetime(2027, 4, 6, 12, 30, tzinfo=UTC)  # the clocks have gone forward
A_DAY = timedelta(days=1)
PEOPLE = tuple(PersonId(1_100_000_000_000_000_300 + n) for n in range(WORKERS + MANAGERS))


@dataclass(frozen=True)
class Held:
    """A workshop, and the session that it became."""

    workshop: Workshop
    id: SessionId


@pytest.fixture
async def here(store: Store) -> Store:
    """A server in which all 77 have joined."""

    def put(tx: Transaction) -> None:
        put_server(tx, SERVER)
        for place, person in enumerate(PEOPLE):
            put_partner(tx, GUILD, person, RoleGroup.WORKER if place < WORKERS else RoleGroup.MANAGER)

    await store.run(put)
    return store


def actor(person: int) -> Actor:
    return Actor(PEOPLE[person], GUILD)


async def plans(store: Store, workshop: Workshop) -> Held:
    asked = workshop.asked
    twin = TwinWords(asked.question, asked.options, asked.prompts)
    where = HALL if workshop.venue is Venue.IN_PERSON else LINK
    words = SessionWords(workshop.title, "It makes the card.", where, "Bethan", twin)
    draft = await store.run(sessions.draft_session, BETHAN, words, now=PLANNED)
    starts = Meant(workshop.starts, ZONE).moment
    change = SessionChange(starts_at=starts, minutes=workshop.minutes, venue=workshop.venue, offer="A thank-you.")
    await store.run(sessions.change_session, BETHAN, draft.id, change, now=PLANNED)
    planned = await store.run(sessions.plan_session, BETHAN, draft.id, now=PLANNED)
    return Held(workshop, planned.id)


async def is_held(store: Store, held: Held) -> Session:
    """Let one workshop be announced, answered, held, and taken part in later."""
    planned = await session_of(store, held.id)
    await store.run(sessions.announce_due, held.id, now=planned.announces_at)
    await _reply(store, held, planned.announces_at + A_DAY)
    await store.run(sessions.end_session, held.id, now=planned.ends_at)
    over = await session_of(store, held.id)
    assert over.twin is not None
    for said in held.workshop.said:
        now, who = over.ends_at + 2 * A_DAY, actor(said.person)
        begun = await store.run(answering.begin_answer, who, TopicId(over.twin), said.answer, now=now)
        await store.run(answering.post_answer, who, begun.begun.id, now=now)
    return over


async def _reply(store: Store, held: Held, now: datetime) -> None:
    for person in held.workshop.booked:
        await store.run(sessions.say_reply, actor(person), held.id, ReplyKind.GOING, now=now)
    for person in held.workshop.later:
        await store.run(sessions.say_reply, actor(person), held.id, ReplyKind.LATER, now=now)


async def session_of(store: Store, session_id: SessionId) -> Session:
    found = await store.run(table.session, GUILD, session_id)
    assert found is not None
    return found


def shown(session: Session) -> Iterator[str]:
    """Yield when it is as a card says it, as a reminder does, and as a calendar reads it from the file."""
    yield cards.held(Words(), session)
    yield note_cards.reminder(Words(), session).body.splitlines()[0]
    (event,) = Calendar.from_ical(calendar_file.written(Words(), session)).walk("VEVENT")
    starts, ends = event.decoded("DTSTART"), event.decoded("DTEND")
    yield f"{starts:%Y-%m-%d %H:%M} to {ends:%H:%M} {starts.tzname()}"


async def test_twelve_workshops_are_booked_224_times_and_taken_part_in_later_201_times(here: Store) -> None:
    words = ProgrammeWords("Talking about the last days", "A pocket card.", "12 January 2027", "30 June 2027")
    await here.run(programmes.begin_programme, BETHAN, words, now=PLANNED)
    every = [await plans(here, one) for one in workshops()]
    told = await here.run(programmes.programme_here, GUILD, now=PLANNED)
    assert told is not None
    assert [one.title for one in told.entries if one.state is ProgressState.COMES] == [
        one.workshop.title for one in every
    ]
    over = [await is_held(here, one) for one in every]
    assert {one.state for one in over} == {SessionState.OVER}
    booked = [said for one in over for said in await here.run(table.replies_to, one.id) if said.place is not None]
    assert len(booked) == 224
    answers = [said for one in over for said in await here.run(contributions.answers_to, TopicId(str(one.twin)))]
    groups = [one.role_group for one in answers]
    assert (groups.count(RoleGroup.WORKER), groups.count(RoleGroup.MANAGER)) == (141, 60)
    assert [list(shown(one)) for one in over[5:7]] == [
        ["Tuesday 23 March, 19:00–20:30", f"**{moment(NINETEEN_GMT)}**", "2027-03-23 19:00 to 20:30 UTC"],
        ["Tuesday 6 April, 13:30–15:00", f"**{moment(HALF_PAST_ONE_BST)}**", "2027-04-06 12:30 to 14:00 UTC"],
    ]
    closes = [(await here.run(topics.topic_for_letter, TopicId(str(one.twin)))).closes_at for one in over]
    assert all(20 * A_DAY < at - one.ends_at < 22 * A_DAY for at, one in zip(closes, over, strict=True))
