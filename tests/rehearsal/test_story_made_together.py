"""Stories of what is made together, while coordinators put it together."""

from tests.rehearsal.answering import WORDS
from tests.rehearsal.house import House, buttons, custom_id, label, told, words
from tests.rehearsal.made import LINE, TITLE, adds_line, starts_making, uses_answers
from tests.rehearsal.topics import QUESTION

ANSWER = f"1. {WORDS}"


async def test_a_line_is_made_from_an_answer_and_every_screen_outlives_a_kill(house: House) -> None:
    await uses_answers(house, "Amara")
    bethan = await starts_making(house)
    await house.restarts()
    await bethan.presses("Add a line")
    await bethan.chooses("Choose a question", QUESTION)
    assert f"1. {WORDS} · not to be quoted" in words(await bethan.sees("Answers that were used"))
    await house.restarts()
    await bethan.chooses("Choose one or more", ANSWER)
    assert "Now write the line in your own words." in words(await bethan.sees("Line 1 of 1"))
    await house.restarts()
    await bethan.presses("Write the line")
    await house.restarts()
    await bethan.fills({"The line": LINE})
    panel = words(await bethan.sees(f"1. {LINE}"))
    assert panel.index(TITLE) < panel.index("Six lines for your pocket.") < panel.index(LINE)
    await house.restarts()
    assert f"Being put together: **{TITLE}**" in told(await bethan.runs("/todo"))
    await bethan.presses("2. Go on")
    await bethan.chooses("Look at a line", f"1. {LINE}")
    assert WORDS in words(await bethan.sees("those who wrote these can be thanked"))


async def test_who_does_not_wish_to_be_quoted_is_not_and_the_line_can_be_written_again(house: House) -> None:
    await uses_answers(house, "Amara", words="She stops wanting her tea long before she sleeps.")
    bethan = await starts_making(house)
    await bethan.presses("Add a line")
    await bethan.presses("Write one without an answer")
    refused = await bethan.fills({"The line": "Look out: she stops wanting her tea, long before."})
    assert "Somebody wrote “she stops wanting her tea long”, and does not wish to be quoted." in told(refused)
    await bethan.presses("Write it again", on=refused.original)
    await bethan.fills({"The line": LINE})
    await bethan.sees(f"1. {LINE}")


async def test_two_coordinators_lose_nothing_that_the_other_wrote(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = await starts_making(house), house.person("Rhys")
    await adds_line(bethan)
    await rhys.runs("/output list")
    await rhys.chooses("Look at one", TITLE)
    await rhys.chooses("Look at a line", f"1. {LINE}")
    await rhys.presses("Change the words")
    await bethan.chooses("Look at a line", f"1. {LINE}")
    await bethan.presses("Change the words")
    await bethan.fills({"The line": "Tea first."})
    await bethan.sees("1. Tea first.")
    refused = await rhys.fills({"The line": "Sleep first."})
    assert "Another coordinator has changed this line meanwhile." in told(refused)
    await rhys.presses("Write it again", on=refused.original)
    assert rhys.form is not None
    assert "It says now:\\n> Tea first." in str(rhys.form.components)
    await rhys.fills({"The line": "Tea first, then sleep."})
    await rhys.sees("1. Tea first, then sleep.")


async def test_lines_are_moved_and_taken_out_and_a_draft_is_thrown_away_after_a_question(house: House) -> None:
    bethan = await starts_making(house)
    for line in (LINE, "Tea first."):
        await adds_line(bethan, line)
    await bethan.chooses("Look at a line", "2. Tea first.")
    await bethan.presses("Move up")
    shown = await bethan.sees("Line 1 of 2")
    assert "Move up" not in [label(one) for one in buttons(shown)]
    await bethan.presses("Take it out")
    assert "Taken out: “Tea first.”\n" in words(await bethan.sees(f"1. {LINE}"))
    await bethan.presses("Change the words")
    await bethan.fills({"A link to it": "http://example.org"})
    assert "A link must begin with https://." in words(bethan.private)
    await bethan.presses("Write it again")
    await bethan.fills({"A link to it": "https://example.org/card"})
    panel = await bethan.sees("example.org/card")
    await bethan.presses("Throw it away")
    assert "It has 1 line." in words(await bethan.sees("Throw this away?"))
    await bethan.presses("Throw it away")
    await bethan.sees("Thrown away")
    late = house.asks(bethan, custom_id(panel, "output-rewrite"))
    await late.answered
    assert "This is not here any more." in told(late)


async def test_nobody_but_a_coordinator_puts_anything_together(house: House) -> None:
    await starts_making(house)
    amara = house.person("Amara")
    for command in ("/output new", "/output list"):
        assert "Only coordinators can do this." in told(await amara.runs(command))
