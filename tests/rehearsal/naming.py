"""Being named in stories: a coordinator makes something, asks everybody and publishes it; people say how."""

from datetime import timedelta

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import COORDINATOR, OWNER
from storage.audit import audit
from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.test_story_pause import noon

TITLE = "The pocket card"
MADE = {
    "What it is called": TITLE,
    "About it": "Ten lines for the last days.",
    "A link to it": "https://example.org/card",
}
ASKS = "How shall we name you?"


async def begins(house: House, made: dict[str, str] = MADE) -> Person:
    """Have Bethan begin something, and see its panel."""
    bethan = house.person(COORDINATOR)
    await bethan.runs("/output new")
    await bethan.fills(made)
    await bethan.sees(made["What it is called"])
    return bethan


async def asks_for_names(house: House, *, weeks: str = "Two weeks") -> Person:
    """Have Bethan make something and ask everybody how they wish to be named in it, around a noon."""
    noon(house)
    bethan = await begins(house)
    await bethan.presses("Ask how people wish to be named")
    await bethan.chooses("Ask now, for how long?", weeks)
    assert "People are asked how to name them" in words(bethan.private)
    await house.plans()
    return bethan


async def note_to(house: House, name: str) -> Message:
    """Wait for the note that asks somebody."""
    await house.app.beat()
    person = house.person(name)
    return await until(house.stage, lambda: next((one for one in person.dms if ASKS in words(one)), None))


async def looks(house: House, name: str) -> Person:
    """Have somebody look, in the server, how they are named in it."""
    person = house.person(name)
    await person.runs("/me")
    for label in ("More", "Credit", "How I'm credited"):
        await person.presses(label)
    await person.chooses("Look at one, or change it", f"1. {TITLE}")
    return person


def all_that(house: House, *names: str) -> list[tuple[str, int, str]]:
    """Return all that these people can read, letter for letter."""
    world = house.stage.world
    return [
        (name, one.id, screen.words(one))
        for name in names
        for one in screen.everything(world, world.find_account(name))
    ]


async def looked_for(house: House) -> list[str]:
    """Have whoever runs things look wherever an answer could show."""
    bethan, olwen = house.person(COORDINATOR), house.person(OWNER)
    seen = [told(await bethan.runs(command)) for command in ("/output list", "/todo", "/people", "/programme")]
    await bethan.runs("/output list")
    seen.append(told(await bethan.chooses("Look at one", TITLE)))
    looks = ("People are asked for names", "Go back", "See it and publish", "Go back")
    seen += [told(await bethan.presses(label)) for label in looks]
    seen += [told(await olwen.runs(command)) for command in ("/setup", "/output list")]
    return [*seen, *map(str, await house.app.store.run(lambda tx: tx.sql.execute(audit.select()).all()))]


async def publishes(house: House, *, who: str = COORDINATOR) -> Message:
    """Let time pass until everybody has had time to answer, and have somebody publish it; return the card."""
    house.passes(timedelta(days=15))
    await house.app.beat()
    person = house.person(who)
    await person.runs("/output list")
    await person.chooses("Look at one", TITLE)
    await person.presses("See it and publish")
    await person.presses("Publish")
    assert "It is published" in words(person.private)
    return await card(house)


async def card(house: House, says: str = "Edition ") -> Message:
    """Wait until the card says this, and return it."""
    olwen = house.person(OWNER)

    def found() -> Message | None:
        those = (one for one in reversed(olwen.screen("notices")) if f"### {TITLE}" in words(one))
        return next((one for one in those if says in words(one)), None)

    return await until(house.stage, found)
