"""Answering in stories: from the card to the thanks."""

from typing import Any

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House

WORDS = "She stops wanting her tea."
GIVEN = {"Choose one": "Eating and drinking", "What do you see or hear?": WORDS}


async def previews(house: House, name: str, card: Message, given: dict[str, Any] | None = None) -> Person:
    """Have somebody press Answer, choose, write and send."""
    person = house.person(name)
    await person.presses("Answer", on=card)
    await person.fills(given or GIVEN)
    await person.sees("This is what others will see")
    return person


async def answers(house: House, name: str, card: Message, given: dict[str, Any] | None = None) -> Person:
    """Have somebody answer, and post it."""
    person = await previews(house, name, card, given)
    await person.presses("Post it")
    await person.sees("It is there. Thank you.")
    return person
