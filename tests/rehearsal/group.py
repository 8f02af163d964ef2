"""The advisory group in stories: who sits in it, what they are shown, and what each says."""

from datetime import timedelta

from bot.rehearsal.world.messages import Message
from bot.rehearsing import join
from tests.clocks import LONDON
from tests.rehearsal.house import WORDS, House, told, until, words

MEMBERS = ("Maria", "Fatima", "Joy", "Blessing")
ROOM = "advisory-group"
ASKS = "Would you let this be asked?"
QUESTION = WORDS["Question"]


def after_lunch(house: House) -> None:
    """Let it become two o'clock the next day."""
    lunch = house.clock.now().astimezone(LONDON).replace(hour=14, minute=0) + timedelta(days=1)
    house.passes(lunch - house.clock.now())


async def sits_down(house: House) -> None:
    """Let it be just after lunch, and four homecare workers sit in the advisory group."""
    after_lunch(house)
    for name in MEMBERS:
        await join(house.stage, name, "Homecare worker")
        house.person("Olwen").gives_role(name, "Advisory group")


async def puts(house: House, *, kind: str = "") -> Message:
    """Have Bethan write a vote and send it to the group; return the group's card."""
    bethan = await house.writes()
    if kind:
        await bethan.chooses("Ordinary or sensitive", kind)
    await bethan.presses("Send to the advisory group")
    await bethan.sees("The advisory group is looking at this")
    return await card(house)


async def card(house: House, says: str = ASKS) -> Message:
    """Return the newest message in the group's channel that says this."""
    olwen = house.person("Olwen")
    return await until(house.stage, lambda: next((m for m in reversed(olwen.screen(ROOM)) if says in words(m)), None))


async def says(house: House, name: str, button: str) -> str:
    """Press a button of the group's card; return what is said to this person alone."""
    on = await card(house, QUESTION)
    return told(await house.person(name).presses(button, on=on))


def notices(house: House) -> list[Message]:
    return [m for m in house.person("Olwen").screen("notices") if QUESTION in words(m)]


async def silence_waits(house: House) -> None:
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.chooses("If the advisory group does not answer", "3 days without an answer: it goes on waiting")
