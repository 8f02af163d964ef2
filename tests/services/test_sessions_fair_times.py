"""Fair times as a server's own sessions make them: by their times alone, whoever takes part and whatever they said."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.fair_times import FairTimes, Shift, Sitting
from bot.domain.hours import Pattern, hours_for
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import Preferences
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import Session, SessionId, SessionState, SessionWords, Venue
from bot.domain.times import Meant
from bot.services.sessions.fair_times import fair_times
from storage.partners import put_partner
from storage.preferences import put_preferences
from storage.servers import put_server
from storage.sessions import add_session, keep_reply, keep_totals
from storage.store import Store, Transaction
from tests.rules.project import ROOT, imports_of
from tests.services.asked import BETHAN, MANAGERS, SERVER, WORKERS
from tests.services.polling_place import GUILD, NOON

ZONE: Final = "Europe/London"
MONDAY: Final = datetime.fromisoformat("2026-03-02")


def held(clock: str, day: int, name: str, state: SessionState = SessionState.OVER, **more: object) -> Session:
    """Return a session on a Monday in one of the weeks before, of this name."""
    meant = Meant(datetime.fromisoformat(f"{(MONDAY + timedelta(days=day)).date()} {clock}"), ZONE)
    session = Session(
        id=SessionId(name),
        guild=GUILD,
        author=BETHAN.person,
        state=state,
        words=SessionWords(name, "aim"),
        venue=Venue.TEAMS,
        meant=meant,
        starts_at=meant.moment,
        minutes=90,
        places=None,
        offer="",
        costs="",
        audience=frozenset(),
        announces_at=NOON,
        ended_at=meant.moment if state is not SessionState.PLANNED else None,
    )
    return replace(session, **more)  # type: ignore[arg-type]


DRAFT: Final = held("10:30", 0, "draft", SessionState.DRAFT)


async def advice(store: Store, *before: Session, draft: Session = DRAFT) -> FairTimes:
    def put(tx: Transaction) -> None:
        for one in before:
            add_session(tx, one, now=NOON)

    await store.run(put)
    return await store.run(fair_times, draft, now=NOON)


async def test_in_a_server_without_sessions_the_time_is_best_at_which_most_can_come(store: Store) -> None:
    told = await advice(store)
    assert told.fairer is not None
    assert told.fairer.sittings == (Sitting(MONDAY + timedelta(hours=14), 90),)
    assert (told.again, told.in_a_row) == (frozenset(), 0)


async def test_the_last_sessions_say_who_comes_first_now(store: Store) -> None:
    told = await advice(store, held("14:00", -14, "one"), held("14:00", -7, "two", SessionState.PLANNED))
    assert (set(told.again), told.in_a_row) == ({Shift.NIGHTS, Shift.WEEKENDS}, 2)
    assert told.fairer is not None
    assert told.fairer.sittings[0].starts.hour == 19


async def test_one_that_was_called_off_or_comes_later_or_is_elsewhere_left_out_nobody(store: Store) -> None:
    elsewhere = held("14:00", -7, "elsewhere", guild=GuildId(GUILD + 1))
    later, off = held("14:00", 7, "later"), held("14:00", -7, "off", SessionState.CANCELLED)
    assert (await advice(store, elsewhere, later, off)).in_a_row == 0


async def test_two_that_are_held_beside_each_other_are_one(store: Store) -> None:
    first = held("14:00", -7, "first")
    second = held("19:00", -6, "second", beside=first.id)
    assert (await advice(store, first, second)).in_a_row == 0


async def test_only_the_last_four_are_looked_at(store: Store) -> None:
    many = (held("14:00", -n, f"number {n}") for n in range(1, 9))
    assert (await advice(store, *many)).in_a_row == 4


async def test_times_that_partners_are_asked_about_are_each_told(store: Store) -> None:
    asked = tuple(Meant(MONDAY.replace(hour=hour), ZONE) for hour in (14, 19))
    told = await advice(store, draft=replace(DRAFT, candidates=asked))
    assert [Shift.NIGHTS in one.hardly for one in told.asked_about] == [True, False]


async def test_the_same_times_get_the_same_answer_whoever_takes_part_and_whatever_they_said(store: Store) -> None:
    """Everything about people that the database can hold on the matter changes, and the answer does not."""
    before = tuple(held("14:00", -7 * n, f"number {n}") for n in (1, 2))
    alone = await advice(store, *before)

    def crowd(tx: Transaction) -> None:
        put_server(tx, SERVER)
        for group, people in ((RoleGroup.WORKER, WORKERS), (RoleGroup.MANAGER, MANAGERS)):
            for person in people:
                put_partner(tx, GUILD, person, group)
                put_preferences(tx, Preferences(person, GUILD, NOON, hours_for(Pattern.NIGHTS, ZONE)))
        for position, person in enumerate(WORKERS, 1):
            for one in before:
                place = PlaceState.HELD if position % 2 else None
                reply = ReplyKind.GOING if place else ReplyKind.CANNOT
                keep_reply(tx, GUILD, SessionReply(one.id, PersonId(person), reply, position, place, was_there=True))
        for one in before:
            keep_totals(tx, one.id, booked={RoleGroup.WORKER: 40}, came={RoleGroup.WORKER: 1})

    await store.run(crowd)
    assert await store.run(fair_times, DRAFT, now=NOON) == alone
    small = replace(DRAFT, places=3, audience=frozenset({RoleGroup.MANAGER}), offer="more")
    assert await store.run(fair_times, small, now=NOON) == alone


def test_what_finds_fair_times_can_read_of_the_database_nothing_but_when_sessions_are() -> None:
    page = ROOT / "bot" / "services" / "sessions" / "fair_times.py"
    assert {name for name in imports_of(page) if name.startswith(("storage", "bot.services"))} == {
        "storage.sessions",
        "storage.store",
    }
    read = page.read_text("utf-8")
    assert "from storage.sessions import held_before\n" in read
    assert "tx.sql" not in read
