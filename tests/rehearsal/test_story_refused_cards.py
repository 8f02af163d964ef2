"""Stories of a card that Discord does not take: whoever can mend it is told, and nothing waits unseen."""

from datetime import timedelta

from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import CLOSED, WORDS, House, buttons, eventually, label, told, words
from tests.rehearsal.test_story_poll import VIDEO
from tests.rehearsal.test_story_worried import pass_to_early_afternoon

QUESTION = WORDS["Question"]
SEND = ("POST", "/channels/{channel_id}/messages")
REFUSED = "“A vote: Which form would you use most?” could not be posted in #notices."


async def opens_refused(house: House, *filtered: str) -> None:
    """Open a vote whose card Discord does not take, and wait until that is known."""
    house.stage.faults.filter_words(*filtered or ("phone video", QUESTION))
    bethan = await house.writes()
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    await is_refused(house)


async def is_refused(house: House) -> None:
    await eventually(lambda: any("was not sent: dead" in one for one in house.log.said()))
    await house.app.beat()


def in_notices(house: House) -> list[Message]:
    return [one for one in house.person("Kwame").screen("notices") if QUESTION in words(one)]


async def test_coordinators_find_the_refused_card_and_status_and_setup_know_it(house: House) -> None:
    olwen, bethan = house.person("Olwen"), house.person("Bethan")
    await opens_refused(house)
    assert in_notices(house) == []
    said = told(await bethan.runs("/todo"))
    assert REFUSED in said
    assert "The server's word filter refused it." in said
    assert "1 message was refused in #notices. See /todo." in told(await bethan.runs("/remind status"))
    assert "1 message was refused in #notices. See /todo." in told(await olwen.runs("/setup"))
    pass_to_early_afternoon(house)
    note = words(await bethan.sees("Something is new for coordinators"))
    assert "Discord did not take something that was to be posted." in note
    assert QUESTION not in note


async def test_once_the_filter_lets_it_through_a_press_posts_it_and_a_second_one_changes_nothing(house: House) -> None:
    bethan = house.person("Bethan")
    await opens_refused(house)
    await bethan.runs("/todo")
    again = next(str(one["custom_id"]) for one in buttons(await bethan.sees(REFUSED)) if label(one) == "Try again")
    await bethan.presses("Try again")
    await house.app.beat()
    assert REFUSED in told(await bethan.presses("To do", on=bethan.private))
    house.stage.faults.filter_words()
    for _ in range(2):
        await house.asks(bethan, again).answered
        await house.app.beat()
    assert len(in_notices(house)) == 1
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))
    await house.vote_all((VIDEO, 5))
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 5 answers")


async def test_other_words_withdraw_it_and_open_a_form_with_those_it_had(house: House) -> None:
    bethan = house.person("Bethan")
    await opens_refused(house)
    await bethan.runs("/todo")
    await bethan.presses("Change the words")
    said = words(await bethan.sees("Withdraw this vote?"))
    assert "Then you can change the words, in a new draft." in said
    await bethan.presses("Withdraw it")
    await bethan.fills({"Answers, one a line": "A film\nPocket card", "Question": "Which would you use?"})
    panel = words(await bethan.sees("Your vote, before it opens"))
    assert "A film" in panel
    await house.person("Kwame").sees("A vote was withdrawn")
    await bethan.presses("Post it")
    await house.card()
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))
    assert in_notices(house) == []


async def test_whatever_is_refused_for_good_is_told_with_its_number(house: House) -> None:
    bethan = await house.writes()
    house.stage.faults.plan(*SEND, status=400, code=50035)
    await bethan.presses("Post it")
    await is_refused(house)
    said = told(await bethan.runs("/todo"))
    assert REFUSED in said
    assert "(number 50035)" in said


async def test_what_passes_by_itself_goes_out_by_itself_and_is_nobodys_to_do(house: House) -> None:
    bethan = await house.writes()
    house.stage.faults.plan(*SEND, status=503)
    await bethan.presses("Post it")
    house.passes(timedelta(minutes=2))
    await house.card()
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))


async def test_a_channel_the_bot_may_not_write_in_stands_there_too(house: House) -> None:
    bethan = await house.writes()
    await bethan.presses("Post it")
    await house.card()
    house.stage.faults.shut_out("notices", 1 << 11)
    house.passes(CLOSED)
    await eventually(lambda: any("no_permission" in one for one in house.log.said()))
    said = told(await bethan.runs("/todo"))
    assert "1 message waits for #notices: the bot needs the permission “Send Messages” there." in said
    await bethan.presses("How sending goes")
    await bethan.sees("Notes go to each person in their own hours.")
