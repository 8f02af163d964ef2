"""Stories of how people hear of questions and find them again: the note, What is open, Catch up."""

from datetime import timedelta

from bot.rehearsal.world.messages import Message
from tests.rehearsal.answering import answers
from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_poll_reminders import labels
from tests.rehearsal.test_story_poll_reminders import until as in_days
from tests.rehearsal.topics import ASKED, QUESTION, opens_topic

DAY = timedelta(days=1)
TITLE = "A question is open"
TWELVE = [ASKED | {"Question": f"Question number {number}?"} for number in range(1, 13)]


async def hears(house: House, name: str, number: int = 1) -> Message:
    """Wait until somebody has this many notes, and return the newest."""
    await house.app.beat()
    person = house.person(name)
    return await until(house.stage, lambda: person.dms[-1] if len(person.dms) == number else None)


def at_night(house: House) -> None:
    """Let time pass until nobody may be reached."""
    noon(house)
    house.passes(in_days(house, 0, 22))


async def test_everybody_hears_of_a_question_once_it_is_open_and_answers_from_the_note(house: House) -> None:
    noon(house)
    await opens_topic(house)
    note = await hears(house, "Amara")
    assert TITLE in words(note)
    assert QUESTION in words(note)
    assert "Your words go straight into the pocket card." in words(note)
    assert labels(note)[:3] == ["Answer", "Later…", "Not for me"]
    amara = await answers(house, "Amara", note)
    assert QUESTION not in told(await amara.presses("What is open"))
    house.passes(in_days(house, 13, 18, 1))
    await hears(house, "Ioan", 2)  # who has not answered, before it closes
    assert len(house.person("Amara").dms) == 1


async def test_asked_in_twelve_questions_at_once_somebody_gets_one_note_that_leads_to_all_of_them(house: House) -> None:
    at_night(house)
    for asked in TWELVE:
        await opens_topic(house, asked)
    house.passes(in_days(house, 1, 13, 31))
    note = await hears(house, "Amara")
    assert "12 things are open." in words(note)
    assert "**1. A question: Question number 1?**" in words(note)
    assert "about 2 minutes · closes <t:" in words(note)
    assert "And 8 more." in words(note)
    assert labels(note)[:5] == ["1. Answer", "2. Answer", "3. Answer", "4. Answer", "See all"]
    amara = house.person("Amara")
    await amara.presses("See all", on=note)
    listed = await amara.sees("What is open")
    ways = [one for one in labels(listed) if one.startswith("Answer: ")]
    await amara.presses("Closes later", on=listed)
    listed = await amara.sees("Closes sooner")
    ways += [one for one in labels(listed) if one.startswith("Answer: ")]
    assert sorted(ways) == sorted(f"Answer: {asked['Question']}" for asked in TWELVE)
    await amara.presses(ways[-1], on=listed)
    assert amara.form is not None
    house.passes(DAY)
    await house.app.beat()
    assert len(house.person("Amara").dms) == 1


async def test_with_private_messages_closed_it_waits_behind_the_next_press(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    amara.closes_dms()
    await opens_topic(house)
    await hears(house, "Ioan")
    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    await amara.presses("Open")
    await answers(house, "Amara", await amara.sees(TITLE))
    assert amara.pushes == []


async def test_catch_up_says_what_needs_somebody_and_what_is_new(house: House) -> None:
    noon(house)
    card = await opens_topic(house)
    amara = house.person("Amara")
    shown = await amara.presses("Catch up")
    assert "What needs you first" in told(shown)
    assert f"**1. A question: {QUESTION}** · new · about 2 minutes" in told(shown)
    assert shown.original is not None
    assert labels(shown.original) == ["1. Answer", "What is open", "My words"]
    await answers(house, "Amara", card)
    assert "Nothing waits for you." in told(await amara.runs("/catchup"))
    assert "Once you have joined" in told(await house.visitor("Ada").presses("Catch up"))
