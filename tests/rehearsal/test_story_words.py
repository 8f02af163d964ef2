"""Stories of what people type: impossible forms, and words kept through refusals and restarts."""

from datetime import timedelta

import pytest

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsing import join, set_up_the_server
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.house import BUSY, CLOSED, WORDS, WORKERS, House, buttons, told, words
from tests.rehearsal.test_story_hostile_words import FAMILY


def refused(asked_said: str, why: str) -> None:
    assert why in asked_said
    assert "Write it again" in asked_said
    assert "Nothing has been posted" in asked_said


def typed_into(person: Person) -> dict[str, str]:
    """Return what stands in the form that this person has open, by key."""
    assert person.form is not None
    parts = screen.parts(person.form.components)
    return {part["custom_id"]: part.get("value", "") for part in parts if part["type"] == 4}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("Only one", "at least 2 answers"),
        ("Tea\nTEA", "Two answers are the same"),
        ("Tea  time\n tea time ", "Two answers are the same"),
        ("Caf\u00e9\nCafe\u0301", "Two answers are the same"),
        ("Tea\nT\u200bea", "Two answers are the same"),
        ("Tea\nTea\u034f", "Two answers are the same"),
        ("\n".join("abcdefghijk"), "up to 10 answers"),
        ("Tea\n" + "x" * 101, "One answer is too long"),
        ("Tea\n" + FAMILY * 10, "One answer is too long"),
        ("\u200b\nTea", "at least 2 answers"),
    ],
)
async def test_answers_that_cannot_be_are_refused_kindly_and_the_words_come_back(
    house: House, options: str, why: str
) -> None:
    bethan = house.person("Bethan")
    await begins_vote(bethan)
    asked = await bethan.fills(WORDS | {"Answers, one a line": options})
    refused(told(asked), why)
    await bethan.presses("Write it again", on=asked.original)
    stand = typed_into(bethan)
    assert stand["question"] == WORDS["Question"]
    assert stand["options"] == options
    assert stand["next_step"] == WORDS["What happens with it"]
    mended = await bethan.fills({"Answers, one a line": "Tea\nCoffee"})
    assert "Your vote, before it opens" in told(mended)


async def test_words_of_a_refused_form_are_given_back_to_nobody_else_and_not_for_ever(house: House) -> None:
    bethan = house.person("Bethan")
    await begins_vote(bethan)
    asked = await bethan.fills(WORDS | {"Answers, one a line": "Only one"})
    assert asked.original is not None
    again = buttons(asked.original)[0]["custom_id"]
    house.person("Olwen").gives_role("Helen", "Coordinator")
    stolen = house.asks(house.person("Helen"), again)
    await stolen.answered
    assert "no longer kept" in told(stolen)
    assert house.person("Helen").form is None
    house.passes(timedelta(hours=25))
    assert "no longer kept" in told(await bethan.presses("Write it again", on=asked.original))


async def test_the_words_of_a_refused_form_are_found_again_after_a_restart_by_either_way_to_the_form(
    house: House,
) -> None:
    bethan = house.person("Bethan")
    await begins_vote(bethan)
    asked = await bethan.fills(WORDS | {"Answers, one a line": "Only one"})
    assert WORDS["Question"] in told(asked)
    await house.restarts()
    await bethan.presses("Write it again", on=asked.original)
    assert typed_into(bethan)["question"] == WORDS["Question"]
    await begins_vote(bethan)
    assert typed_into(bethan)["options"] == "Only one"
    assert "Your vote, before it opens" in told(await bethan.fills({"Answers, one a line": "Tea\nCoffee"}))
    assert "They went on, or a day has passed." in told(await bethan.presses("Write it again", on=asked.original))
    await begins_vote(bethan)
    assert not any(typed_into(bethan).values())


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/2/2027 20:00", "no such day"),
        ("26/3/2028 01:30", "clocks go forward"),
        ("1/1/2020 10:00", "has passed"),
        ("1/1/0001 00:00", "has passed"),
        ("31/12/9999 23:59", "up to 60 days"),
        ("tomorrow", "like this"),
        ("25/6/2027 25:00", "no such day"),
        ("٢٥/٩/٢٠٢٧ ٢٠:٠٠", "up to 60 days"),
        ("  ", "like this"),
    ],
)
async def test_a_closing_time_that_cannot_be_is_refused_and_can_be_written_again(
    house: House, typed: str, why: str
) -> None:
    bethan = await house.writes()
    await bethan.chooses("When it closes", "Another time…")
    if not typed.strip():
        typed = "\u200b x"
    asked = await bethan.fills({"Day and time": typed})
    assert why in told(asked)
    await bethan.presses("Write it again", on=asked.original)
    soon = (house.clock.now() + timedelta(days=2)).strftime("%d/%m/%Y 10:00")
    assert "Your vote, before it opens" in told(await bethan.fills({"Day and time": soon}))


