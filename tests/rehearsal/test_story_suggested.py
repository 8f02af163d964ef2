"""The story of a vote that somebody suggested: it says who, as they chose, until they do not wish it any more."""

from bot.domain.preferences import ShownAs
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.group import after_lunch
from tests.rehearsal.house import CLOSED, WORKERS, House, eventually, words
from tests.rehearsal.test_story_ideas import is_shown_as, writes
from tests.rehearsal.test_story_my_data import my_data

ASKED = "Who helps when a hoist breaks?"


async def suggests(house: House, name: str) -> Person:
    """Have somebody send an idea under their name, and a coordinator begin a vote with it."""
    after_lunch(house)
    await is_shown_as(house, name, ShownAs.NAME)
    person = await writes(house, name, wish="I'd like us to ask…", idea=ASKED)
    assert "everyone reads there who suggested it" in words(person.private)
    await person.presses("Send it")
    bethan = house.person("Bethan")
    await bethan.runs("/advisory")
    await bethan.chooses("Read an idea", ASKED)
    await bethan.presses("Ask it as a vote")
    await bethan.chooses("In which way?", "One choice")
    await bethan.fills({"Answers, one a line": "Nobody\nThe office"})
    await bethan.presses("See it as a worker")
    assert f"Suggested by {name}." in words(bethan.private)
    await bethan.presses("Post it")
    return person


async def says_nobody(message: Message) -> None:
    await eventually(lambda: "Suggested by" not in words(message) or None)
    assert ASKED in words(message)


async def test_a_vote_and_its_result_say_who_suggested_it_until_they_have_everything_deleted(house: House) -> None:
    amara, ioan = await suggests(house, "Amara"), house.person("Ioan")
    card = await ioan.sees("Suggested by Amara.")
    for name in WORKERS[1:7]:
        await house.votes(name, "The office", card=card)
    house.passes(CLOSED)
    result = await ioan.sees("Closed: 6 answers")
    assert "Suggested by Amara." in words(result)
    await my_data(house, "Amara")
    await amara.presses("Delete everything")
    await amara.presses("Yes, delete it")
    await says_nobody(result)


async def test_a_vote_that_is_open_says_nobody_any_more_once_they_have_left(house: House) -> None:
    amara = await suggests(house, "Amara")
    card = await house.person("Ioan").sees("Suggested by Amara.")
    await amara.runs("/me")
    await amara.presses("More")
    await amara.presses("Leave")
    await amara.presses("Yes, leave now")
    await says_nobody(card)
