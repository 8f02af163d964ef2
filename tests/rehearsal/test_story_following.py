"""Stories of what comes of a vote: promised on its card, owed from its result on, and said once."""

from datetime import timedelta

from bot.rehearsal.world import writing
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import CLOSED, WORDS, House, custom_id, told, until, words
from tests.rehearsal.test_story_charts import image
from tests.rehearsal.test_story_poll import VIDEO

SAID = "We have made the film. It is in the library."


def standing(house: House, title: str) -> list[Message]:
    """Return what stands in the notices channel under this title."""
    return [one for one in house.person("Amara").screen("notices") if one.embeds[0].get("title") == title]


async def deleted_by_a_moderator(house: House, message: Message, after: timedelta) -> None:
    """Have it deleted, and time pass until somebody looks whether it still stands."""
    writing.delete(house.stage.world, message)
    house.passes(after)
    await house.app.beat()


async def test_what_was_promised_is_on_the_list_and_is_said_once_to_everybody(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys, amara = (house.person(name) for name in ("Bethan", "Rhys", "Amara"))
    card = await house.opens_poll()
    assert "You hear by" in words(card)
    say_it = custom_id(card, "poll-tell")
    await house.vote_all((VIDEO, 5))
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))
    house.passes(CLOSED)
    await amara.sees("Closed: 5 answers")
    assert f"A vote: {WORDS['Question'][:20]}" in told(await rhys.runs("/todo"))
    house.passes(timedelta(days=14))
    assert "This is late." in told(await bethan.runs("/todo"))
    await bethan.presses("Say what was done")
    assert bethan.form is not None
    assert WORDS["Question"] in str(bethan.form.components), "of several, which one?"
    await bethan.fills({"What was done?": SAID})
    await bethan.sees("People hear it now")
    assert SAID in words(await amara.sees("What came of a vote"))
    result = await amara.sees(f"**What came of it:** {SAID}")
    assert "Closed: 5 answers" in words(result)
    assert f"{VIDEO}: 5;" in image(result)["description"]
    assert len(result.attachments) == 1, "the chart stands in it as before, and nowhere else"
    assert result.loose_files == ()
    assert "This was said already" in told(await rhys.presses("Say what was done", on=rhys.private))
    forged = house.asks(amara, say_it)
    await forged.answered
    assert "Only coordinators can do this." in told(forged)
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))
    assert len(standing(house, "What came of a vote")) == 1


async def test_a_result_that_somebody_deletes_stands_there_again_once(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 5))
    house.passes(CLOSED)
    first = await house.person("Amara").sees("Closed: 5 answers")
    await deleted_by_a_moderator(house, first, timedelta(hours=6))
    (again,) = await until(house.stage, lambda: standing(house, "Closed: 5 answers") or None)
    assert words(again).rpartition(" · ")[0] == words(first).rpartition(" · ")[0]  # all but its reference
    assert image(again)["description"] == image(first)["description"]
    await deleted_by_a_moderator(house, again, timedelta(days=4))
    assert standing(house, "Closed: 5 answers") == []


async def test_the_line_that_a_vote_closes_early_stands_there_again_once_too(house: House) -> None:
    bethan, title = house.person("Bethan"), "This vote closes early"
    await house.opens_poll()
    await bethan.runs("/poll list")
    await bethan.chooses("Look at one", WORDS["Question"])
    await bethan.presses("Close it early")
    await bethan.presses("Close it early")
    await house.person("Amara").sees(title)
    (first,) = standing(house, title)
    await deleted_by_a_moderator(house, first, timedelta(hours=3))
    (again,) = await until(house.stage, lambda: standing(house, title) or None)
    assert words(again).rpartition(" · ")[0] == words(first).rpartition(" · ")[0]  # all but its reference
