"""Stories of the list of votes: what can be done with one that is open or has ended, and what everybody hears of it."""

from datetime import timedelta

from tests.rehearsal.house import WORDS, House, buttons, custom_id, label, told, words
from tests.rehearsal.test_story_poll import VIDEO, nobody_is_asked_any_more

QUESTION = WORDS["Question"]


async def looks_at_it(house: House) -> str:
    """Have a coordinator find the vote on the list; return what its screen says."""
    bethan = house.person("Bethan")
    await bethan.runs("/poll list")
    return told(await bethan.chooses("Look at one", QUESTION))


def offered(house: House) -> list[str]:
    shown = house.person("Bethan").private
    assert shown is not None
    return [label(one) for one in buttons(shown)]


async def test_an_open_vote_goes_on_once_and_then_closes_early_and_everybody_reads_it(house: House) -> None:
    bethan, amara = house.person("Bethan"), house.person("Amara")
    card = await house.opens_poll()
    said = await looks_at_it(house)
    assert "If fewer than 5 people answer by then, it goes on once more by itself." in said
    before = offered(house)
    await house.votes("Amara", VIDEO)
    assert (await looks_at_it(house), offered(house)) == (said, before)
    assert "This can be done once." in told(await bethan.presses("Let it go on longer"))
    assert "It stays open longer" in told(await bethan.presses("Let it go on longer"))
    assert "A coordinator gives everybody more time." in words(await amara.sees("Open a little longer"))
    twice = house.asks(bethan, custom_id(card, "poll-longer-now"))
    await twice.answered
    assert "that can be done once" in told(twice)
    said = await looks_at_it(house)
    assert "It has gone on longer once." in said
    assert "Let it go on longer" not in offered(house)
    assert "within 6 hours" in told(await bethan.presses("Close it early"))
    await bethan.presses("Close it early")
    await amara.sees("This vote closes early")
    assert "It now closes" in words(await amara.sees("The closing time has changed again"))
    assert not any("gives everybody more time" in words(one) for one in amara.screen("notices"))
    for name in ("Ioan", "Grace", "Danuta", "Sipho"):
        await house.votes(name, VIDEO)
    house.passes(timedelta(hours=6))
    await amara.sees("Closed: 5 answers")
    await nobody_is_asked_any_more(house)


async def test_one_that_was_to_close_early_and_goes_on_by_itself_is_not_said_to_close_early_still(house: House) -> None:
    bethan = house.person("Bethan")
    card = await house.opens_poll()
    await looks_at_it(house)
    await bethan.presses("Close it early")
    await bethan.presses("Close it early")
    house.passes(timedelta(hours=6))
    await house.person("Amara").sees("Few people have answered yet.")
    said = await looks_at_it(house)
    assert "It closes early" not in said
    assert "A coordinator has had it close early. That can be done once." in said
    assert offered(house) == ["Withdraw it…", "All votes", "To do"]
    again = house.asks(bethan, custom_id(card, "poll-early-now"))
    await again.answered
    assert "had this vote close early, and that can be done once" in told(again)


async def test_one_that_has_ended_is_asked_again_and_what_came_of_it_is_said_from_the_list(house: House) -> None:
    bethan = house.person("Bethan")
    assert "No vote has been written yet." in told(await bethan.runs("/poll list"))
    await house.opens_poll()
    await house.vote_all((VIDEO, 5))
    house.passes(timedelta(days=8))
    await bethan.sees("Closed: 5 answers")
    assert "what came of it is owed" in told(await bethan.runs("/poll list"))
    assert "Closed: 5 answers" in told(await bethan.chooses("Look at one", QUESTION))
    assert offered(house) == ["The chart", "Say what was done", "Ask again", "Save as a file", "All votes", "To do"]
    await bethan.presses("Say what was done")
    await bethan.fills({"What was done?": "We made the film."})
    await bethan.sees("People hear it now")
    await looks_at_it(house)
    await bethan.presses("Ask again")
    await bethan.sees("Your vote, before it opens")
    listed = told(await bethan.runs("/poll list"))
    assert f"**Your drafts**\n- {QUESTION} · kept until" in listed
    assert f"**Ended**\n- {QUESTION} · closed\n" in listed
