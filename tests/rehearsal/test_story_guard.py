"""Stories of the guard: what may show who somebody is goes nowhere, and whoever wrote it decides what goes on."""

import pytest

from bot.rehearsal.person import screen
from tests.rehearsal.answering import GIVEN
from tests.rehearsal.group import card
from tests.rehearsal.guarding import (
    Writes,
    begins_idea,
    counted,
    holds_nothing,
    power_goes,
    rows,
    writes_about_data,
    writes_idea,
    writes_name,
    writes_reason,
    writes_vote,
)
from tests.rehearsal.house import House, custom_id, told, words
from tests.rehearsal.test_story_words import typed_into
from tests.rehearsal.topics import QUESTION, opens_topic

FIRST = "Please check one thing first"
PATEL = "Mrs Patel at 14 Elm Rd, keysafe 4471C, is told nothing about her visits"
SECRET = ("Patel", "14 Elm Rd", "4471C")
MAYBE = "Doris won't let me in unless I sing, so visits take longer"
LEFT = "is told nothing about her visits"


async def test_words_that_point_to_somebody_are_held_and_go_on_without_those_parts(group: House) -> None:
    amara = await writes_idea(group, PATEL)
    asked = words(amara.private)
    assert FIRST in asked
    for part in ("“Mrs Patel”", "“14 Elm Rd”", "“4471C”"):
        assert part in asked
    assert "> \\[a name\\] at \\[an address\\], keysafe \\[a code\\], is told" in asked
    assert "Tell your office, so that it can be changed" in asked
    holds_nothing(group, *SECRET)
    assert await counted(group) == {"address": 1, "code": 1, "titled_name": 1}
    await amara.presses("Use this")
    assert "This is what they will see" in words(amara.private)
    assert await rows(group, "unsent_words") == []
    await amara.presses("Send it")
    posted = words(await card(group, LEFT))
    assert not [one for one in SECRET if one in posted]
    holds_nothing(group, *SECRET)


@pytest.mark.parametrize("button", ["Use this", "Write it again"])
async def test_when_the_power_goes_right_after_words_were_held_both_ways_on_still_lead_on(
    house: House, button: str
) -> None:
    amara = await writes_idea(house, PATEL)
    held = amara.private
    await power_goes(house)
    holds_nothing(house, *SECRET)
    await amara.presses(button, on=held)
    if button == "Write it again":
        assert "[an address]" in typed_into(amara)["words"]
        await amara.fills({})
    assert "This is what they will see" in words(amara.private)
    assert LEFT in words(amara.private)


@pytest.mark.parametrize("write", [writes_vote, writes_name, writes_about_data, writes_reason])
async def test_the_guard_stands_before_whatever_others_read(group: House, write: Writes) -> None:
    person = await write(group, "Mrs Patel, keysafe 4471C")
    assert FIRST in words(person.private)
    holds_nothing(group, "Patel", "4471C")
    await person.presses("Use this")
    assert FIRST not in words(person.private)
    assert "Sorry" not in words(person.private)
    holds_nothing(group, "Patel", "4471C")


async def test_what_may_be_a_name_is_asked_about_and_is_on_no_disk_until_it_is_called_fine(house: House) -> None:
    amara = await writes_idea(house, MAYBE)
    asked = words(amara.private)
    assert "Could this show who somebody is: **“Doris”**?" in asked
    assert "> \\[a name\\] won't let me in" in asked
    holds_nothing(house, "Doris")
    assert amara.private is not None
    use = custom_id(amara.private, "guard-use")
    await amara.presses("It is fine as it is")
    assert "> Doris won't let me in" in words(amara.private)
    assert await counted(house) == {"name": 1}
    again = house.asks(amara, use)
    await again.answered
    assert "no longer kept" in told(again)


async def test_what_was_asked_about_is_found_after_the_power_went_only_without_that_part(house: House) -> None:
    amara = await writes_idea(house, MAYBE)
    held = amara.private
    await power_goes(house)
    await amara.presses("It is fine as it is", on=held)
    only = amara.private
    assert "We no longer have your first words" in words(only)
    await amara.presses("Write it again")
    assert typed_into(amara)["words"].startswith("[a name] won't let me in")
    await amara.presses("Use this", on=only)
    assert "> \\[a name\\] won't let me in" in words(amara.private)


