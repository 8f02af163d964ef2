"""Having a safeguarding lead in a story: the owner chooses an account, which says yes itself."""

from bot.rehearsal.person.person import Person
from tests.rehearsal.house import House

ACCOUNT, SURE = "The lead's Discord account, if any", "Is it?"


async def choose_account(house: House, name: str) -> None:
    """Be the owner, who says whose account the lead's is, and is sure of it."""
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    await olwen.chooses(ACCOUNT, name)
    await olwen.chooses(SURE, "Yes, this is Nia Rees")


async def says_yes(house: House, name: str) -> Person:
    """Have the chosen account say yes in the server, and wait until our messages reach it."""
    lead = house.person(name)
    await lead.runs("/worried")
    await lead.presses("Are you the lead?")
    await lead.presses("Yes, I am the lead")
    await lead.sees("You are the safeguarding lead here")
    return lead


async def make_lead(house: House, name: str = "Maria") -> Person:
    """Have somebody be the lead, whom people can ask for by a press."""
    await choose_account(house, name)
    return await says_yes(house, name)
