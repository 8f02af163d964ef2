"""Stories of a vote with a mistake, which is withdrawn while it is open."""

from datetime import timedelta

from bot.rehearsal.world.messages import Message
from tests.rehearsal import group
from tests.rehearsal.house import WORDS, House, buttons, label, told, until, words
from tests.rehearsal.test_story_poll import VIDEO
from tests.rehearsal.test_story_worried import pass_to_early_afternoon

QUESTION = WORDS["Question"]
KIND = "A coordinator has withdrawn this vote."


def reference(card: Message) -> str:
    return str(buttons(card)[0]["custom_id"]).split(":")[2]


def in_notices(house: House) -> list[Message]:
    return list(house.person("Kwame").screen("notices"))


async def withdraws(house: House) -> None:
    bethan = house.person("Bethan")
    await bethan.presses("Withdraw it…")
    said = words(await bethan.sees("Withdraw this vote?"))
    assert QUESTION in said
    assert "All answers are destroyed unread, if there are any." in said
    await bethan.presses("Withdraw it")
    await bethan.sees("Its answers and its key are destroyed.")


async def test_a_vote_with_a_mistake_is_withdrawn_said_in_public_and_asked_again_as_a_draft(house: House) -> None:
    await house.opens_poll()
    await house.votes("Amara", VIDEO)
    bethan = house.person("Bethan")
    await withdraws(house)
    kwame = house.person("Kwame")
    await kwame.sees("This vote was withdrawn")
    await kwame.sees("A vote was withdrawn")
    assert [words(one) for one in in_notices(house) if QUESTION in words(one)] == []
    assert list((house.folder / "keys").glob("*.key")) == []
    await bethan.presses("Ask again", on=bethan.private)
    panel = words(await bethan.sees("Your vote, before it opens"))
    assert QUESTION in panel
    assert VIDEO in panel


async def test_what_was_said_of_its_close_goes_without_its_words_too(house: House) -> None:
    bethan, kwame = house.person("Bethan"), house.person("Kwame")
    await house.opens_poll()
    await bethan.runs("/poll list")
    await bethan.chooses("Look at one", QUESTION)
    await bethan.presses("Let it go on longer")
    await bethan.presses("Let it go on longer")
    await kwame.sees("Open a little longer")
    await bethan.presses("Look at it")
    await withdraws(house)
    await kwame.sees("A vote was withdrawn")
    await until(house.stage, lambda: [one for one in in_notices(house) if QUESTION in words(one)] == [] or None)
    assert sum("This vote was withdrawn" in words(one) for one in in_notices(house)) == 2


async def test_papers_and_reminders_answer_kindly_afterwards(house: House) -> None:
    await house.opens_poll()
    amara, ioan = house.person("Amara"), house.person("Ioan")
    await amara.presses("Answer privately")
    paper = amara.private
    house.passes(timedelta(days=6))
    pass_to_early_afternoon(house)
    note = await ioan.sees("A vote is open")
    await withdraws(house)
    assert KIND in told(await amara.chooses("Choose one", VIDEO, on=paper))
    for button in ("Answer privately", "Later…"):
        assert KIND in told(await ioan.presses(button, on=note))
    assert "Nothing is open for you just now" in told(await amara.presses("What is open"))


async def test_it_is_found_by_command_and_from_the_panel_that_was_left_open(house: House) -> None:
    ref, bethan = reference(await house.opens_poll()), house.person("Bethan")
    thrown_away = house.asks(bethan, f"v1:draft-discard:{ref}")
    await thrown_away.answered
    assert "Withdraw this vote?" in told(thrown_away)
    assert "An open vote" in told(await bethan.presses("No, leave it open"))
    await bethan.runs("/poll list")
    await bethan.chooses("Look at one", QUESTION)
    await bethan.presses("Withdraw it…")
    assert "Withdraw this vote?" in words(bethan.private)
    await bethan.presses("Withdraw it")
    assert f"**Ended**\n- {QUESTION} · withdrawn" in told(await bethan.runs("/poll list"))
    assert "Its answers and its key are destroyed." in told(await bethan.chooses("Look at one", QUESTION))


async def test_the_advisory_group_sees_that_what_it_agreed_to_was_withdrawn(house: House) -> None:
    await group.sits_down(house)
    await group.puts(house)
    for name in group.MEMBERS[:3]:
        await group.says(house, name, "Goes ahead")
    bethan = house.person("Bethan")
    await bethan.runs("/poll list")
    await bethan.chooses("Look at one", QUESTION)
    await bethan.presses("Withdraw it…")
    await bethan.presses("Withdraw it")
    await group.card(house, "A coordinator has withdrawn it, after it was asked.")
    maria = house.person("Maria")
    await maria.presses("Since you were here")
    assert "after it was asked" in told(await maria.chooses("Choose one", "One week"))


async def test_only_coordinators_withdraw(house: House) -> None:
    card = await house.opens_poll()
    for who in ("Amara", "Chen"):
        for verb in ("poll-withdraw", "poll-withdraw-now", "poll-reword", "poll-reword-now"):
            forged = house.asks(house.person(who), f"v1:{verb}:{reference(card)}")
            await forged.answered
            assert "Only coordinators can do this." in told(forged)
    assert "Answer privately" in [label(one) for one in buttons(card)]
