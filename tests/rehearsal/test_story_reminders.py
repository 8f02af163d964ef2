"""Stories of reminders that people ask for: on a vote, in their own words, once and again, told once and on time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, buttons, custom_id, eventually, label, told, words

LONDON = ZoneInfo("Europe/London")
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
REMINDED = "You asked to be reminded"


def noon(house: House) -> datetime:
    """Let time pass until a Monday at noon in London; return it."""
    here = house.clock.now().astimezone(LONDON)
    monday = here + timedelta(days=7 - here.weekday())
    return until(house, monday.replace(hour=12, minute=0, second=0, microsecond=0))


def until(house: House, moment: datetime) -> datetime:
    house.passes(moment.astimezone(UTC) - house.clock.now())
    return moment


def in_full(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B}, {moment:%H:%M}"


def reminders(person: Person) -> list[Message]:
    return [one for one in person.dms if REMINDED in words(one)]


async def ticks(house: House, who: str = "Ioan") -> None:
    """Wait until the heartbeat has looked at everything that is due now."""
    before = house.app.beat_at
    house.app.bot.wake()
    await eventually(lambda: house.app.beat_at != before or None)


async def writes(house: House, when: str, what: str = "Ring the office about the rota", who: str = "Amara") -> Person:
    person = house.person(who)
    await person.runs("/remind me")
    await person.fills({"What about?": what, "When?": when})
    return person


async def on_vote(house: House, who: str = "Amara", *, card: Message | None = None) -> tuple[Person, Message]:
    """Open what "Remind me" on a vote opens."""
    card = card or await house.opens_poll()
    person = house.person(who)
    asked = house.asks(person, custom_id(card, "remind").replace("remind:", "remind:poll."), message=card)
    await asked.answered
    return person, card


async def test_a_reminder_comes_at_the_minute_somebody_chose_and_its_push_says_nothing(house: House) -> None:
    noon(house)
    amara = await writes(house, "tomorrow at 14:00")
    then = house.clock.now().astimezone(LONDON).replace(hour=14, minute=0, second=0, microsecond=0) + A_DAY
    await amara.sees("We will remind you")
    said = words(amara.private)
    assert f"**{in_full(then)}**" in said
    assert "Only you can see this." in said
    until(house, then - timedelta(minutes=1))
    await ticks(house)
    assert reminders(amara) == []
    until(house, then)
    note = await amara.sees(REMINDED)
    assert "Ring the office about the rota" in words(note)
    assert "late" not in words(note)
    assert amara.pushes == ["A note from Kitchen Table"]


async def test_the_choices_on_a_vote_fit_a_working_day_and_the_one_taken_comes(house: House) -> None:
    now = noon(house)
    grace, card = await on_vote(house, "Grace")
    await grace.sees("When shall we remind you?")
    evening = now.replace(hour=19)
    await grace.chooses("Choose when", "Tonight")
    assert in_full(evening) in words(grace.private)
    until(house, evening)
    note = await grace.sees(REMINDED)
    assert "Which form would you use most?" in words(note)
    assert "About 1 minute · closes" in words(note)
    assert [label(one) for one in buttons(note)][:2] == ["Answer privately", "Later…"]
    assert "Your answer" in told(await grace.presses("Answer privately", on=note))


async def test_a_reminder_of_a_vote_that_has_closed_is_not_sent(house: House) -> None:
    now = noon(house)
    card = await house.opens_poll(close="Three days" if False else "")
    grace, _ = await on_vote(house, "Grace", card=card)
    await grace.chooses("Choose when", "The day before it closes")
    said = words(grace.private)
    assert "If the vote stays open longer, this moves too." in said
    await house.vote_all(("Pocket card", 5))
    house.app.heartbeat._loop = None  # the computer sleeps until the vote is over
    house.passes(timedelta(days=8))
    await house.restarts()
    await house.person("Ioan").sees("Closed: 5 answers")
    await ticks(house)
    assert reminders(grace) == []
    assert now


async def test_the_bot_restarts_in_the_minute_a_reminder_is_due_and_exactly_one_is_sent(house: House) -> None:
    noon(house)
    amara = await writes(house, "tomorrow at 14:00")
    then = house.clock.now().astimezone(LONDON).replace(hour=14, minute=0, second=0, microsecond=0) + A_DAY
    await amara.sees("We will remind you")
    until(house, then - timedelta(seconds=20))
    await house.restarts()
    until(house, then)
    await house.restarts()
    await amara.sees(REMINDED)
    for _ in range(3):
        await house.restarts()
        await ticks(house)
    house.passes(timedelta(minutes=2))
    await ticks(house)
    assert len(reminders(amara)) == 1
