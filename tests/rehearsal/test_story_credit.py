"""Stories of being named in what was made: asked, chosen, changed and taken back, and nobody else can tell before."""

from datetime import timedelta

import pytest

from bot.rehearsing import COORDINATOR, JOINED, OWNER
from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.naming import ASKS, TITLE, all_that, asks_for_names, looked_for, looks, note_to
from tests.rehearsal.test_story_names import TAKEN
from tests.rehearsal.test_story_poll_reminders import labels

OTHERS = (OWNER, COORDINATOR, "Chen", *JOINED["Manager"])
DID = "What I did (up to three, or nothing)"


@pytest.mark.usefixtures("all_is_logged")
async def test_named_from_the_note_in_two_presses_changed_and_left_out_and_nobody_else_can_tell(house: House) -> None:
    await asks_for_names(house)
    notes = [await note_to(house, name) for name in ("Amara", "Ioan", *JOINED["Manager"])]
    assert "You are asked until" in words(notes[0])
    assert labels(notes[0])[:3] == ["Choose how", "Later…", "Not for me"]
    before = (await looked_for(house), all_that(house, *OTHERS), len(house.public))
    amara = house.person("Amara")
    asked = await amara.presses("Choose how", on=notes[0])
    assert "You are not named so far." in told(asked)
    assert "Nobody else sees your answer before it is published." in told(asked)
    assert asked.original is not None
    assert labels(asked.original)[:3] == ["Leave me out", "By my name: Amara", "Make up a name…"]
    assert "When it is published, you are named as **Amara**." in told(await amara.presses("By my name: Amara"))
    did = await amara.chooses(DID, "Tried it out", "Wrote with us")
    assert "Wrote with us · Tried it out" in told(did)
    await amara.presses("Make up a name…")
    assert "as **Kettle**.\nWrote with us · Tried it out" in told(
        await amara.fills({"The name that others see": "Kettle"})
    )
    assert "You are left out." in told(await amara.presses("Leave me out"))
    assert "When it is published, you are named as **Kettle**." in told(
        await amara.presses("By a name I made up: Kettle")
    )
    assert (all_that(house, *OTHERS), len(house.public)) == before[1:]
    assert await looked_for(house) == before[0]
    assert not any(said in line for line in house.log.said() for said in ("Kettle", TITLE))
    assert TITLE not in told(await amara.runs("/catchup"))
    await house.restarts()
    assert "When it is published, you are named as **Kettle**." in words((await looks(house, "Amara")).private)


async def test_asked_and_silent_somebody_is_not_named_and_of_something_else_asked_no_more(house: House) -> None:
    await asks_for_names(house)
    ioan, grace = house.person("Ioan"), house.person("Grace")
    listed = await ioan.runs("/catchup")
    assert f"How to name you in: {TITLE}** · new · about 1 minute" in told(listed)
    assert "You hear no more about this" in told(await grace.presses("Not for me", on=await note_to(house, "Grace")))
    assert "You are not named so far." in told(await grace.presses("Choose how"))
    house.passes(timedelta(days=13))
    await house.app.beat()
    await until(house.stage, lambda: sum(ASKS in words(one) for one in ioan.dms) == 2 or None)
    assert sum(ASKS in words(one) for one in grace.dms) == 1


async def test_a_made_up_name_that_is_another_s_is_taken_back_and_its_person_left_out(house: House) -> None:
    await asks_for_names(house)
    amara = await looks(house, "Amara")
    await amara.presses("Make up a name…")
    assert TAKEN in told(await amara.fills({"The name that others see": "Bethan"}))
    await looks(house, "Amara")
    await amara.presses("Make up a name…")
    assert "as **Ioan**." in told(await amara.fills({"The name that others see": "Ioan"}))
    await amara.sees("Somebody else here goes by that name.")  # once Discord has said who is here
    assert "You are left out." in words((await looks(house, "Amara")).private)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("@everyone **now**", "@\u200beveryone \\*\\*now\\*\\*"),
        ("\u202eevil\u202c <@1>", "evil <\u200b@\u200b1>"),
        ("עמרה", "\u2068עמרה\u2069"),
        ("Zoe\u0308" + "\u0337" * 20, "Zoë\u0337\u0337\u0337"),
    ],
    ids=["mentions", "turned round", "from the right", "covered with marks"],
)
async def test_a_name_stands_letter_for_letter_and_alters_nothing_around_it(
    house: House, name: str, shown: str
) -> None:
    await asks_for_names(house)
    house.stage.world.guild.members[house.person("Amara").account.id].nick = name
    amara = await looks(house, "Amara")
    assert amara.private is not None
    (by_name,) = (one for one in labels(amara.private) if one.startswith("By my name: "))
    assert f"When it is published, you are named as **{shown}**." in told(await amara.presses(by_name))


async def test_out_of_the_server_a_name_can_be_taken_back_and_none_be_given(house: House) -> None:
    await asks_for_names(house)
    note = await note_to(house, "Amara")
    amara = house.person("Amara")
    await amara.presses("Choose how", on=note)
    await amara.presses("By my name: Amara")
    await amara.leaves_server()
    assert "When it is published, you are named as **Amara**." in told(await amara.presses("Choose how", on=note))
    assert "Discord says that you are not in it" in told(await amara.presses("By my name: Amara"))
    await amara.presses("Choose how", on=note)
    assert "You are left out." in told(await amara.presses("Leave me out"))
