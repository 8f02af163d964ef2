"""Stories of a coordinator who lets a question be answered without a name as well."""

from tests.rehearsal.house import House, told, words
from tests.rehearsal.test_story_topics import ABOUT
from tests.rehearsal.test_story_words import typed_into
from tests.rehearsal.topics import topic_card, writes_topic


async def test_a_switch_on_the_panel_lets_a_question_be_answered_without_a_name_and_its_card_says_how(
    house: House,
) -> None:
    bethan = await writes_topic(house)
    assert "Also without a name" not in words(bethan.private)
    await bethan.presses("Without a name: no")
    panel = words(bethan.private)
    assert "5 or more together, at 20:00" in panel
    assert "Few are asked: what is written without a name may stay unread." in panel
    await bethan.presses("Without a name: yes")
    assert "Also without a name" not in words(bethan.private)
    await bethan.presses("Without a name: no")
    await bethan.presses("See it as a worker")
    line = "Everyone here can read answers. Without a name: 5 or more together, at 20:00."
    assert line in words(await bethan.sees("Only you see this so far."))
    await bethan.presses("Post it")
    card = await topic_card(house)
    assert line in words(card)
    amara = house.person("Amara")
    assert "Nobody is told whose it is." in told(await amara.presses("More", on=card))
    assert "not coordinators, not the owner" in told(await amara.presses("How private is this?"))
    await amara.presses("Answer without a name")
    assert amara.form is not None


async def test_what_is_asked_for_research_is_never_answered_without_a_name_and_nothing_typed_is_lost(
    house: House,
) -> None:
    bethan = await writes_topic(house)
    await bethan.presses("Without a name: no")
    panel = bethan.private
    await bethan.presses("About it")
    await bethan.fills({**ABOUT, "What answers are for": "Research"})
    assert "A question for research cannot be answered without a name." in words(bethan.private)
    await bethan.presses("Write it again")
    assert "A voucher of £10." in typed_into(bethan).values()
    await bethan.fills({**ABOUT, "What answers are for": "Reflection"})
    assert "10 or more together, at 20:00" in words(bethan.private)
    await bethan.presses("Without a name: yes", on=panel)
    await bethan.presses("About it")
    await bethan.fills({**ABOUT, "What answers are for": "Research"})
    assert "A question for research" in told(await bethan.presses("Without a name: no"))