async def test_a_draft_whose_closing_time_has_passed_cannot_be_posted_until_it_is_changed(house: House) -> None:
    bethan = await house.writes()
    await bethan.chooses("When it closes", "In 3 days, at 20:00")
    house.passes(timedelta(days=4))
    assert "That time has passed. Choose a later one." in told(await bethan.presses("Post it"))
    await bethan.chooses("When it closes", "In 3 days, at 20:00")
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def test_with_fewer_than_eight_people_no_poll_opens(empty_house: House) -> None:
    await set_up_the_server(empty_house.stage)
    for name in WORKERS[:7]:
        await join(empty_house.stage, name, "Homecare worker")
    bethan = await empty_house.writes()
    assert "fewer than 8 people" in words(await bethan.sees("Your vote, before it opens"))
    assert "at least 8 people" in told(await bethan.presses("Post it"))
    assert list((empty_house.folder / "keys").glob("*.key")) == []
    await join(empty_house.stage, WORKERS[7], "Homecare worker")
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def test_two_people_have_the_form_open_and_send_it_in_crossed_order(house: House) -> None:
    house.person("Olwen").gives_role("Helen", "Coordinator")
    bethan, helen = house.person("Bethan"), house.person("Helen")
    await begins_vote(bethan)
    await begins_vote(helen)
    hers = told(await helen.fills(WORDS | {"Question": "Which bread?"}))
    his = told(await bethan.fills(WORDS | {"Question": "Which butter?"}))
    assert "Which bread?" in hers
    assert "Which butter?" in his
    helen.cannot_see("Which butter?")
    bethan.cannot_see("Which bread?")


async def test_buttons_and_forms_from_before_a_restart_work_after_it(house: House) -> None:
    card = await house.opens_poll()
    amara, bethan = house.person("Amara"), house.person("Bethan")
    paper = (await amara.presses("Answer privately", on=card)).original
    await begins_vote(bethan)
    await house.writes(WORDS | {"Question": "Drafted before?"}, who="Olwen")
    await house.restarts()
    await amara.chooses("Choose one", "Pocket card", on=paper)
    await amara.sees("Your answer is sealed")
    assert "Your vote, before it opens" in told(await bethan.fills(WORDS | {"Question": "Typed before the restart?"}))
    await bethan.sees("Typed before the restart?")
    await house.person("Olwen").presses("Post it")
    await amara.sees("Drafted before?")
    await house.vote_all()
    for name in WORKERS[1:6]:
        await house.votes(name, "E-learning", card=card)
    house.passes(CLOSED)
    assert "Pocket card: **1**" in words(await amara.sees("Closed: 6 answers"))


async def test_a_form_sent_while_the_bot_is_away_can_be_sent_again_when_it_is_back(house: House) -> None:
    bethan = house.person("Bethan")
    await begins_vote(bethan)
    form = bethan.form
    await house.closes()
    house.stage.world.answer_within = timedelta(seconds=0.1)
    assert (await bethan.fills(WORDS)).failed
    house.stage.world.answer_within = BUSY
    await house.opens()
    house.stage.world.phone(bethan.account.id).form = form
    assert "Your vote, before it opens" in told(await bethan.fills(WORDS))
