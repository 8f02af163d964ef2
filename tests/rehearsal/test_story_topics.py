"""Stories of a question that stays open: written by a coordinator, and seen by everybody."""

from tests.rehearsal.house import House, told, words
from tests.rehearsal.topics import QUESTION, opens_topic, topic_card, writes_topic


async def test_a_coordinator_opens_a_question_with_one_press_after_the_words(house: House) -> None:
    card = words(await opens_topic(house))
    assert "Your words go straight into the pocket card." in card
    assert "From the project team · about 2 minutes" in card


async def test_nobody_but_a_coordinator_writes_a_question(house: House) -> None:
    assert "Only coordinators can do this." in told(await house.person("Amara").runs("/topic open"))


async def test_a_question_that_was_begun_is_found_again_and_opened_after_a_restart(house: House) -> None:
    bethan = await writes_topic(house)
    await house.restarts()
    await bethan.runs("/topic open")
    assert QUESTION in words(await bethan.sees("Your drafts"))
    assert QUESTION in told(await bethan.runs("/todo"))
    await bethan.runs("/topic open")
    await bethan.presses("1. Go on")
    await bethan.presses("Post it")
    assert QUESTION in words(await topic_card(house))
