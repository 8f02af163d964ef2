"""Stories of what comes of words: a coordinator says it, each author hears it, and what is late is shown."""

import csv
import io
from datetime import timedelta

from bot.rehearsal.person.person import Person
from bot.services import contributions
from storage.letters import letters
from tests.rehearsal.answering import GIVEN, WORDS, answers
from tests.rehearsal.group import after_lunch, card, sits_down
from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.test_story_coming_and_going import becomes
from tests.rehearsal.test_story_my_data import files_of
from tests.rehearsal.test_story_notes import PLAIN, TWO, write
from tests.rehearsal.topics import QUESTION, opens_topic

CLOSED = timedelta(days=15)
SPACE = "The card has space for six lines."
FIRST = f"1. Eating and drinking {WORDS}"


async def looks_at_answers(house: House) -> Person:
    bethan = house.person("Bethan")
    await bethan.runs("/topic answers")
    await bethan.chooses("Choose a question", QUESTION)
    await bethan.sees("What came of the answers")
    return bethan


async def decides(bethan: Person, outcome: str, *, reason: str = "", theme: str = "") -> None:
    """Choose the first answer of the list, say what came of it, and save."""
    await bethan.chooses("Choose one or more", FIRST)
    await bethan.chooses("What came of it?", outcome)
    if reason:
        await bethan.chooses("Why?", "In my own words…")
        await bethan.fills({"Why, in a sentence": reason})
    if theme:
        await bethan.chooses("A theme, if you like", "A new theme…")
        await bethan.fills({"The theme, in a few words": theme})
    await bethan.presses("Save")
    await bethan.sees("Saved.")


async def closes(house: House) -> None:
    house.passes(CLOSED)
    after_lunch(house)
    await house.app.beat()


async def hears_it_was_used(house: House) -> Person:
    """Have Amara answer, and hear after the close that her words were used."""
    amara = await answers(house, "Amara", await opens_topic(house))
    await decides(await looks_at_answers(house), "Used", reason="It is line 2 of the card.")
    await closes(house)
    await amara.sees("Your words were used")
    return amara


async def is_not_used_after_all(house: House) -> None:
    bethan = await looks_at_answers(house)
    await bethan.presses("Show all")
    await decides(bethan, "Not used this time", reason=SPACE)
    after_lunch(house)
    await house.app.beat()


async def waits_for_a_press(house: House) -> bool:
    waits = letters.select().where(letters.c.kind == contributions.CHANGED.name, letters.c.state == "waiting")
    return await house.app.store.run(lambda tx: tx.sql.execute(waits).first()) is not None


async def test_an_author_hears_after_the_close_what_came_of_their_words_and_when_that_changes(house: House) -> None:
    amara = await answers(house, "Amara", await opens_topic(house))
    bethan = await looks_at_answers(house)
    await decides(bethan, "Used", reason="It is line 2 of the card.", theme="Small pleasures")
    await amara.presses("My words")
    assert "You can change it until" in words(amara.private), "nobody is told before the close"
    assert not [one for one in amara.dms if WORDS in words(one)]
    await closes(house)
    note = words(await amara.sees("Your words were used"))
    assert f"> {WORDS}" in note
    assert "It is line 2 of the card.\nIt stands with others under: Small pleasures\nIt was asked here: <#" in note
    await amara.presses("My words")
    await amara.chooses("Look at one", f"1. {QUESTION}")
    assert "**Used**\nIt is line 2 of the card." in words(await amara.sees("Your answer"))
    await is_not_used_after_all(house)
    note = words(await amara.sees("What came of your words has changed"))
    assert "Before: Used. Now: Not used this time." in note
    assert SPACE in note


async def test_that_it_changed_is_read_behind_the_next_press_where_private_messages_are_closed(house: House) -> None:
    amara = await hears_it_was_used(house)
    amara.closes_dms()
    await is_not_used_after_all(house)
    await becomes(house, lambda: waits_for_a_press(house))
    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    await amara.presses("Open")
    note = words(await amara.sees("What came of your words has changed"))
    assert "Before: Used. Now: Not used this time." in note
    assert SPACE in note


async def test_that_it_changed_is_opened_from_the_note_it_stands_in_as_often_as_somebody_likes(house: House) -> None:
    amara = await hears_it_was_used(house)
    await write(house, "Amara", (PLAIN, "1"))
    await is_not_used_after_all(house)
    note = await amara.sees(TWO)
    assert "What came of it has changed. Now: Not used this time." in words(note)
    for _ in range(2):
        seen = told(await amara.presses("2. Open", on=note))
        assert "What came of your words has changed" in seen
        assert f"Not used this time.\n{SPACE}" in seen


async def test_what_was_chosen_is_there_after_a_kill_and_decided_once(house: House) -> None:
    amara = await answers(house, "Amara", await opens_topic(house))
    await closes(house)
    bethan = await looks_at_answers(house)
    await bethan.chooses("Choose one or more", FIRST)
    await bethan.chooses("What came of it?", "Kept for another time")
    await house.restarts()
    save = await bethan.presses("Save")
    await bethan.sees("You have said of every answer what came of it.")
    after_lunch(house)
    await house.app.beat()
    await amara.sees("Your words are kept for another time")
    again = house.asks(bethan, str(save.data["custom_id"]))
    await house.app.bot.store.run(lambda _tx: None)
    await bethan.runs("/topic answers")
    after_lunch(house)
    await house.app.beat()
    assert "You have gone on to other answers." in told(again)
    assert len([one for one in amara.dms if "kept for another time" in words(one)]) == 1


