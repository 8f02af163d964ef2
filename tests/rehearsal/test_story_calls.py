"""Stories of asking to be called, and of coordinators who call."""

from datetime import timedelta

import pytest

from bot.domain.people import RoleGroup
from bot.rehearsal.person.viewer import NotSeen
from bot.rehearsing import join, set_up_the_server
from tests.rehearsal.house import House, buttons, label, told, words
from tests.rehearsal.test_story_worried import pass_to_early_afternoon, rows


async def ask(house: House, name: str, when: str = "In the morning") -> str:
    person = house.person(name)
    await person.runs("/help")
    await person.presses("Please call me")
    return told(await person.chooses("When it suits you", when))


async def test_one_press_and_a_choice_ask_for_a_call_and_say_who_will_see_what(house: House) -> None:
    amara = house.person("Amara")
    await amara.presses("Please call me")
    said = words(await amara.sees("Shall we call you?"))
    assert "“Amara asks for a call”" in said
    assert "We keep no phone number." in said
    assert await rows(house, "calls") == []
    asked = told(await amara.chooses("When it suits you", "In the evening"))
    assert "What suits you: In the evening." in asked
    ((_, _, person, name, suits, _),) = await rows(house, "calls")
    assert (person, name, suits) == (amara.account.id, "Amara", "evening")


async def test_coordinators_see_who_waits_longest_first_and_note_that_they_called(house: House) -> None:
    bethan = house.person("Bethan")
    await ask(house, "Amara")
    house.passes(timedelta(hours=2))
    await ask(house, "Chen", "Write to me first")
    assert "2 people ask for a call" in told(await bethan.runs("/todo"))
    queue = told(await bethan.presses("Calls"))
    assert queue.index("Amara") < queue.index("Chen")
    assert "In the morning" in queue
    await bethan.presses("I have called Amara")
    left = words(bethan.private)
    assert "Amara" not in left
    assert "Chen" in left
    await bethan.presses("I have called Chen")
    await bethan.sees("Nobody waits for a call")
    assert await rows(house, "calls") == []


async def test_asking_again_is_the_same_call_and_it_can_be_taken_back_after_a_restart(house: House) -> None:
    amara = house.person("Amara")
    await ask(house, "Amara")
    before = await rows(house, "calls")
    assert "You have asked for a call" in told(await amara.presses("Please call me"))
    await amara.chooses("When it suits you", "In the evening")
    after = await rows(house, "calls")
    assert [row[0] for row in after] == [row[0] for row in before]
    assert after[0][4] == "evening"
    panel = amara.private
    await house.restarts()
    for _ in range(2):
        taken = house.asks(amara, "v1:call-off:-", message=panel)
        await taken.answered
        assert "Nobody will call." in told(taken)
    assert await rows(house, "calls") == []


async def test_two_coordinators_who_press_at_once_note_one_call(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    await ask(house, "Amara")
    await ask(house, "Ioan")
    ((number, *_), _) = await rows(house, "calls")
    presses = [house.asks(house.person(name), f"v1:people-called:{number}") for name in ("Bethan", "Rhys")]
    for press in presses:
        await press.answered
        assert "Ioan" in told(press)
    assert len(await rows(house, "calls")) == 1


async def test_a_call_that_nobody_makes_is_forgotten_with_a_kind_word(house: House) -> None:
    amara, bethan = house.person("Amara"), house.person("Bethan")
    await ask(house, "Amara")
    house.passes(timedelta(days=14))
    pass_to_early_afternoon(house)
    await amara.sees("Nobody called you in time. We are sorry.")
    assert set(amara.pushes) == {"A note from Kitchen Table"}
    assert "for a call" not in told(await bethan.runs("/todo"))
    assert "Shall we call you?" in told(await amara.presses("Please call me", on=amara.dms[-1]))
    house.passes(timedelta(days=4))
    await house.app.beat()
    assert await rows(house, "calls") == []


async def test_whoever_was_called_hears_nothing_more_of_it(house: House) -> None:
    amara, bethan = house.person("Amara"), house.person("Bethan")
    await ask(house, "Amara")
    await bethan.runs("/people")
    await bethan.presses("Calls")
    await bethan.presses("I have called Amara")
    house.passes(timedelta(days=14))
    pass_to_early_afternoon(house)
    await house.app.beat()
    assert [one for one in amara.dms if "Nobody called you" in words(one)] == []


@pytest.mark.parametrize("who", ["Amara", "Helen", "Chen"])
async def test_only_coordinators_see_numbers_and_the_queue(house: House, who: str) -> None:
    await ask(house, "Ioan")
    ((number, *_),) = await rows(house, "calls")
    person = house.person(who)
    assert "Only coordinators can do this." in told(await person.runs("/people"))
    for verb, ref in (("people", "-"), ("people-calls", "-"), ("people-called", str(number)), ("people-phoned", "-")):
        forged = house.asks(person, f"v1:{verb}:{ref}")
        await forged.answered
        assert "Only coordinators can do this." in told(forged)
        assert "Ioan" not in told(forged)
    assert len(await rows(house, "calls")) == 1


async def test_numbers_are_by_role_group_and_small_groups_are_pooled(house: House) -> None:
    bethan = house.person("Bethan")
    said = told(await bethan.runs("/people"))
    assert "**11** have joined." in said
    assert "Managers" not in said
    assert "Family carers" not in said
    for name in ("Chen", "Maria"):
        await join(house.stage, name, "Researcher")
    said = told(await bethan.runs("/people"))
    assert "- Homecare workers: 8" in said
    assert "- Other partners: 5" in said
    assert len(RoleGroup) == 5


async def test_fewer_than_five_are_not_counted_at_all(empty_house: House) -> None:
    await set_up_the_server(empty_house.stage)
    for name in ("Amara", "Ioan", "Grace", "Danuta"):
        await join(empty_house.stage, name, "Homecare worker")
    said = told(await empty_house.person("Bethan").runs("/people"))
    assert "Fewer than 5 people have joined, so no number is shown." in said
    assert not [one for one in said.split() if one.strip("*.") == "4"]


async def test_it_is_there_in_welsh_too(house: House) -> None:
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Language")
    await amara.chooses("Language", "Cymraeg")
    await amara.presses("Ffoniwch fi · Please call me")
    assert "Hoffech chi i ni eich ffonio?" in words(amara.private)
    amara.patience = 0.1
    with pytest.raises(NotSeen):
        await amara.presses("Please call me", on=amara.private)


async def test_a_name_that_is_mark_up_is_shown_as_it_stands(house: House) -> None:
    amara, bethan = house.person("Amara"), house.person("Bethan")
    amara.account.name = "**@everyone** <@&1>"
    await ask(house, amara.account.name)
    await bethan.runs("/people")
    queue = await bethan.presses("Calls")
    assert "**@everyone**" not in told(queue)
    assert queue.original is not None
    assert all(len(label(one)) <= 80 for one in buttons(queue.original))
