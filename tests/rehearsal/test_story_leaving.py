"""Stories of leaving: what somebody chose goes with them, and what they are owed still comes."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.rehearsal.person.person import Person
from storage.contacts import contacts
from storage.conversations import conversations
from storage.letters import letters
from tests.rehearsal.house import House, words
from tests.rehearsal.reminding import REMINDED, ROTA, noon, ticks, writes

WAITS = "Something is waiting for you"
ON_ITS_WAY = letters.c.state.in_(("pending", "sending", "waiting", "carried"))


async def rows(house: House, table: sa.Table, *more: sa.ColumnElement[bool]) -> list[Any]:
    """Return what stands in this table about Amara."""
    amara = house.person("Amara").account.id
    return await house.app.store.run(
        lambda tx: list(tx.sql.execute(table.select().where(table.c.person == amara, *more)).mappings())
    )


def offers(house: House) -> int:
    shown = house.stage.world.phone(house.person("Amara").account.id).private.values()
    return sum(WAITS in words(one) for one in shown)


async def asks_for_notes_in_the_server(house: House) -> Person:
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Where")
    await amara.presses("Let them wait in the server")
    return amara


async def test_whoever_leaves_is_offered_nothing_that_was_for_them_as_one_who_takes_part(house: House) -> None:
    noon(house)
    amara = await writes(house, "in 1 minute")
    await amara.sees("We will remind you")
    house.passes(timedelta(minutes=2))
    await amara.sees(REMINDED)
    await writes(house, "in 1 minute", f"{ROTA} again")
    await amara.sees("We will remind you")
    await asks_for_notes_in_the_server(house)
    await amara.runs("/me")
    await amara.presses("More")
    house.passes(timedelta(minutes=2))
    await ticks(house)
    assert [row["state"] for row in await rows(house, letters)] == ["sent", "waiting"]
    assert len(await rows(house, contacts)) == len(await rows(house, conversations)) == 1
    await amara.presses("Leave")
    await amara.sees("You have left")
    await ticks(house)
    assert offers(house) == 0
    assert await rows(house, letters, ON_ITS_WAY) == []
    assert await rows(house, contacts) == await rows(house, conversations) == []
    await amara.presses("Join again")
    await ticks(house)
    assert offers(house) == 0


async def test_what_somebody_is_owed_still_comes_after_they_have_left(house: House) -> None:
    noon(house)
    amara = await asks_for_notes_in_the_server(house)
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("My data")
    await amara.presses("Complain")
    await amara.presses("Complain now")
    await amara.sees("We have your complaint")
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("Leave")
    await amara.sees("stay until answered")
    bethan = house.person("Bethan")
    await bethan.runs("/requests")
    await bethan.presses("1. Read and answer")
    await bethan.presses("Answer")
    await bethan.fills({"Your answer": "We have put it right."})
    await bethan.sees("Your answer is on its way")
    house.passes(timedelta(days=1, hours=2))
    note = await amara.sees("The answer is under My data.")
    assert note in amara.dms
