"""Writing into forms before which the guard stands, and looking for what it held."""

import shutil
from collections.abc import Awaitable, Callable

from bot.domain.people import GuildId
from bot.rehearsal.person.person import Person
from storage.guard_counts import held_counts
from storage.store import Transaction
from tests.rehearsal.group import card, puts
from tests.rehearsal.house import WORDS, House, buttons, keep, label
from tests.services.traces import traces

_NOBODY = 2**62 - 1
Writes = Callable[[House, str], Awaitable[Person]]


async def begins_idea(house: House, name: str = "Amara") -> Person:
    person = house.person(name)
    await person.presses("I have an idea")
    await person.chooses("What would you like?", "I'd like us to talk about…")
    return person


async def writes_idea(house: House, text: str) -> Person:
    person = await begins_idea(house)
    await person.fills({"In your own words": text})
    return person


async def writes_reason(house: House, text: str) -> Person:
    maria = house.person("Maria")
    await puts(house)
    await maria.presses("Stop", on=await card(house))
    await maria.presses("Say why…")
    await maria.fills({"Why?": text})
    return maria


async def writes_vote(house: House, text: str) -> Person:
    return await house.writes(WORDS | {"Answers, one a line": f"{text}\nNo"})


async def writes_name(house: House, text: str) -> Person:
    amara = house.person("Amara")
    await amara.presses("Join", on=amara.screen("start-here")[0])
    await amara.chooses("The name shown", "Show a name I make up")
    await amara.fills({"The name shown": text})
    return amara


async def writes_about_data(house: House, text: str) -> Person:
    amara = house.person("Amara")
    for button in ("My settings", "More", "My data", "Ask"):
        await amara.presses(button)
    await amara.fills({"What would you like to know?": text})
    return amara


def holds_nothing(house: House, *secret: str) -> None:
    """See that no file of the bot, nothing that it logged and nothing that it sent but in private holds any of this."""
    assert traces(house.folder, _NOBODY, *secret) == []
    assert not [one.template for one in house.public if any(part in str(one.request) for part in secret)]
    logged = house.log.said()
    assert not [one for one in secret if any(one in line for line in logged)]


async def counted(house: House) -> dict[str, int]:
    """Return how often the guard held words in this server, by reason."""
    return dict(await house.app.store.run(held_counts, GuildId(house.stage.world.guild.id)))


async def power_goes(house: House) -> None:
    """Start again on the files as they are at this moment, whatever the bot still had in memory."""
    left = keep(house.folder / "data", house.folder / "left" / "data").parent
    shutil.copytree(house.folder / "keys", left / "keys")
    await house.closes()
    house.folder = left
    await house.opens()


def offered(person: Person) -> list[str]:
    """Name the buttons below what this person was told last."""
    assert person.private is not None
    return [label(one) for one in buttons(person.private)]


async def rows(house: House, table: str) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.sql.exec_driver_sql(f"SELECT * FROM {table}")]

    return await house.app.store.run(read)
