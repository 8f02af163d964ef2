"""Stories of how sending goes: what coordinators see of it, and the daily note about what could not be delivered."""

from datetime import timedelta

from bot.rehearsal.person.person import Person
from bot.rehearsal.world import permissions
from tests.rehearsal.house import CLOSED, House, buttons, eventually, label, told, until, words
from tests.rehearsal.test_story_mending import denies
from tests.rehearsal.test_story_pause import noon, promise

TITLE = "Something could not be delivered"
NO_PERMISSION = "1 message waits for #notices: the bot needs the permission “Send Messages” there."


def afternoon(house: House) -> None:
    """Let time pass until an afternoon, when whoever has chosen nothing may be written to as well."""
    noon(house)
    house.passes(timedelta(hours=2))


def notes(person: Person) -> list[str]:
    return [said for said in map(words, person.dms) if TITLE in said]


async def is_barred(house: House) -> None:
    """Have the result of a vote find that the bot may not write where it belongs."""
    noon(house)
    await house.opens_poll()
    await denies(house, permissions.SEND)
    house.passes(CLOSED)
    afternoon(house)
    await house.app.beat()


async def test_where_all_is_well_coordinators_see_that_and_no_number_of_notes(house: House) -> None:
    noon(house)
    bethan = house.person("Bethan")
    said = told(await bethan.runs("/remind status"))
    assert "Nothing is in the way." in said
    assert bethan.private is not None
    assert [label(button) for button in buttons(bethan.private)] == ["Look again"]
    names = ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila")
    await promise(house, *names)
    await eventually(lambda: all(house.person(name).dms for name in names))
    assert told(await bethan.runs("/remind status")) == said


async def test_nobody_else_sees_it(house: House) -> None:
    assert "Only coordinators can do this." in told(await house.person("Amara").runs("/remind status"))


async def test_what_is_in_the_way_is_named_and_once_it_is_mended_one_press_sends_it(house: House) -> None:
    await is_barred(house)
    bethan = house.person("Bethan")
    said = told(await bethan.runs("/remind status"))
    assert NO_PERMISSION in said
    assert "/setup" in said
    await bethan.presses("Try again now")
    await bethan.sees("It is being tried now")
    await house.app.beat()
    await bethan.presses("Look again")
    await bethan.sees(NO_PERMISSION)
    await denies(house, 0)
    await bethan.presses("Try again now")
    await until(house.stage, lambda: len(house.person("Amara").screen("notices")) >= 2 or None)
    await bethan.runs("/remind status")
    assert "waits for" not in words(bethan.private)


async def test_who_opened_a_vote_hears_once_a_day_what_to_mend_and_a_locked_phone_shows_nothing(house: House) -> None:
    await is_barred(house)
    bethan = house.person("Bethan")
    (note,) = await eventually(lambda: notes(bethan))
    assert NO_PERMISSION in note
    assert bethan.pushes[-1] == "A note from Kitchen Table"
    house.passes(timedelta(minutes=61))
    await house.app.beat()
    assert len(notes(bethan)) == 1
    afternoon(house)
    await house.app.beat()
    await eventually(lambda: len(notes(bethan)) == 2)
    await denies(house, 0)
    afternoon(house)
    await house.app.beat()
    afternoon(house)
    await house.app.beat()
    assert len(notes(bethan)) == 2
    assert not any(notes(house.person(name)) for name in ("Amara", "Olwen", "Helen"))


async def test_that_somebody_could_not_be_reached_is_said_without_saying_who(house: House) -> None:
    afternoon(house)
    await house.opens_poll()
    bethan, sipho = house.person("Bethan"), house.person("Sipho")
    house.passes(timedelta(days=6, hours=12))
    await house.app.beat()
    await sipho.leaves_server()  # after Discord has been asked, as once a day, who is still there
    house.passes(timedelta(hours=12))
    await house.app.beat()
    (note,) = await eventually(lambda: notes(bethan))
    assert "Not every note about what you asked reached somebody." in note
    assert "Sipho" not in note
    assert not any(character.isdigit() for character in note.partition("Kitchen Table ·")[0])
