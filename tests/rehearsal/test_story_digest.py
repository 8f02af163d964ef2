"""Stories of the week in short: asked for under My settings, read on a Friday, and nothing where there is nothing."""

from datetime import UTC, timedelta

from bot.rehearsal.person.person import Person
from tests.clocks import LONDON
from tests.rehearsal.house import House, eventually, words

A_WEEK = timedelta(days=7)
TITLE = "The week in short"


def until(house: House, weekday: int, hour: int) -> None:
    """Let time pass until the next such hour of a day of the week in London, Monday being 0."""
    now = house.clock.now().astimezone(LONDON)
    day = now + timedelta(days=(weekday - now.weekday()) % 7)
    then = day.replace(hour=hour, minute=0, second=0, microsecond=0)
    if then <= now:
        then += A_WEEK
    house.passes(then.astimezone(UTC) - now)


async def asks_for_it(house: House, name: str = "Amara") -> Person:
    person = house.person(name)
    await person.runs("/me")
    await person.presses("When")
    await person.presses("The week in short")
    await person.sees("It is off.")
    await person.presses("Turn it on")
    await person.sees("It is on.")
    return person


def weeks(person: Person) -> list[str]:
    return [said for said in map(words, person.dms) if TITLE in said]


async def test_a_partner_asks_for_the_week_in_short_and_reads_it_on_a_friday(house: House) -> None:
    until(house, 2, 13)
    amara = await asks_for_it(house)
    await house.opens_poll()
    until(house, 4, 8)
    await house.app.beat()
    assert weeks(amara) == []
    until(house, 4, 14)
    note = await amara.sees("Open for you")
    assert "Open for you" in words(note)
    assert "Which form would you use most?" in words(note)
    assert "Decided" not in words(note)
    assert weeks(house.person("Ioan")) == []
    await amara.presses("What is open", on=note)
    await amara.sees("What is open")
    for _ in range(3):
        house.passes(timedelta(hours=20))
        await house.app.beat()
    await house.restarts()
    assert len(weeks(amara)) == 1


async def test_a_week_later_it_says_what_was_decided_and_no_more_than_the_result(house: House) -> None:
    until(house, 5, 13)
    amara = await asks_for_it(house)
    await house.opens_poll()
    await house.vote_all(("Pocket card", 6))
    until(house, 4, 14)
    await eventually(lambda: weeks(amara))
    until(house, 6, 12)
    await house.app.beat()
    until(house, 4, 14)
    (note,) = await eventually(lambda: weeks(amara)[1:])
    assert "- Which form would you use most? · First choice: **Pocket card**\nKitchen Table" in note


async def test_where_there_is_nothing_to_tell_nothing_comes(house: House) -> None:
    until(house, 2, 13)
    amara = await asks_for_it(house)
    until(house, 4, 14)
    await house.app.beat()
    until(house, 0, 14)
    await house.app.beat()
    assert amara.dms == []
    assert amara.pushes == []


async def test_it_is_turned_off_from_the_note_itself(house: House) -> None:
    until(house, 2, 13)
    amara = await asks_for_it(house)
    await house.opens_poll()
    until(house, 4, 14)
    note = await amara.sees("Open for you")
    await amara.presses("No more of these", on=note)
    await amara.sees("It is off.")
    until(house, 4, 14)
    await house.app.beat()
    assert len(weeks(amara)) <= 1


async def test_it_waits_in_the_server_for_whoever_wants_no_private_messages(house: House) -> None:
    until(house, 2, 13)
    amara = await asks_for_it(house)
    await amara.runs("/me")
    await amara.presses("Where")
    await amara.presses("Let them wait in the server")
    await house.opens_poll()
    until(house, 4, 14)
    await house.app.beat()
    assert weeks(amara) == []
    await amara.runs("/me")
    await amara.sees("Something is waiting for you")
    await amara.presses("Open")
    await amara.sees("Open for you")
