"""Questions in stories: written by a coordinator, opened, and seen by everybody."""

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, until, words

QUESTION = "What do you notice first in the last days?"
ASKED = {
    "Question": QUESTION,
    "Why you ask, in one sentence": "Your words go straight into the pocket card.",
    "Ready-made answers, one a line": "Eating and drinking\nSleeping\nSkin or breathing",
    "To answer in words, one a line": "What do you see or hear?",
    "One follow-up, for everybody": "What would have helped?",
}


async def writes_topic(house: House, asked: dict[str, str] = ASKED, *, who: str = "Bethan") -> Person:
    """Run /topic open and fill in its form, beside the drafts that they have."""
    person = house.person(who)
    await person.runs("/topic open")
    if person.form is None:
        await person.presses("Write a new one")
    await person.fills(asked)
    return person


async def opens_topic(house: House, asked: dict[str, str] = ASKED) -> Message:
    """Have Bethan open a question; return its card in the notices channel."""
    bethan = await writes_topic(house, asked)
    await bethan.presses("Post it")
    await bethan.sees("Your question is open")
    await house.plans()
    return await topic_card(house, asked["Question"])


async def topic_card(house: House, says: str = QUESTION) -> Message:
    """Return the newest public card that asks this."""
    olwen = house.person("Olwen")
    return await until(
        house.stage, lambda: next((m for m in reversed(olwen.screen("notices")) if says in words(m)), None)
    )
