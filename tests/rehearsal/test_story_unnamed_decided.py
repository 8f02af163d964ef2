"""Stories of what comes of answers without a name: coordinators ask back, decide, and take them along."""

import csv
import io

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.channels import Channel
from tests.rehearsal.house import WORKERS, House, told, until, words
from tests.rehearsal.made import adds_line, publishes, starts_making
from tests.rehearsal.test_story_my_data import files_of
from tests.rehearsal.test_story_outcomes import closes, looks_at_answers
from tests.rehearsal.test_story_topic_thread import posts, thread_on
from tests.rehearsal.unnamed import asks_unnamed, evening_comes, seals_unnamed

SAID = "A kestrel outside the window."
BACK = "At what time of day was that?"
REPLY = "Before breakfast, mostly."
NOT_USED = "What came of it: **Not used this time**\nIt is for a bird book."


async def are_shown(house: House) -> Channel:
    """Have five people answer alike without a name, and the evening come; return the thread."""
    card = await asks_unnamed(house)
    for name in WORKERS[:5]:
        await seals_unnamed(house, name, card, SAID)
    bethan = await looks_at_answers(house)
    assert "No answer stands here yet." in words(bethan.private)
    evening_comes(house)
    thread = await thread_on(house, card)
    await until(house.stage, lambda: posts(thread)[4:] or None)
    return thread


async def looks_at_one(house: House) -> Person:
    """Have Bethan begin to decide about the first answer of the list."""
    bethan = await looks_at_answers(house)
    await bethan.presses("Show all")
    await bethan.chooses("Choose one or more", f"1. Sleeping {SAID}")
    await bethan.sees("1 answer")
    return bethan


async def decides(bethan: Person, outcome: str, reason: str) -> None:
    await bethan.chooses("What came of it?", outcome)
    await bethan.chooses("Why?", "In my own words…")
    await bethan.fills({"Why, in a sentence": reason})
    assert "Beneath an answer without a name, it stands in the thread" in words(bethan.private)
    assert "get a note" not in words(bethan.private)
    await bethan.presses("Save")
    await bethan.sees("Saved.")


async def test_one_question_is_asked_back_and_only_whoever_wrote_the_words_can_reply(house: House) -> None:
    thread = await are_shown(house)
    bethan = await looks_at_one(house)
    await bethan.presses("Ask back")
    await bethan.fills({"Your question": "Did Joan on 07700 900123 see it?"})
    assert "It is asked in the thread" not in words(bethan.private)
    bethan = await looks_at_one(house)
    await bethan.presses("Ask back")
    await bethan.fills({"Your question": BACK})
    assert "It is asked in the thread" in words(bethan.private)
    asked = await until(house.stage, lambda: next((m for m in thread.messages.values() if BACK in words(m)), None))
    everybody = [house.person(name) for name in WORKERS[:6]]
    refused = [told(await one.presses("It is mine: reply", on=asked)) for one in everybody[5:]]
    assert "These are not your words." in refused[0]
    for one in everybody[:5]:
        await one.presses("It is mine: reply", on=asked)
    (author,) = [one for one in everybody if one.form is not None]
    await author.fills({"In your own words": REPLY})
    await author.presses("Send it")
    assert REPLY not in words(asked)
    bethan = await looks_at_one(house)
    assert BACK in words(bethan.private)
    evening_comes(house)
    await until(house.stage, lambda: REPLY in words(asked) or None)
    again = words((await looks_at_one(house)).private)
    assert REPLY in again
    assert "Ask back" not in again


async def test_what_came_of_it_stands_beneath_it_once_the_question_has_closed_and_nobody_is_told_by_phone(
    house: House,
) -> None:
    thread = await are_shown(house)
    await decides(await looks_at_one(house), "Not used this time", "It is for a bird book.")
    assert not [said for said in posts(thread) if "What came of it" in said]
    await closes(house)
    await until(house.stage, lambda: [said for said in posts(thread) if NOT_USED in said] or None)
    closed = await until(house.stage, lambda: next((p for p in posts(thread) if "5 answers stand here." in p), None))
    assert "What came of an answer without a name stands beneath it." in closed
    bethan = await looks_at_one(house)
    await decides(bethan, "Used", "It is on the card.")
    await until(house.stage, lambda: [said for said in posts(thread) if "It is on the card." in said] or None)
    assert "by phone" not in words(bethan.private)
    assert "Say of 4 answers" in told(await bethan.runs("/todo"))


async def test_a_line_is_made_from_an_answer_without_a_name_and_the_file_says_whose_it_is_not(house: House) -> None:
    await are_shown(house)
    await decides(await looks_at_one(house), "Used", "It is on the card.")
    await closes(house)
    bethan = await looks_at_answers(house)
    await bethan.presses("Save as a file")
    (table,) = (await files_of(house, bethan)).values()
    rows = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff"))))
    assert {row["Who answered"] for row in rows} == {"Somebody, without a name"}
    assert {row["Name"] for row in rows} == {""}
    assert SAID not in table
    bethan = await starts_making(house)
    await adds_line(bethan, answer=f"1. {SAID}")
    await publishes(bethan)
