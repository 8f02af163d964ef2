"""Stories of a coordinator who types for somebody on the phone."""

from tests.rehearsal.answering import GIVEN, WORDS
from tests.rehearsal.house import House, told, words
from tests.rehearsal.test_story_answering import looks_at_own, posted
from tests.rehearsal.topics import QUESTION, opens_topic


async def test_what_is_typed_for_a_partner_stands_there_like_any_other_and_is_under_their_words(house: House) -> None:
    card = await opens_topic(house)
    bethan = house.person("Bethan")
    await bethan.runs("/phone")
    await bethan.chooses("Which question?", QUESTION)
    await bethan.chooses("Somebody who has joined", "Amara")
    await bethan.fills(GIVEN)
    assert "Read this out to them" in words(bethan.private)
    await bethan.chooses("Shown as", "Shown as the name in this server")
    await bethan.presses("They agree: post it")
    await bethan.sees("They find it under My words")
    assert f"{WORDS}\n— Amara" in words(await posted(house, card, WORDS))
    assert WORDS in await looks_at_own(house.person("Amara"))
    await bethan.runs("/phone")
    await bethan.chooses("Which question?", QUESTION)
    await bethan.chooses("Somebody who has joined", "Amara")
    await bethan.fills(GIVEN)
    assert "answered this already" in told(await bethan.presses("They agree: post it"))


async def test_somebody_without_an_account_is_heard_too(house: House) -> None:
    card = await opens_topic(house)
    bethan = house.person("Bethan")
    await bethan.runs("/phone")
    await bethan.chooses("Which question?", QUESTION)
    await bethan.chooses("Somebody without an account", "Family carer")
    await bethan.fills(GIVEN)
    await bethan.presses("They agree: post it")
    await bethan.sees("you tell them what came of it")
    assert f"{WORDS}\n— a family carer" in words(await posted(house, card, WORDS))


async def test_nobody_but_a_coordinator_types_for_others(house: House) -> None:
    await opens_topic(house)
    assert "Only coordinators can do this." in told(await house.person("Amara").runs("/phone"))
