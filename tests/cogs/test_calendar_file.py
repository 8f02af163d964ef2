"""The calendar file of a session, read back by what wrote it and by other code: when it is, and nothing else."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import icalendar
import ics
import pytest

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.sessions import Session, SessionId, SessionState, SessionWords, TwinWords, Venue
from bot.domain.times import Meant
from bot.text import Texts
from cogs.sessions.calendar_file import calendar_file, written

LONDON: Final = ZoneInfo("Europe/London")
JANUARY: Final = datetime(2027, 1, 4, 9, tzinfo=UTC)
ENGLISH: Final = Texts().words("en")
SAID: Final = SessionWords(
    "Talking about dying",
    "We look for words.",
    "https://teams.microsoft.com/meet/371?p=a",
    "Anwen",
    TwinWords("Which words?", ("Passed away",), ("What do you say?",)),
)
SECRETS: Final = ("dying", "words", "teams", "https", "Anwen", "thank-you", "fare")


def session(local: str, *, minutes: int = 90, fold: int = 0, zone: str = "Europe/London") -> Session:
    meant = Meant(datetime.fromisoformat(local), zone, fold)
    return Session(
        id=SessionId("5e55a0" + "0" * 26),
        guild=GuildId(1),
        author=PersonId(2),
        state=SessionState.PLANNED,
        words=SAID,
        venue=Venue.TEAMS,
        meant=meant,
        starts_at=meant.moment,
        minutes=minutes,
        places=None,
        offer="a thank-you of one session",
        costs="Your fare is paid.",
        audience=frozenset(),
        announces_at=JANUARY,
        channel=ChannelId(3),
        opened_at=JANUARY,
    )


@dataclass(frozen=True)
class ReadBack:
    """What a programme that reads calendar files makes of one."""

    starts: datetime
    ends: datetime
    title: str
    name: str
    edition: int


def by_icalendar(file: bytes) -> ReadBack:
    (event,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert event.errors == []
    starts, ends = event.decoded("DTSTART"), event.decoded("DTEND")
    return ReadBack(starts, ends, str(event["SUMMARY"]), str(event["UID"]), event.decoded("SEQUENCE"))


def by_ics(file: bytes) -> ReadBack:
    (event,) = ics.Calendar(file.decode()).events
    (edition,) = (line.value for line in event.extra if line.name == "SEQUENCE")
    return ReadBack(event.begin.datetime, event.end.datetime, event.name, event.uid, int(edition))


def read(file: bytes) -> ReadBack:
    one, other = by_icalendar(file), by_ics(file)
    assert one == other
    return one


@pytest.mark.parametrize(
    ("local", "minutes", "clocks_show"),
    [
        ("2027-03-23 19:00", 90, ("2027-03-23 19:00 GMT", "2027-03-23 20:30 GMT")),  # session 6
        ("2027-04-06 13:30", 90, ("2027-04-06 13:30 BST", "2027-04-06 15:00 BST")),  # session 7
        ("2027-01-12 23:15", 90, ("2027-01-12 23:15 GMT", "2027-01-13 00:45 GMT")),  # across midnight
        ("2027-03-28 00:30", 90, ("2027-03-28 00:30 GMT", "2027-03-28 03:00 BST")),  # clocks go forward meanwhile
        ("2027-10-31 00:30", 90, ("2027-10-31 00:30 BST", "2027-10-31 01:00 GMT")),  # and back
    ],
)
def test_both_readers_find_a_session_when_the_clocks_show_it(
    local: str, minutes: int, clocks_show: tuple[str, str]
) -> None:
    found = read(written(ENGLISH, session(local, minutes=minutes)))
    assert tuple(f"{one.astimezone(LONDON):%Y-%m-%d %H:%M %Z}" for one in (found.starts, found.ends)) == clocks_show
    assert found.ends - found.starts == timedelta(minutes=minutes)


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    first, second = (read(written(ENGLISH, session("2027-10-31 01:30", fold=fold))) for fold in (0, 1))
    assert second.starts - first.starts == timedelta(hours=1)


def test_elsewhere_it_is_at_the_same_moment() -> None:
    there = read(written(ENGLISH, session("2027-03-23 15:00", zone="America/New_York")))
    assert there.starts == session("2027-03-23 19:00").starts_at


@pytest.mark.parametrize(("language", "moved"), [("en", "Moved: Kitchen Table"), ("cy", "Symudwyd: Kitchen Table")])
def test_a_session_that_moved_keeps_its_name_and_says_so(language: str, moved: str) -> None:
    _ = Texts().words(language)
    before = session("2027-03-23 19:00")
    later = session("2027-03-30 19:00")
    after = replace(before, meant=later.meant, starts_at=later.starts_at, edition=1, moved_at=JANUARY)
    one, other = read(written(_, before)), read(written(_, after))
    assert (one.title, other.title) == ("Kitchen Table", moved)
    assert other.name == one.name
    assert other.edition > one.edition
    assert other.starts == later.starts_at


def test_nothing_in_it_tells_what_it_is_about_or_where() -> None:
    told = session("2027-03-23 19:00")
    file = written(ENGLISH, told)
    assert [secret for secret in SECRETS if secret.encode() in file] == []
    assert told.id.encode() not in file
    assert b"CLASS:PRIVATE" in file
    other = replace(told, words=SessionWords("Other", "Other", "Room 2"), venue=Venue.IN_PERSON, offer="", places=3)
    assert written(ENGLISH, other) == file


def test_each_session_has_a_name_of_its_own() -> None:
    one = session("2027-03-23 19:00")
    other = replace(one, id=SessionId("5e55a0" + "1" * 26))
    assert read(written(ENGLISH, one)).name != read(written(ENGLISH, other)).name


def test_it_is_a_plain_file_that_asks_nobody_to_answer() -> None:
    file = written(ENGLISH, session("2027-03-23 19:00"))
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert b"METHOD" not in file
    assert b"URL" not in file
    handed = calendar_file(ENGLISH, session("2027-03-23 19:00"))
    assert (handed.filename, handed.fp.read()) == ("kitchen-table.ics", file)
