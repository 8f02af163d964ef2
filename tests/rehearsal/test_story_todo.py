"""Stories of what coordinators find: what waits is said, once, and what one of them has done is gone for all."""

from datetime import timedelta

from tests.rehearsal.house import House, told, words
from tests.rehearsal.test_story_calls import ask
from tests.rehearsal.test_story_worried import pass_to_early_afternoon

NEWS = "Something is new for coordinators"


def news(house: House, name: str) -> list[str]:
    return [words(one) for one in house.person(name).dms if NEWS in words(one)]


async def test_what_waits_stands_on_one_card_with_what_to_press(house: House) -> None:
    bethan = house.person("Bethan")
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))
    await ask(house, "Amara")
    chen = house.person("Chen")
    await chen.runs("/me")
    await chen.presses("My data")
    await chen.presses("Complain")
    await chen.presses("Complain now")
    said = told(await bethan.runs("/todo"))
    assert "To do: 2 things" in said
    assert "1 person asks for a call" in said
    assert "1 request about data waits." in said
    assert "Chen" not in said
    await bethan.presses("1. Data requests")
    await bethan.sees("Requests about data")


async def test_a_coordinator_hears_of_something_new_in_their_hours_without_a_name(house: House) -> None:
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    await ask(house, "Amara")
    pass_to_early_afternoon(house)
    note = await bethan.sees(NEWS)
    assert "Somebody asks for a call." in words(note)
    assert "Amara" not in words(note)
    assert set(bethan.pushes) == {"A note from Kitchen Table"}
    assert "/todo in the server" in words(note)
    assert "1 person asks for a call" in told(await bethan.runs("/todo"))
    house.passes(timedelta(days=1))
    await house.app.beat()
    assert len(news(house, "Bethan")) == 1


async def test_what_another_coordinator_has_done_meanwhile_is_not_told(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = house.person("Bethan"), house.person("Rhys")
    for one in (bethan, rhys):
        await one.runs("/todo")
    await ask(house, "Amara")
    await rhys.runs("/todo")
    await rhys.presses("Calls")
    await rhys.presses("I have called Amara")
    pass_to_early_afternoon(house)
    await house.app.beat()
    assert news(house, "Bethan") == news(house, "Rhys") == []
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))


async def test_whoever_coordinates_no_longer_is_told_nothing_more_once_they_have_looked(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    rhys = house.person("Rhys")
    await rhys.runs("/todo")
    house.person("Olwen").takes_role("Rhys", "Coordinator")
    assert "Only coordinators can do this." in told(await rhys.runs("/todo"))
    await ask(house, "Amara")
    pass_to_early_afternoon(house)
    await house.app.beat()
    assert news(house, "Rhys") == []


async def test_a_press_in_private_where_nobody_has_a_role_takes_no_coordinator_off_the_list(house: House) -> None:
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    world = house.stage.world
    private = house.asks(bethan, f"v1:to-do:-@{world.guild.id}", channel=world.dm_with(bethan.account))
    await private.answered
    assert "Only coordinators can do this." in told(private)
    await ask(house, "Amara")
    pass_to_early_afternoon(house)
    await bethan.sees(NEWS)


async def test_only_coordinators_find_it(house: House) -> None:
    await ask(house, "Ioan")
    for verb in ("to-do", "to-do-more"):
        forged = house.asks(house.person("Amara"), f"v1:{verb}:{0:032x}")
        await forged.answered
        assert "Only coordinators can do this." in told(forged)


async def test_an_idea_for_the_coordinators_is_told_and_more_than_fit_are_a_press_away(house: House) -> None:
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    amara = house.person("Amara")
    await amara.presses("I have an idea")
    await amara.chooses("What would you like?", "I'd like us to talk about…")
    await amara.fills({"In your own words": "Tea breaks"})
    await amara.presses("Send it")
    said = told(await bethan.runs("/todo"))
    assert "1 idea waits for your answer" in said
    assert "Tea breaks" in told(await bethan.presses("Read them")) or "Tea breaks" in words(bethan.private)
    pass_to_early_afternoon(house)
    assert "An idea came for the coordinators." in words(await bethan.sees(NEWS))
