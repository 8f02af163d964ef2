"""What is made together, in stories: put together by a coordinator from answers that were used."""

from bot.rehearsal.person.person import Person
from tests.rehearsal.answering import GIVEN, WORDS, answers
from tests.rehearsal.house import House
from tests.rehearsal.test_story_outcomes import closes, looks_at_answers
from tests.rehearsal.topics import QUESTION, opens_topic

TITLE = "The pocket card"
MADE = {"What it is called": TITLE, "About it": "Six lines for your pocket."}
LINE = "Offer small pleasures first."


async def uses_answers(house: House, *names: str, words: str = WORDS) -> None:
    """Have these people answer, a coordinator say that it was used, and the question close."""
    on = await opens_topic(house)
    for name in names:
        await answers(house, name, on, {**GIVEN, "What do you see or hear?": words})
        bethan = await looks_at_answers(house)
        await bethan.chooses("Choose one or more", f"1. Eating and drinking {words}")
        await bethan.chooses("What came of it?", "Used")
        await bethan.presses("Save")
        await bethan.sees("Saved.")
    await closes(house)


async def starts_making(house: House, who: str = "Bethan") -> Person:
    """Have a coordinator begin the pocket card."""
    person = house.person(who)
    await person.runs("/output new")
    await person.fills(MADE)
    await person.sees("not published yet")
    return person


async def adds_line(person: Person, words: str = LINE, *, answer: str = "") -> None:
    """Have a coordinator add a line: from an answer, by how it stands in the list, or from none."""
    await person.presses("Add a line")
    if answer:
        await person.chooses("Choose a question", QUESTION)
        await person.chooses("Choose one or more", answer)
        await person.presses("Write the line")
    else:
        await person.presses("Write one without an answer")
    await person.fills({"The line": words})
    await person.sees(words)


async def publishes(person: Person, label: str = "Publish without names") -> None:
    """Have a coordinator publish what stands on the panel before them."""
    await person.presses("See it and publish")
    await person.sees("Only you see this so far.")
    await person.presses(label)
    await person.sees("It is published")
