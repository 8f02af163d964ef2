"""Stories of reminders of a vote: choices that fit a working day, and the close they follow."""

from datetime import datetime, timedelta

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import join
from tests.clocks import LONDON
from tests.rehearsal.house import CLOSED, House, buttons, label, told, words
from tests.rehearsal.reminding import (
    A_DAY,
    A_WEEK,
    REMINDED,
    came,
    has_come,
    in_full,
    noon,
    ticks,
    until,
    writes,
)


async def asks_on_vote(house: House, who: str, card: Message | None = None) -> Person:
    """Open a vote, and its "Remind me"."""
    person = house.person(who)
    await person.presses("Remind me", on=await more(person, card or await house.opens_poll()))
    await person.sees("When shall we remind you?")
    return person


async def more(person: Person, card: Message) -> Message:
    """Return where "Remind me" stands: on the card itself, or behind its More."""
    if any(label(one) == "Remind me" for one in buttons(card)):
        return card
    await person.presses("More", on=card)
    assert person.private is not None
    return person.private


def closes(house: House, days: int = 7) -> datetime:
    day = house.clock.now().astimezone(LONDON) + timedelta(days=days)
    return day.replace(hour=20, minute=0, second=0, microsecond=0)


async def test_the_choices_fit_a_working_day_and_the_one_taken_comes(house: House) -> None:
    now = noon(house)
    grace = await asks_on_vote(house, "Grace")
    assert "Which form would you use most?" in words(grace.private)
    evening = now.replace(hour=19)
    await grace.chooses("Choose when", "Tonight")
    assert f"**{in_full(evening)}**" in words(grace.private)
    until(house, evening)
    note = await grace.sees(REMINDED)
    assert "Which form would you use most?" in words(note)
    assert "About 1 minute · closes" in words(note)
    assert [label(one) for one in buttons(note)][:2] == ["Answer privately", "Later…"]
    assert grace.pushes == ["A note from Kitchen Table"]
    assert "Your answer" in told(await grace.presses("Answer privately", on=note))


async def test_another_choice_replaces_the_first_and_it_can_be_taken_away(house: House) -> None:
    now = noon(house)
    card = await house.opens_poll()
    grace = await asks_on_vote(house, "Grace", card)
    await grace.chooses("Choose when", "Tonight")
    await grace.presses("Change")
    assert f"As it stands, it comes {in_full(now.replace(hour=19))}" in words(grace.private)
    await grace.chooses("Choose when", "My next free window")
    assert f"**{in_full(now.replace(hour=9) + A_DAY)}**" in words(grace.private)
    until(house, now.replace(hour=20))
    await ticks(house)
    assert came(grace) == []
    await grace.presses("Delete")
    until(house, now + 2 * A_DAY)
    await has_come(house, grace, 0)


async def test_the_day_before_it_closes_moves_with_a_vote_that_stays_open_longer(house: House) -> None:
    noon(house)
    card = await house.opens_poll()
    first = closes(house)
    grace = await asks_on_vote(house, "Grace", card)
    await grace.chooses("Choose when", "The day before it closes")
    assert f"**{in_full(first.replace(hour=9) - A_DAY)}**" in words(grace.private)
    assert "If the vote stays open longer, this moves too." in words(grace.private)
    until(house, first.replace(hour=9) - A_DAY)
    await has_come(house, grace, 1)
    until(house, first + timedelta(minutes=1))  # nobody has answered: it goes on for as long again
    await house.person("Ioan").sees("Open a little longer")
    assert f"{in_full(first.replace(hour=9) - A_DAY + A_WEEK)}" in told(await grace.runs("/remind list"))
    until(house, first.replace(hour=9) - A_DAY + A_WEEK)
    await has_come(house, grace, 2)


async def test_what_would_come_after_the_close_is_refused_and_a_closed_vote_reminds_nobody(house: House) -> None:
    now = noon(house)
    card = await house.opens_poll()
    grace = await asks_on_vote(house, "Grace", card)
    await grace.presses("In my own words…")
    await grace.fills({"When?": "in 8 days at noon"})
    assert "It closes before that." in words(await grace.sees("Please change one thing"))
    await asks_on_vote(house, "Grace", card)
    await grace.chooses("Choose when", "The day before it closes")
    await house.vote_all(("Pocket card", 8))
    await house.closes()  # the computer is off when it should have come
    house.passes(CLOSED)
    await house.opens()
    await house.person("Ioan").sees("Closed: 8 answers")
    await has_come(house, grace, 0)
    assert "Nothing is coming" in told(await grace.runs("/remind list"))
    assert now


async def test_somebody_who_is_not_asked_is_not_reminded(house: House) -> None:
    noon(house)
    for name in ("Anjali", "Dylan"):
        await join(house.stage, name, "Manager")
    card = await house.opens_poll(people=("Homecare worker",))
    margaret = house.person("Margaret")
    asked = house.asks(margaret, custom(card), message=card)
    await asked.answered
    assert "There is no vote here for you." in told(asked)


def custom(card: Message) -> str:
    first = next(iter(card.components))["components"][0]["custom_id"]
    return f"v1:remind:subject.{first.split(':')[2]}"


async def test_on_a_vote_too_a_day_and_a_time_are_chosen_without_a_word(house: House) -> None:
    now = noon(house)
    grace = await asks_on_vote(house, "Grace")
    await grace.presses("Choose a day and a time")
    day = now + 2 * A_DAY
    await grace.chooses("Choose a day", f"{day:%A} {day.day} {day:%B}")
    await house.restarts()
    await grace.chooses("Before noon", "11:30")
    assert f"**{in_full(day.replace(hour=11, minute=30))}**" in words(grace.private)


async def test_reminders_with_the_vote_and_one_s_own_stand_on_one_list(house: House) -> None:
    noon(house)
    await house.opens_poll()
    amara = await writes(house, "tomorrow at 2pm")
    listed = told(await amara.runs("/remind list"))
    assert "A vote: Which form would you use most?" in listed
    await amara.chooses("Look at one, to change it", "A vote: Which form would you use most?")
    assert "It comes with the vote" in words(amara.private)
    assert [label(one) for one in buttons(amara.private)][:2] == ["Another time", "Not for me"]  # type: ignore[arg-type]
    await amara.presses("Not for me")
    listed = told(await amara.runs("/remind list"))
    assert "A vote" not in listed
    assert "Ring the office" in listed


async def test_not_for_me_takes_one_s_own_reminder_of_the_vote_away_too(house: House) -> None:
    now = noon(house)
    card = await house.opens_poll()
    grace = await asks_on_vote(house, "Grace", card)
    await grace.chooses("Choose when", "Tonight")
    await house.asks(grace, custom(card).replace("remind:subject.", "not-for-me:"), message=card).answered
    until(house, now.replace(hour=20))
    await has_come(house, grace, 0)
