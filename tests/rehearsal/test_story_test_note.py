"""Stories of a test note: asked for with one press, it comes at any hour, and nobody else learns of it."""

from datetime import timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.rehearsal.person.person import Person
from storage.contacts import contact_with
from storage.letters import letters
from tests.rehearsal.coming_in import Way, comes_in
from tests.rehearsal.house import NEUTRAL, House, buttons, eventually, label, told, words
from tests.rehearsal.reminding import ticks

ASK, NOTE = "Send me a test note", "This is a test note"
CLOSED = "Your private messages are closed"


async def asks(house: House, who: str = "Amara") -> Person:
    person = house.person(who)
    await person.runs("/me")
    await person.presses(ASK)
    return person


async def test_it_comes_at_once_at_night_in_a_pause_and_to_those_whose_notes_wait_in_the_server(house: House) -> None:
    house.passes(timedelta(hours=14))  # 23:00
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Where")
    await amara.presses("Let them wait in the server")
    await amara.runs("/me")
    await amara.presses("Pause for a week now")
    await asks(house)
    await amara.sees("Your test note was sent")
    (note,) = [one for one in amara.dms if NOTE in words(one)]
    assert amara.pushes[-1] in NEUTRAL
    assert "Pause for a week now" in [label(b) for b in buttons(note)]


async def test_it_counts_as_nothing_that_was_sent(house: House) -> None:
    amara = await asks(house)
    await amara.sees("Your test note was sent")
    guild, me = GuildId(house.stage.world.guild.id), PersonId(amara.account.id)
    assert await house.app.store.run(contact_with, guild, me) is None
    kept = await house.app.store.run(lambda tx: tx.sql.execute(letters.select()).all())
    assert [row.uses_allowance for row in kept if row.kind == "test_note"] == [False]


async def test_where_private_messages_are_closed_it_says_what_to_switch_on_and_nothing_is_left_behind(
    house: House,
) -> None:
    amara = house.person("Amara")
    amara.closes_dms()
    await asks(house)
    said = words(await amara.sees(CLOSED))
    for part in ("“Privacy Settings”", "“Direct Messages”", "notes wait here in the server, behind a button"):
        assert part in said
    assert amara.dms == []
    amara.opens_dms()
    await amara.presses(ASK, on=await amara.sees(CLOSED))
    await amara.sees("Your test note was sent")
    assert [NOTE in words(one) for one in amara.dms] == [True]
    amara.cannot_see("Something is waiting for you")


async def test_notes_wait_behind_a_button_as_it_said(house: House) -> None:
    amara = house.person("Amara")
    amara.closes_dms()
    await asks(house)
    await amara.sees(CLOSED)
    await house.opens_poll()
    house.passes(timedelta(days=7))  # the reminder of the day before
    await ticks(house)
    await amara.runs("/me")
    await amara.sees("Something is waiting for you")


async def test_three_an_hour_are_the_most(house: House) -> None:
    for number in range(1, 4):
        amara = await asks(house)
        await eventually(lambda: len(amara.dms) >= number)  # noqa: B023 - asked at once
    await asks(house)
    await amara.sees("You have had three test notes in an hour.")
    assert len(amara.dms) == 3
    house.passes(timedelta(hours=1, seconds=1))
    await asks(house)
    await eventually(lambda: len(amara.dms) == 4)


@pytest.mark.parametrize("after", [False, True], ids=["it did not arrive", "it did"])
async def test_what_is_not_known_is_not_said(house: House, after: bool) -> None:
    amara = house.person("Amara")
    house.stage.faults.plan("POST", "/channels/{channel_id}/messages", status=503, after=after)
    await asks(house)
    await amara.sees("It has not arrived yet.")
    house.passes(timedelta(seconds=10))
    await house.app.beat()
    await amara.presses("Look again")
    await amara.sees("Your test note was sent")
    assert len(amara.dms) == 1


async def test_whoever_has_just_joined_can_try_it_there(house: House) -> None:
    sian = house.person("Siân")
    await comes_in(sian, Way(week="Split day"))
    await sian.presses(ASK)
    await sian.sees("Your test note was sent")
    assert [NOTE in words(one) for one in sian.dms] == [True]


async def test_the_owner_has_one_from_setup_without_having_joined(house: House) -> None:
    olwen = house.person("Olwen")
    asked = await olwen.runs("/setup")
    await olwen.presses(ASK, on=asked.original)
    await olwen.sees("Your test note was sent")
    assert "Setting up this server" in told(asked)  # which stands there still
    assert [NOTE in words(one) for one in olwen.dms] == [True]


async def test_nobody_else_is_shown_any_of_it(house: House) -> None:
    bethan, amara = house.person("Bethan"), house.person("Amara")
    amara.closes_dms()
    await bethan.runs("/remind status")
    before = words(bethan.private)
    await asks(house)
    await amara.sees(CLOSED)
    await house.app.beat()
    await bethan.runs("/remind status")
    assert words(bethan.private) == before
    assert bethan.dms == []
    bethan.cannot_see("test note")
