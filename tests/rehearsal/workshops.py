"""The twelve workshops of a programme on the stage: planned by Bethan, and answered by 77 people as time passes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar

from bot.domain.sessions import Venue
from bot.rehearsal.world.messages import Message
from bot.rehearsing import set_up_the_server
from tests.rehearsal.coming_in import comes_in
from tests.rehearsal.house import House, eventually, told, words
from tests.rehearsal.sessions import says_when, session_card, writes_session
from tests.rehearsal.test_story_my_data import fetched, wears_a_role
from tests.rehearsal.test_story_programme import newcomers
from tests.rehearsal.test_story_programme_of_answers import handed_over
from tests.services.workshops import ZONE, Workshop

BEGINS: Final = {
    "What it is called": "Talking about the last days",
    "What it is for": "We make a pocket card and training together.",
    "First day": "12 January 2027",
    "Last day": "30 June 2027",
}
LINK: Final = "https://teams.microsoft.com/meet/12345678901?p=abcdefgh"
HALL: Final = "Jubilee Hall, Mill Street"
A_MOMENT: Final = timedelta(seconds=1)
A_WEEK: Final = timedelta(days=7)
NAMES: Final = tuple(one.name for one in newcomers())


def starts(workshop: Workshop) -> datetime:
    """Return when it begins, in UTC."""
    return workshop.starts.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def ends(workshop: Workshop) -> datetime:
    return starts(workshop) + timedelta(minutes=workshop.minutes)


async def all_join(house: House) -> None:
    """Let all 77 come in, each with the week that they work; all read English, so that a story can press."""
    await set_up_the_server(house.stage)
    for one in newcomers():
        house.stage.world.add_person(one.name)
        await comes_in(house.person(one.name), replace(one.way, language="en", shown="", pseudonym=""))
    await eventually(lambda: all(wears_a_role(house, house.person(name)) for name in NAMES))


async def begins(house: House) -> None:
    """Have Bethan begin the programme."""
    bethan = house.person("Bethan")
    await bethan.runs("/programme")
    await bethan.presses("Begin one")
    await bethan.fills(BEGINS)
    await bethan.sees("The programme is set")


async def plans(house: House, workshop: Workshop) -> None:
    """Have Bethan plan one workshop."""
    is_there = workshop.venue is Venue.IN_PERSON
    words_of = {
        "What it is called": workshop.title,
        "What it is for": "It goes into the card.",
        "Link or place": HALL if is_there else LINK,
        "Who leads it": "Bethan",
    }
    bethan = await writes_session(house, words_of)
    await says_when(bethan, f"{workshop.starts:%d %B %Y %H:%M}")
    about = {"How many minutes": str(workshop.minutes)}
    await bethan.presses("About it")
    await bethan.fills({**about, "How people meet": "In person"} if is_there else about)
    await bethan.presses("The question")
    asked = {
        "Question": workshop.asked.question,
        "Ready-made answers, one a line": "\n".join(workshop.asked.options),
        "To answer in words, one a line": "\n".join(workshop.asked.prompts),
    }
    await bethan.fills(asked)
    await bethan.presses("Post it")
    await bethan.sees("Your session is planned")


async def time_passes(house: House, moment: datetime) -> None:
    """Let time pass until this moment, and everything be done when it is due."""
    fresh = house.clock.now()
    await house.restarts()  # a connection asks Discord so much in a minute, and weeks pass in one
    while (now := house.clock.now()) < moment:
        due = await house.app.beat()
        if now - fresh > A_WEEK:
            fresh = now
            await house.restarts()
        following = min(moment, max(due or moment, now + A_MOMENT))
        house.passes(max(following - house.clock.now(), timedelta(0)))
    await house.app.beat()


async def reply(house: House, card: Message, label: str, people: Sequence[int], says: str) -> None:
    """Let these people press this on the card of a workshop."""
    for one in people:
        assert says in told(await house.person(NAMES[one]).presses(label, on=card))


def reminders_of(house: House, workshop: Workshop, name: str) -> list[Message]:
    """Return the reminders of a workshop that somebody had, each with the moment when it begins."""
    found = [one for one in house.person(name).dms if "A session you said yes to" in words(one)]
    theirs = [one for one in found if workshop.title in words(one)]
    assert all(f"<t:{int(starts(workshop).timestamp())}:F>" in words(one) for one in theirs)
    return sorted(theirs, key=lambda one: one.written_at)


async def saved(house: House, workshop: Workshop, name: str) -> tuple[datetime, datetime]:
    """Have somebody save a workshop in their calendar; return from when to when it is there."""
    person = house.person(name)
    before = {one.id for one in handed_over(house, person)}
    await person.presses("I'll be there", on=await card_of(house, workshop))
    await person.presses("How to join" if workshop.venue is Venue.TEAMS else "Look at the session")
    await person.presses("For my calendar")
    file = await eventually(lambda: next((one for one in handed_over(house, person) if one.id not in before), None))
    (event,) = Calendar.from_ical(fetched(house, file)["kitchen-table.ics"]).walk("VEVENT")
    return event.decoded("DTSTART"), event.decoded("DTEND")


async def card_of(house: House, workshop: Workshop) -> Message:
    """Return the card of a workshop, which says when it is on the clocks there, and until it is over on one's own."""
    card = await session_card(house, f"### {workshop.title}")
    said = words(card)
    clocks = f"{workshop.starts:%A} {workshop.starts.day} {workshop.starts:%B, %H:%M}–"
    assert clocks in said, said
    assert "This session is over" in said or f"<t:{int(starts(workshop).timestamp())}:F>" in said
    return card
