"""Stories of somebody who writes that they, or another, may need help: it is answered at once, and goes nowhere."""

from datetime import timedelta

import pytest

from tests.clocks import LONDON
from tests.rehearsal.guarding import counted, holds_nothing, offered, power_goes, rows, writes_idea
from tests.rehearsal.house import House, told, words
from tests.rehearsal.leading import make_lead
from tests.rehearsal.test_story_traces import remembered
from tests.rehearsal.test_story_words import typed_into
from tests.rehearsal.topics import ASKED

HARM = "her nephew is taking her pension and she is scared to say"
DESPAIR = "she died on my shift and I can't stop crying"
EXPLOITED = "my sponsor holds my passport"


async def test_money_taken_from_a_client_is_not_posted_and_the_lead_hears_with_one_press_that_somebody_asks(
    house: House,
) -> None:
    maria = await make_lead(house)
    amara = await writes_idea(house, HARM)
    seen = words(amara.private)
    assert "Thank you for telling us" in seen
    assert "In danger now? Call **999**." in seen
    assert "Tell your manager or the council today." in seen
    assert "The lead sees that you ask, and nothing you wrote." in seen
    assert not [one for one in offered(amara) if "hare" in one]
    assert await rows(house, "proposals") == []
    holds_nothing(house, "nephew", "pension")
    await amara.presses("Ask the lead, with my name")
    assert "The lead sees your name and nothing else." in words(amara.private)
    ticket = words(await maria.sees("asks you to contact them"))
    assert "nephew" not in ticket
    assert "pension" not in ticket
    assert await counted(house) == {}
    holds_nothing(house, "nephew", "pension")


async def test_whoever_only_asks_everybody_about_harm_goes_on_with_the_question_as_it_was(house: House) -> None:
    asked = "What do you do when her son shouts at her and takes her pension?"
    bethan = house.person("Bethan")
    await bethan.runs("/topic open")
    await bethan.fills({**ASKED, "Question": asked})
    assert "Thank you for telling us" in words(bethan.private)
    assert "In danger now? Call **999**." in words(bethan.private)
    holds_nothing(house, "shouts")
    await bethan.presses("It is only a question")
    assert asked in words(await bethan.sees("Your question"))
    await bethan.presses("Post it")
    await bethan.sees("Your question is open")


async def test_without_a_lead_who_can_be_asked_the_screen_says_whom_to_call(house: House) -> None:
    amara = await writes_idea(house, HARM)
    assert "Safeguarding lead:" in words(amara.private)
    assert offered(amara) == ["Whom to call", "Write it again"]


@pytest.mark.parametrize("kept", [True, False])
async def test_at_night_after_a_death_support_comes_at_once_and_sharing_is_a_choice_that_the_power_cannot_take(
    house: House, *, kept: bool
) -> None:
    night = house.clock.now().astimezone(LONDON).replace(hour=23, minute=40)
    house.passes(night - house.clock.now() + timedelta(days=1))
    before = list(house.person("Olwen").screen("notices"))
    amara = await writes_idea(house, DESPAIR)
    seen = words(amara.private)
    assert "You do not have to carry it alone" in seen
    assert "Samaritans: **116 123**, free, at any hour" in seen
    assert "Nobody has read your words. You decide what becomes of them." in seen
    assert await rows(house, "proposals") == []
    assert list(house.person("Olwen").screen("notices")) == before
    held = amara.private
    await power_goes(house)
    if not kept:
        await amara.presses("Don't share it", on=held)
        assert "Nobody has read it, and we have kept nothing of it." in words(amara.private)
        assert await rows(house, "unsent_words") == []
        holds_nothing(house, "on my shift")
        return
    await amara.presses("Share it as it is", on=held)
    assert "This is what they will see" in words(amara.private)
    assert "> she died on my shift" in words(amara.private)


async def test_whoever_is_held_by_their_employer_hears_whom_to_call_and_nobody_who_runs_things_sees_a_trace(
    house: House,
) -> None:
    bethan = house.person("Bethan")
    to_do = told(await bethan.runs("/todo"))
    people = told(await bethan.runs("/people"))
    before, pushes = await remembered(house), list(bethan.pushes)
    amara = await writes_idea(house, EXPLOITED)
    seen = words(amara.private)
    assert "Nobody should treat you like that" in seen
    assert "Modern Slavery & Exploitation Helpline: **08000 121 700**" in seen
    assert "Nobody else here can see this." in seen
    assert offered(amara) == ["Whom to call", "Write it again"]
    after = await remembered(house)
    changed = {table for table, those in after.items() if those != before.get(table)}
    assert changed <= {"unsent_words", "contacts"}
    holds_nothing(house, "sponsor", "passport")
    assert (told(await bethan.runs("/todo")), told(await bethan.runs("/people"))) == (to_do, people)
    assert list(bethan.pushes) == pushes
    held = amara.private
    await power_goes(house)
    await amara.presses("Write it again", on=held)
    assert not any(typed_into(amara).values())


async def test_words_of_despair_that_name_somebody_can_be_shared_only_without_the_name(house: House) -> None:
    amara = await writes_idea(house, "Mrs Patel died on my shift and I can't stop crying")
    seen = words(amara.private)
    assert "You do not have to carry it alone" in seen
    assert "> \\[a name\\] died on my shift" in seen
    holds_nothing(house, "Patel")
    await amara.presses("Share it without those parts")
    assert "> \\[a name\\] died on my shift" in words(amara.private)
    holds_nothing(house, "Patel")
