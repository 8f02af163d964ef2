"""Stories of what was begun and left: private replies vanish, and the words are found where such words are written."""

from datetime import timedelta

from tests.rehearsal import group
from tests.rehearsal.house import WORDS, House, told, words

QUESTION = WORDS["Question"]
OTHER = {**WORDS, "Question": "When shall we meet?"}


async def test_a_vote_that_was_begun_is_found_again_by_its_coordinator_alone(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = await house.writes(), house.person("Rhys")
    await house.restarts()
    await bethan.runs("/poll open")
    found = words(await bethan.sees("Your drafts"))
    assert QUESTION in found
    assert "kept until" in found
    await bethan.presses("1. Go on")
    assert QUESTION in words(await bethan.sees("Your vote, before it opens"))
    await rhys.runs("/poll open")
    assert "Your drafts" not in words(await rhys.sees("A new vote"))  # nothing of Bethan's
    assert "Nothing to do just now" in told(await rhys.runs("/todo"))


async def test_a_second_vote_is_written_beside_the_first_and_each_is_thrown_away_by_itself(house: House) -> None:
    bethan = await house.writes()
    house.passes(timedelta(minutes=1))
    await house.writes(OTHER)
    said = told(await bethan.runs("/todo"))
    assert said.index("When shall we meet?") < said.index(QUESTION)
    await bethan.presses("2. Throw it away")
    await bethan.sees("Thrown away")
    left = told(await bethan.presses("To do"))
    assert "A draft of yours: **When shall we meet?** · kept until" in left
    assert QUESTION not in left


async def test_a_draft_is_not_listed_any_longer_than_it_is_kept(house: House) -> None:
    bethan = await house.writes()
    house.passes(timedelta(days=7))
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))


async def test_a_draft_that_the_group_has_says_so(house: House) -> None:
    await group.sits_down(house)
    await group.puts(house)
    bethan = house.person("Bethan")
    await bethan.runs("/poll open")
    assert "with the advisory group" in words(await bethan.sees("Your drafts"))


async def test_an_idea_that_was_not_sent_is_found_again_where_ideas_are_written(house: House) -> None:
    amara, ioan = house.person("Amara"), house.person("Ioan")
    await amara.presses("I have an idea")
    await amara.chooses("What would you like?", "I'd like us to talk about…")
    await amara.fills({"In your own words": "Tea breaks"})
    await house.restarts()
    for person, there in ((ioan, False), (amara, True)):
        said = told(await person.presses("I have an idea"))
        assert ("Tea breaks" in said) is there
    await amara.presses("1. Go on")
    await amara.sees("This is what they will see")
    await amara.presses("Send it")
    assert "Tea breaks" not in told(await amara.presses("I have an idea"))


async def test_an_idea_that_was_not_sent_can_be_thrown_away_there(house: House) -> None:
    amara = house.person("Amara")
    await amara.presses("I have an idea")
    await amara.chooses("What would you like?", "I'd like us to ask…")
    await amara.fills({"In your own words": "Tea breaks"})
    await amara.presses("I have an idea")
    await amara.presses("1. Throw it away")
    await amara.sees("Your words are deleted.")
    house.passes(timedelta(days=1))
    assert "Tea breaks" not in told(await amara.presses("I have an idea"))


async def test_nobody_else_gets_at_a_draft_by_its_reference(house: House) -> None:
    bethan = await house.writes()
    ref = str(await house.app.store.run(lambda tx: tx.sql.exec_driver_sql("SELECT id FROM polls").scalar_one()))
    for who in ("Amara", "Chen"):
        for verb in ("draft", "draft-discard", "poll-start"):
            forged = house.asks(house.person(who), f"v1:{verb}:{ref}")
            await forged.answered
            assert "Only coordinators can do this." in told(forged)
    await bethan.runs("/poll open")
    assert QUESTION in words(await bethan.sees("Your drafts"))
