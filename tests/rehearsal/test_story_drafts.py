"""Stories of drafts: those that are gone when something is still typed for them, and those that may not open yet."""

import re

from bot.rehearsing import join
from tests.rehearsal.house import CLOSED, WORDS, House, custom_id, told


async def test_words_for_a_draft_that_is_gone_become_a_new_draft(house: House) -> None:
    bethan = await house.writes()
    panel = bethan.private
    assert panel is not None
    await bethan.chooses("Ordinary or sensitive", "Sensitive")
    await bethan.presses("Change the words", on=panel)
    thrown = house.asks(bethan, custom_id(panel, "draft-discard"), message=panel)
    await thrown.answered
    asked = await bethan.fills({"Answers, one a line": "Only one", "Question": "Which tea?"})
    assert "at least 2 answers" in told(asked)
    await bethan.presses("Write it again", on=asked.original)
    said = told(await bethan.fills({"Answers, one a line": "Green\nBlack"}))
    assert "Your vote, before it opens" in said
    assert "Your words are here" in said
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    await house.person("Amara").sees("Which tea?")


async def test_words_for_a_vote_that_is_open_become_a_new_draft_like_it(house: House) -> None:
    bethan = await house.writes()
    panel = bethan.private
    assert panel is not None
    await bethan.chooses("Ordinary or sensitive", "Sensitive")
    await bethan.presses("Change the words", on=panel)
    posted = house.asks(bethan, custom_id(panel, "draft-post"), message=panel)
    await posted.answered
    said = told(await bethan.fills({"Question": "Which tea?"}))
    assert "Your words are here" in said
    assert "**Kind:** one answer · sensitive" in said
    await house.person("Amara").sees(WORDS["Question"])
    house.person("Amara").cannot_see("Which tea?")


async def test_a_closing_time_for_a_draft_that_is_gone_is_not_asked_for_again(house: House) -> None:
    bethan = await house.writes()
    panel = bethan.private
    assert panel is not None
    await bethan.chooses("When it closes", "Another time…")
    thrown = house.asks(bethan, custom_id(panel, "draft-discard"), message=panel)
    await thrown.answered
    said = told(await bethan.fills({"Day and time": "1/1/2027 10:00"}))
    assert "This draft is not here any more" in said
    assert "Write it again" not in said


async def test_a_third_sensitive_vote_in_28_days_says_from_when_it_is_possible(house: House) -> None:
    for question in ("Which tea?", "Which cake?"):
        await house.opens_poll(WORDS | {"Question": question}, kind="Sensitive")
    bethan = await house.writes()
    said = told(await bethan.chooses("Ordinary or sensitive", "Sensitive"))
    assert re.search(r"Possible from <t:\d+:F>", said)
    full = told(await bethan.presses("What to know"))
    refused = told(await bethan.presses("Go back")) and told(await bethan.presses("Post it"))
    assert re.search(r"two sensitive votes in 4 weeks.*\n?.*You can open this one from <t:\d+:F>", full)
    assert re.search(r"The same people can have two sensitive votes in 4 weeks. .* from <t:\d+:F>", refused)


async def test_who_is_asked_is_chosen_by_pools_and_the_panel_says_who_is_in_them(house: House) -> None:
    for name in ("Anjali", "Dylan"):
        await join(house.stage, name, "Manager")
    bethan = await house.writes()
    said = told(await bethan.chooses("Who is asked", "Other partners"))
    assert "**For:** Managers, Family carers · fewer than 8 people" in said


async def test_a_sensitive_vote_without_a_result_is_asked_again_though_somebody_has_joined(house: House) -> None:
    await house.opens_poll(kind="Sensitive")
    await house.vote_all(("Pocket card", 4))
    house.visitor("Nia")
    await join(house.stage, "Nia", "Homecare worker")
    house.passes(CLOSED)
    await house.person("Amara").sees("Open a little longer")
    house.passes(CLOSED)
    bethan = house.person("Bethan")
    result = await bethan.sees("Closed, without a result")
    await bethan.sees("This vote has closed")
    await bethan.presses("Ask again (coordinators)", on=result)
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    await house.votes("Nia", "Pocket card", card=await house.person("Nia").sees("Counts stay hidden until it closes"))


async def test_what_to_know_is_said_in_full_and_leads_back_to_the_draft(house: House) -> None:
    bethan = await house.writes()
    said = told(await bethan.presses("What to know"))
    assert "the numbers show what each person chose" in said
    assert "Your vote, before it opens" in told(await bethan.presses("Go back"))
    said = told(await bethan.chooses("Ordinary or sensitive", "Sensitive"))
    assert "each answer is known" not in said
    assert "What to know" not in said
