"""What the stories of reminders share: a clear noon, a form filled in, and what came."""

from datetime import UTC, datetime, timedelta

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.clocks import LONDON
from tests.rehearsal.house import House, eventually, words

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
REMINDED = "You asked to be reminded"
ROTA = "Ring the office about the rota"


def noon(house: House) -> datetime:
    """Let time pass until a Monday at noon in London, with no change of clocks for weeks; return it."""
    here = house.clock.now().astimezone(LONDON)
    monday = (here + timedelta(days=7 - here.weekday())).replace(hour=12, minute=0, second=0, microsecond=0)
    while monday.utcoffset() != (monday + 5 * A_WEEK).utcoffset():
        monday += A_WEEK
    return until(house, monday)


def until(house: House, moment: datetime) -> datetime:
    """Let time pass until this moment."""
    house.passes(moment.astimezone(UTC) - house.clock.now())
    return moment


def in_full(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B}, {moment:%H:%M}"


def came(person: Person) -> list[Message]:
    """Return the reminders that came to somebody, oldest first."""
    return [one for one in person.dms if REMINDED in words(one)]


async def ticks(house: House) -> None:
    """Wait until the heartbeat has looked at everything that is due now: in a beat that began after this."""
    for _ in range(2):
        before = house.app.beat_at
        house.app.bot.wake()
        await eventually(lambda before=before: house.app.beat_at != before or None)  # type: ignore[misc]


async def has_come(house: House, person: Person, times: int) -> None:
    """Wait until so many reminders have come to somebody, and no more do."""
    await eventually(lambda: len(came(person)) >= times)
    await ticks(house)
    assert len(came(person)) == times


async def writes(house: House, when: str, what: str = ROTA, who: str = "Amara") -> Person:
    """Have somebody ask to be reminded of something, in words."""
    person = house.person(who)
    await person.runs("/remind me")
    await person.fills({"What about?": what, "When?": when})
    return person
