"""Stories of words for when a vote closes: understood, asked about, refused."""

import re
from datetime import datetime, timedelta

import pytest

from bot.rehearsal.person.person import Person
from tests.clocks import LONDON
from tests.rehearsal.house import House, told


def days_ahead(house: House, days: int) -> datetime:
    """Return that day at 20:00, where the server is."""
    day = house.clock.now().astimezone(LONDON) + timedelta(days=days)
    return day.replace(hour=20, minute=0, second=0, microsecond=0)


def in_full(day: datetime) -> str:
    return f"{day:%A} {day.day} {day:%B}, {day:%H:%M}"


async def typing(house: House, words: str) -> tuple[Person, str]:
    bethan = await house.writes()
    await bethan.chooses("When it closes", "Another time…")
    return bethan, told(await bethan.fills({"Day and time": words}))


def closes_at(said: str) -> int:
    found = re.search(r"\*\*Closes:\*\* <t:(\d+):F>", said)
    assert found, said
    return int(found[1])


async def test_words_for_a_time_are_said_back_in_full_before_the_vote_opens(house: House) -> None:
    bethan, said = await typing(house, "a week tomorrow, half 7pm")
    day = days_ahead(house, 8).replace(hour=19, minute=30)
    assert f"You chose {in_full(day)}" in said
    assert closes_at(said) == day.timestamp()
    await bethan.presses("Post it")
    assert await bethan.sees(f"<t:{closes_at(said)}:F>")


async def test_where_there_are_two_times_the_one_that_is_meant_is_chosen(house: House) -> None:
    bethan, said = await typing(house, "the day after tomorrow at 8")
    assert "more than one hour of the day" in said
    evening = days_ahead(house, 2)
    await house.restarts()  # nothing about the question is kept in memory
    said = told(await bethan.chooses("Choose a time", in_full(evening)))
    assert f"You chose {in_full(evening)}" in said
    assert closes_at(said) == evening.timestamp()


async def test_instead_of_choosing_the_time_can_be_written_again_or_left(house: House) -> None:
    bethan, before = await typing(house, f"next {days_ahead(house, 2):%A} 8pm")
    assert "more than one day" in before
    await bethan.presses("Write it again")
    said = told(await bethan.fills({"Day and time": "in 3 days at noon"}))
    assert "You chose" in said
    await bethan.chooses("When it closes", "Another time…")
    await bethan.fills({"Day and time": "tomorrow at 8"})
    left = told(await bethan.presses("Go back"))
    assert closes_at(left) == closes_at(said)


async def test_a_choice_that_has_passed_when_it_is_made_is_refused(house: House) -> None:
    bethan, _ = await typing(house, "the day after tomorrow at 8")
    evening = days_ahead(house, 2)
    house.passes(timedelta(days=4))
    said = told(await bethan.chooses("Choose a time", in_full(evening)))
    assert "has passed" in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Thursday 8pm <@1234> please", "“1234”"),
        ("Thursday", "like this: Thursday 8pm"),
        ("tomorrow 7–9pm", "one time only"),
        ("in 10 minutes", "at least one hour"),
        ("yesterday 5pm", "has passed"),
        ("in a year 8pm", "up to 60 days"),
    ],
)
async def test_what_is_no_closing_time_is_refused_with_the_reason(house: House, words: str, why: str) -> None:
    bethan, said = await typing(house, words)
    assert why in said
    await bethan.presses("Write it again")