async def test_nobody_else_can_press_on_with_words_that_were_held(house: House) -> None:
    amara = await writes_idea(house, MAYBE)
    assert amara.private is not None
    for button in amara.private.components[0]["components"]:
        stolen = house.asks(house.person("Ioan"), button["custom_id"])
        await stolen.answered
        assert "no longer kept" in told(stolen)


async def test_words_that_were_held_are_found_again_in_the_same_form_for_a_day(house: House) -> None:
    await writes_idea(house, PATEL)
    await power_goes(house)
    amara = await begins_idea(house)
    assert LEFT in typed_into(amara)["words"]
    await amara.fills({"In your own words": "Let us talk about keys"})
    assert "> Let us talk about keys" in words(amara.private)
    assert not any(typed_into(await begins_idea(house)).values())


async def test_a_refused_reminder_of_ones_own_is_never_asked_about_and_with_a_name_in_it_stays_in_memory(
    house: House,
) -> None:
    amara = house.person("Amara")
    for what, kept in (("The rota", "for a day"), ("Mrs Patel, 14 Elm Rd", "for 15 minutes")):
        await amara.runs("/remind me")
        refused = told(await amara.fills({"What about?": what, "When?": "1/1/2020 10:00"}))
        assert "Please change one thing" in refused
        assert f"Your words are kept here {kept}" in refused
    holds_nothing(house, "Patel", "Elm Rd")
    await amara.presses("Write it again")
    assert typed_into(amara)["what"] == "Mrs Patel, 14 Elm Rd"


async def test_in_welsh_the_guard_asks_in_both_languages_and_what_stands_in_for_a_part_is_welsh(house: House) -> None:
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Language")
    await amara.chooses("Language", "Cymraeg")
    await amara.presses("I have an idea")
    assert amara.private is not None
    menu = screen.selects(amara.private)[0]
    await amara.chooses(menu["placeholder"], menu["options"][0]["label"])
    form = await amara.opens()
    await amara.fills({screen.form_labels(form.components)[0]: PATEL})
    asked = words(amara.private)
    assert "> \\[enw\\] at \\[cyfeiriad\\]" in asked
    assert "Gwiriwch un peth yn gyntaf" in asked
    assert FIRST in asked
    await amara.presses("Defnyddio hwn · Use this")
    assert "\\[cyfeiriad\\]" in words(amara.private)


async def test_an_answer_to_a_question_keeps_its_tap_while_its_words_are_held_and_the_power_goes(house: House) -> None:
    open_card = await opens_topic(house)
    amara = house.person("Amara")
    await amara.presses("Answer", on=open_card)
    await amara.fills(GIVEN | {"What do you see or hear?": PATEL})
    held = amara.private
    assert FIRST in words(held)
    await power_goes(house)
    holds_nothing(house, *SECRET)
    await amara.presses("Write it again", on=held)
    await amara.fills({})
    seen = words(await amara.sees("This is what others will see"))
    assert "**Eating and drinking**" in seen
    assert f"\\[an address\\], keysafe \\[a code\\], {LEFT}" in seen
    await amara.presses("Post it")
    await amara.sees("It is there. Thank you.")
    holds_nothing(house, *SECRET)


async def test_what_stands_half_in_one_box_and_half_in_another_is_held_and_an_addition_looked_at_beside_the_rest(
    house: House,
) -> None:
    open_card = await opens_topic(house)
    amara = house.person("Amara")
    await amara.presses("Answer", on=open_card)
    torn = {"What do you see or hear?": "My round is LL57", "What would have helped?": "2DG has no lift"}
    await amara.fills(GIVEN | torn)
    assert FIRST in words(amara.private)
    await amara.presses("Use this")
    seen = words(await amara.sees("This is what others will see"))
    assert "LL57" not in seen
    assert "2DG" not in seen
    await amara.presses("Change it")
    await amara.fills({"What do you see or hear?": "The keysafe is", "What would have helped?": ""})
    await amara.presses("Post it")
    await amara.presses("My words")
    await amara.chooses("Look at one", f"1. {QUESTION}")
    await amara.presses("Add to it")
    await amara.fills({"What would you like to add?": "4471C"})
    assert "Beside what you wrote before, this may point to a person." in words(amara.private)
    await amara.presses("Write it again")
    await amara.fills({"What would you like to add?": "hard to reach"})
    assert "hard to reach" in words(await amara.sees("This is what others will see"))
