"""Stories of notes of votes: who only votes is not cut off, the silent are not chased, and voting changes nothing."""

from datetime import timedelta

from bot.rehearsal.person.person import Person
from tests.rehearsal.house import WORDS, House, buttons, label, told, words
from tests.rehearsal.test_story_notes import PLAIN, comes_to_rest, write
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_poll_reminders import reminders, until
from tests.rehearsal.test_story_traces import remembered

QUESTION = "Shall we go on telling you about votes?"
A_WEEK = timedelta(days=7)


def numbered(number: int) -> dict[str, str]:
    return WORDS | {"Question": f"Number {number}: which form would you use most?"}


async def hears_of_a_vote(house: House, number: int, *voters: str) -> None:
    """Have a vote opened, let these people answer it, and let people hear of it the day before it closes."""
    await house.opens_poll(numbered(number))
    for name in voters:
        await house.votes(name, "Pocket card")
    house.passes(until(house, 6, 18))
    await house.app.beat()
    await comes_to_rest(house)


def asked(person: Person) -> list[bool]:
    """Tell of each note about a vote whether it asks whether to go on."""
    return [QUESTION in words(one) for one in reminders(person)]


async def test_the_third_note_asks_and_silence_means_no_until_something_else_is_pressed(house: House) -> None:
    noon(house)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    for number in range(4):
        await hears_of_a_vote(house, number, "Ioan")
    assert asked(amara) == asked(ioan) == [False, False, True]
    third = reminders(amara)[-1]
    assert "Without a Yes, we stop." in words(third)
    assert [label(one) for one in buttons(third)][3:5] == ["Yes", "No"]
    await ioan.presses("Answer privately", on=reminders(ioan)[-1])  # which is no answer to that
    await amara.presses("My settings", on=third)
    await hears_of_a_vote(house, 4)
    assert (len(reminders(amara)), len(reminders(ioan))) == (4, 3)
    assert asked(amara)[-1] is False


async def test_a_yes_is_heard_and_a_no_is_final_until_it_is_undone(house: House) -> None:
    noon(house)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    for number in range(3):
        await hears_of_a_vote(house, number)
    assert "We go on telling you" in told(await amara.presses("Yes", on=reminders(amara)[-1]))
    assert "You get no more of these notes" in told(await ioan.presses("No", on=reminders(ioan)[-1]))
    await hears_of_a_vote(house, 3)
    assert (len(reminders(amara)), len(reminders(ioan))) == (4, 3)
    await ioan.presses("Undo")  # the vote is open for another day, and it is evening yet
    await hears_of_a_vote(house, 4)
    assert (len(reminders(amara)), len(reminders(ioan))) == (5, 5)


async def test_what_somebody_is_told_of_votes_is_the_same_whether_they_vote_or_not(house: House) -> None:
    noon(house)
    for number in range(3):
        await hears_of_a_vote(house, number, "Ioan", "Grace")
    known = (await remembered(house))["contacts"]
    counted = {row[1]: row[2:] for row in known}
    accounts = {name: house.person(name).account.id for name in ("Amara", "Ioan", "Grace", "Helen")}
    assert len({counted[number] for number in accounts.values()}) == 1


async def test_whoever_has_stopped_answering_other_notes_still_hears_of_votes(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    for day in range(3):
        await write(house, "Amara", (PLAIN, str(day)))
        await comes_to_rest(house)
        house.passes(timedelta(days=1))
    assert len(amara.dms) == 2
    house.passes(A_WEEK)
    await hears_of_a_vote(house, 1)
    assert len(reminders(amara)) == 1


async def test_whoever_says_no_is_not_told_in_the_same_breath_that_such_a_note_waits(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    for number in range(4):
        await hears_of_a_vote(house, number)
    third = reminders(amara)[-1]
    assert QUESTION in words(third)  # the fourth waits in the server, for there was no Yes
    assert "You get no more of these notes" in told(await amara.presses("No", on=third))
    await amara.presses("My settings", on=third)  # where what waits is told each time
    await house.person("Grace").presses("Help")
    amara.cannot_see("Something is waiting for you")
