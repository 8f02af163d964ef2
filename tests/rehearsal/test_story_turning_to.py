"""Stories of naming whom people turn to, before anybody is let in."""

import pytest

from bot.rehearsing import TURN_TO, set_up_the_server
from bot.services import servers
from tests.rehearsal.house import House, buttons, label, told, words
from tests.rehearsal.leading import ACCOUNT, SURE


async def test_without_a_lead_the_rooms_are_made_and_the_front_door_waits(empty_house: House) -> None:
    olwen = empty_house.person("Olwen")
    said = told(await olwen.runs("/setup"))
    assert "Still missing" in said
    assert "the name of a safeguarding lead" in said
    await olwen.presses("Set it up")
    almost = await olwen.sees("Almost ready")
    assert "the local numbers to call" in words(almost)
    await empty_house.app.beat()
    assert olwen.screen("start-here") == []
    await olwen.presses("Write it", on=almost)
    shown_back = await olwen.fills(TURN_TO)
    assert "Nia Rees is the safeguarding lead. Reach them: 01632 960 001" in told(shown_back).replace("**", "")
    assert "Council, night: 01632 960 003" in told(shown_back)
    await olwen.presses("Check and post the front door")
    await olwen.sees("This server is ready")
    await olwen.sees("Welcome to the kitchen table")


async def test_words_that_reach_nobody_are_refused_and_come_back_to_be_changed(empty_house: House) -> None:
    olwen = empty_house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    await olwen.presses("Write it")
    refused = await olwen.fills({**TURN_TO, "Local numbers to call": "Ring the council"})
    assert "Please give at least one local phone number" in told(refused)
    await olwen.presses("Write it again")
    form = await olwen.opens("Who people turn to")
    assert "Ring the council" in str(form.components)
    await olwen.fills(TURN_TO)
    await olwen.sees("Council, day: 01632 960 002")


async def test_the_leads_account_is_chosen_from_the_server_and_can_be_taken_away(empty_house: House) -> None:
    await set_up_the_server(empty_house.stage)
    olwen = empty_house.person("Olwen")

    async def lead() -> int | None:
        return (await empty_house.app.store.run(servers.server_of, olwen.world.guild.id)).lead  # type: ignore[arg-type]

    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    for name in ("Bethan", "Maria"):
        await olwen.chooses(ACCOUNT, name)
        await olwen.chooses(SURE, "Yes, this is Nia Rees")
        assert await lead() == empty_house.person(name).account.id
    refused = await olwen.chooses(ACCOUNT, "Kitchen Table")
    assert "That is a programme." in told(refused)
    await olwen.presses("Change it")
    await olwen.fills({"How to reach them": "01632 960 009"})
    assert await lead() == empty_house.person("Maria").account.id, "the same lead under another number"
    await olwen.presses("Change it")
    await olwen.fills({"The safeguarding lead's name": "Sam Okoro"})
    assert await lead() is None, "another lead has another account"


async def test_a_server_in_wales_is_spoken_to_in_welsh_first(empty_house: House) -> None:
    olwen = empty_house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    welsh = await olwen.chooses("Where this server is", "Wales")
    assert welsh.original is not None
    assert "Yr Alban · Scotland" in str(welsh.original.components)
    assert (await empty_house.app.store.run(servers.server_of, olwen.world.guild.id)).language == "cy"  # type: ignore[arg-type]


@pytest.mark.parametrize("verb", ["setup-safe", "setup-safe-write", "setup-lead", "setup-nation"])
async def test_only_the_owner_says_whom_people_turn_to(house: House, verb: str) -> None:
    values = {"setup-lead": ("1",), "setup-nation": ("wales",)}.get(verb)
    forged = house.asks(house.person("Bethan"), f"v1:{verb}:-", values=values)
    await forged.answered
    assert "Only the server's owner" in told(forged)


async def test_nothing_on_the_screens_of_setting_up_is_cut_off(empty_house: House) -> None:
    await set_up_the_server(empty_house.stage)
    olwen = empty_house.person("Olwen")
    asked = await olwen.runs("/setup")
    assert asked.original is not None
    assert [label(one) for one in buttons(asked.original) if label(one).endswith("…")] == []
