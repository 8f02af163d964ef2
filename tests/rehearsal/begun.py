"""How a coordinator begins a vote: one menu with every way to ask, and then its form."""

from typing import Final

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.text import Texts

WAYS: Final = "In which way?"
ONE_CHOICE: Final = "One choice"


async def begins_vote(person: Person, way: str = ONE_CHOICE, *, language: str = "en") -> Interaction:
    """Run /poll open, and choose in which way to ask: its form opens."""
    label_of = Texts().words(language).label
    await person.runs("/poll open")
    return await person.chooses(label_of(WAYS), label_of(way))