async def test_all_that_are_shown_are_decided_about_in_few_taps(house: House) -> None:
    on = await opens_topic(house)
    for name in ("Amara", "Ioan", "Grace"):
        await answers(house, name, on)
    await closes(house)
    bethan = await looks_at_answers(house)
    await bethan.presses("All of these")
    assert words(await bethan.sees("3 answers together")).count(WORDS) == 3
    await bethan.chooses("What came of it?", "Used")
    await bethan.presses("Save")
    await bethan.sees("You have said of every answer what came of it.")


async def test_what_was_heard_and_done_stands_on_the_card_and_leaves_the_list(house: House) -> None:
    await answers(house, "Amara", await opens_topic(house))
    await closes(house)
    bethan = house.person("Bethan")
    seen = told(await bethan.runs("/todo"))
    assert "Say of 1 answer by" in seen
    assert "what you heard." in seen
    await bethan.presses("What we heard")
    await bethan.fills({"What did you hear?": "Small pleasures go first."})
    await bethan.sees("You owe everybody what was done, by")
    await bethan.presses("To do")
    await bethan.presses("What we did")
    await bethan.fills({"What was done?": "It is line 2 of the card."})
    await bethan.sees("It stands on the card of the question now.")
    olwen = house.person("Olwen")
    await until(house.stage, lambda: "It is line 2 of the card." in words(olwen.screen("notices")[-1]) or None)
    assert "Small pleasures go first." in words(olwen.screen("notices")[-1])


async def test_the_advisory_group_is_shown_once_what_is_late(house: House) -> None:
    on = await opens_topic(house)
    await sits_down(house)
    await answers(house, "Amara", on)
    await closes(house)
    house.passes(timedelta(days=12))
    await house.app.beat()
    olwen = house.person("Olwen")
    assert not [one for one in olwen.screen("advisory-group") if "This is late" in words(one)]
    house.passes(timedelta(days=2))
    await house.app.beat()
    shown = await card(house, "This is late")
    assert QUESTION in words(shown)
    for _ in range(3):
        house.passes(timedelta(days=1))
        await house.app.beat()
    late = [words(one) for one in olwen.screen("advisory-group") if "This is late" in words(one)]
    assert len(late) == 2
    assert len({one.split(" It was owed")[0] for one in late}) == 2, "one about the answers, one about what was heard"


async def test_answers_are_taken_along_as_a_file_that_says_nothing_of_who_or_when(house: House) -> None:
    on = await opens_topic(house)
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho"):
        await answers(house, name, on)
    await closes(house)
    bethan = await looks_at_answers(house)
    await bethan.presses("Save as a file")
    text = (await files_of(house, bethan))["answers.csv"]
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(lines) == 6
    assert {line[1] for line in lines[1:]} == {"Homecare workers"}
    assert WORDS not in str(lines), "nobody has said that they may be quoted"
    assert not [name for name in ("Amara", "Ioan", "Grace") if name in str(lines)]


async def test_who_answered_by_phone_without_an_account_is_told_by_phone(house: House) -> None:
    await opens_topic(house)
    bethan = house.person("Bethan")
    await bethan.runs("/phone")
    await bethan.chooses("Which question?", QUESTION)
    await bethan.chooses("Somebody without an account", "Family carer")
    await bethan.fills(GIVEN)
    await bethan.presses("They agree: post it")
    await bethan.sees("you tell them what came of it")
    await closes(house)
    await looks_at_answers(house)
    await decides(bethan, "Used", reason="It is line 2 of the card.")
    assert "Tell 1 person by phone." in told(await bethan.runs("/todo"))
    await bethan.presses("Tell them by phone")
    seen = words(await bethan.sees("Please tell them by phone"))
    assert f"“{WORDS}” — a family carer" in seen
    assert "**Used**\nIt is line 2 of the card." in seen
    await bethan.presses("1. I have told them")
    await bethan.sees("Nobody is to be told by phone")
    assert "by phone" not in told(await bethan.runs("/todo"))


async def test_a_partner_who_presses_nothing_is_told_by_phone_as_they_asked(house: House) -> None:
    await opens_topic(house)
    bethan = house.person("Bethan")
    await bethan.runs("/phone")
    await bethan.chooses("Which question?", QUESTION)
    await bethan.chooses("Somebody who has joined", "Amara")
    await bethan.fills(GIVEN)
    assert "May we call you about what came of it?" in words(bethan.private)
    await bethan.presses("Post it, and call them back")
    await bethan.sees("You call them about what came of it.")
    await closes(house)
    amara = house.person("Amara").account.id
    for outcome in ("Used", "Not used this time"):
        await looks_at_answers(house)
        if outcome != "Used":
            await bethan.presses("Show all")
        await decides(bethan, outcome, reason="It is line 2 of the card.")
        assert "Tell 1 person by phone." in told(await bethan.runs("/todo"))
        await bethan.presses("Tell them by phone")
        seen = words(await bethan.sees("Please tell them by phone"))
        assert f"1. <@{amara}>: **Eating and drinking** “{WORDS}” — a homecare worker" in seen
        await house.restarts()
        await bethan.presses("1. I have told them")
        await bethan.sees("Nobody is to be told by phone")
        assert "by phone" not in told(await bethan.runs("/todo"))
