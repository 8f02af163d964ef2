"""Stories of leaving: what somebody chose goes with them, and what they are owed still comes."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from cogs.mydata import messages
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
    await ticks(house)
    before = offers(house)  # they take part still
    await amara.presses("Yes, leave now")
    await amara.sees("You have left")
    await ticks(house)
    assert offers(house) == before
    assert await rows(house, letters, ON_ITS_WAY) == []
    assert await rows(house, contacts) == await rows(house, conversations) == []
    await amara.presses("Join again")
    await ticks(house)
    assert offers(house) == before


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
    await amara.presses("Yes, leave now")
    await amara.sees("You have left")
    bethan = house.person("Bethan")
    await bethan.runs("/requests")
    await bethan.presses("1. Read and answer")
    await bethan.presses("Answer")
    await bethan.fills({"Your answer": "We have put it right."})
    await bethan.sees("Your answer is on its way")
    house.passes(timedelta(days=1, hours=2))
    note = await amara.sees("The answer is under My data.")
    assert note in amara.dms


async def test_a_slip_on_leave_takes_nothing_away(house: House) -> None:
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("Leave")
    await amara.presses("No, stay")
    assert "You are here as: **Homecare worker**." in words(amara.private)


async def test_whoever_has_left_can_still_change_the_answer_they_gave_as_they_were_told(house: House) -> None:
    card = await house.opens_poll()
    await house.vote_all(("Pocket card", 5))  # Amara is the first
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("Leave")
    await amara.sees("Answers in open votes still count, sealed. While you are in the server, you can change them.")
    await amara.presses("Yes, leave now")
    await amara.sees("You have left")
    await house.votes("Amara", "E-learning", card=card)
    assert await house.counts() == {
        "5-minute phone video": 0,
        "Face-to-face session": 0,
        "Pocket card": 4,
        "E-learning": 1,
    }


async def what_is_held(person: Person) -> set[str]:
    """Have somebody look up what is kept about them; what is kept of nobody in particular stands there always."""
    await person.runs("/me")
    if "You have not joined yet." not in words(person.private):
        await person.presses("More")
    await person.presses("My data")
    pressed = await person.presses("See it")
    assert pressed.original is not None
    return {choice["label"].partition(" (")[0] for choice in screen.selects(pressed.original)[0]["options"]}


async def test_all_that_somebody_chose_is_gone_once_they_have_pressed_leave(house: House) -> None:
    card = await house.opens_poll()
    always = await what_is_held(house.visitor("Nia"))
    amara = await writes(house, "in 2 days", ROTA)
    await amara.presses("More", on=card)
    await amara.presses("Not for me")
    await amara.runs("/me")
    await amara.presses("Language")
    await amara.chooses("Language", "English")
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("What I agreed to")
    await amara.chooses("Change one", "Be quoted")
    chosen = {
        "That you take part",
        "What you chose in your settings",
        "When you may be reached",
        "What you said yes to",
        "Reminders you asked for",
        "What you want to hear no more about",
    }
    assert await what_is_held(amara) >= always | chosen
    await amara.runs("/me")
    for press in ("More", "Leave", "Yes, leave now"):
        await amara.presses(press)
    await amara.sees("You have left")
    for_a_while = {"Votes you are asked in", "Notes to you"}  # until it closes, and for 30 days
    assert await what_is_held(amara) == always | for_a_while | {"The log of what was done"}


async def reminded_of(house: House, what: str) -> Person:
    amara = await writes(house, "in 1 minute", what)
    await amara.sees("We will remind you")
    house.passes(timedelta(minutes=2))
    await amara.sees(what)
    await ticks(house)
    return amara


async def test_old_private_messages_stay_until_they_are_deleted_with_one_press(house: House) -> None:
    noon(house)
    amara = await reminded_of(house, ROTA)
    assert ROTA in words(amara.dms[-1])
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("Leave")
    await amara.presses("Yes, leave now")
    await amara.sees("Our private messages still stand in Discord, where only you see them.")
    assert [ROTA in words(one) for one in amara.dms] == [True]
    await amara.presses("Delete our private messages")
    await amara.sees("Our private messages are deleted")
    assert amara.dms == []


async def test_what_the_bot_wrote_about_another_server_and_what_somebody_wrote_themselves_stays(house: House) -> None:
    noon(house)
    amara = await reminded_of(house, ROTA)
    about = house.stage.world.guild.id
    dms = house.stage.world.dm_with(amara.account)
    (mine,) = amara.dms
    for row in mine.components:  # as if it had come from elsewhere
        for one in row["components"]:
            one["custom_id"] = one["custom_id"].replace(f"@{about}", "@1")
    await amara.says(dms, "Thank you!")
    await amara.runs("/me", at="general")
    for press in ("More", "My data", "Delete our private messages"):
        await amara.presses(press)
    await amara.sees("Our private messages are deleted")
    assert mine in amara.dms
    assert len(amara.dms) == 2


async def test_old_private_messages_are_found_behind_many_of_another_server(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are of another server, or of one's own: pressing again must lead to the end."""
    monkeypatch.setattr(messages, "MOST", 5)
    noon(house)
    amara = await reminded_of(house, ROTA)
    dms = house.stage.world.dm_with(amara.account)
    for _ in range(6):
        await amara.says(dms, "Are you there?")
    await amara.runs("/me", at="general")
    for press in ("More", "My data", "Delete our private messages"):
        await amara.presses(press)
    await amara.sees("Our private messages are deleted")
    assert not any(ROTA in words(one) for one in amara.dms)
