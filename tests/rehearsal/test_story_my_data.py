"""Stories of people and their data: seeing it, taking it along, asking, complaining, and having it deleted."""

import json
from datetime import datetime, timedelta

import pytest

from bot.domain.limits import ERASURES
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from storage.backup import backup
from tests.clocks import LONDON
from tests.rehearsal.house import CLOSED, House, buttons, eventually, label, told, words
from tests.rehearsal.reminding import ticks
from tests.services.traces import traces


async def my_data(house: House, name: str) -> Person:
    person = house.person(name)
    await person.runs("/me")
    await person.presses("More")
    await person.presses("My data")
    return person


def move_to(house: House, year: int, month: int, day: int) -> None:
    house.passes(datetime(year, month, day, 14, tzinfo=LONDON) - house.clock.now())


def fetched(house: House, message: Message) -> dict[str, str]:
    """Return the files under a message, as somebody who opens them finds them."""
    world = house.stage.world
    return {
        one["filename"]: world.files[one["url"].removeprefix(world.base_url)][1].decode() for one in message.attachments
    }


async def files_of(house: House, person: Person) -> dict[str, str]:
    def find() -> Message | None:
        seen = screen.everything(house.stage.world, person.account)
        return next((one for one in seen if one.attachments), None)

    return fetched(house, await eventually(find))


def wears_a_role(house: House, person: Person) -> bool:
    return bool(house.stage.world.guild.members[person.account.id].roles)


async def an_hour_later_is_gone(house: House, person: Person) -> None:
    """See that nothing leads to somebody any more, in any file beside the database or in itself."""
    backup(house.folder / "data", house.folder / "data" / "by-hand.zip")
    house.passes(timedelta(hours=1))
    await eventually(lambda: not traces(house.folder / "data", person.account.id))


async def test_everybody_sees_what_is_kept_about_them(house: House) -> None:
    amara = await my_data(house, "Amara")
    await amara.presses("See it")
    seen = await amara.sees("That you take part")
    assert "Homecare worker" in words(seen)
    await amara.chooses("What to see", "What you chose in your settings")
    assert "You joined" in words(await amara.sees("Name shown"))
    await amara.chooses("What to see", "Sealed answers in open votes")
    await amara.sees("At the close it is destroyed, with its key.")


async def test_what_is_seen_is_the_same_before_and_after_a_vote_is_answered(house: House) -> None:
    await house.opens_poll()

    async def every_screen() -> list[str]:
        amara = await my_data(house, "Amara")
        pressed = await amara.presses("See it")
        assert pressed.original is not None
        menu = screen.selects(pressed.original)[0]
        return [told(await amara.chooses("What to see", choice["label"])) for choice in menu["options"]]

    before = await every_screen()
    await house.votes("Amara", "Pocket card")
    assert await every_screen() == before


async def test_the_files_say_everything_and_ask_nobody_outside(house: House) -> None:
    amara = await my_data(house, "Amara")
    await amara.presses("Take it along")
    files = await files_of(house, amara)
    page, data = files["my-data.html"], json.loads(files["my-data.json"])
    assert str(amara.account.id) in page
    assert "http" not in page.replace("http-equiv", "")
    assert data["about"] == str(amara.account.id)
    held = {one["kind"]: one for one in data["held"]}
    assert held["partners"]["rows"] == [{"role_group": "worker", "language": "en"}]
    assert held["ballots"]["rows"] == []
    everybody_s = house.person("Olwen")
    assert not [one for one in screen.everything(house.stage.world, everybody_s.account) if one.attachments]


@pytest.mark.parametrize(
    ("asked", "due"),
    [((2027, 8, 31), "Thursday 30 September"), ((2027, 7, 28), "Tuesday 31 August")],
    ids=["a short month", "a weekend, then a bank holiday"],
)
async def test_a_question_is_due_in_a_month_on_a_working_day(
    house: House, asked: tuple[int, int, int], due: str
) -> None:
    """Incident 13."""
    move_to(house, *asked)
    amara = await my_data(house, "Amara")
    await amara.presses("Ask")
    await amara.fills({"What would you like to know?": "Who reads my answers?"})
    await amara.sees(due)
    bethan = house.person("Bethan")
    seen = words((await bethan.runs("/requests")).original)
    assert due in seen
    assert "Amara" not in seen
    assert str(amara.account.id) not in seen


async def test_a_complaint_takes_one_press_and_is_answered_without_a_name(house: House) -> None:
    """Incident 15."""
    amara = await my_data(house, "Amara")
    now = house.clock.now()
    await amara.presses("Complain")
    await amara.presses("Complain now")
    await amara.sees("We have your complaint")
    bethan = house.person("Bethan")
    listed = await bethan.runs("/requests")
    assert "Complaints so far: 1" in told(listed)
    await bethan.presses("1. Read and answer")
    await bethan.presses("Answer")
    await bethan.fills({"Your answer": "We are sorry. We have put it right."})
    await bethan.sees("Your answer is on its way")
    assert house.clock.now() - now < timedelta(days=30)
    move_to(house, *_two_days_on(house))
    note = await amara.sees("The answer is under My data.")
    assert note in amara.dms
    await amara.presses("See it", on=note)
    await reads(amara, "What you asked about your data", "We have put it right.")


async def test_whose_a_request_was_and_its_words_go_30_days_after_the_answer(house: House) -> None:
    await test_a_complaint_takes_one_press_and_is_answered_without_a_name(house)
    assert "What you asked about your data" in await what_is_held(house, "Amara")
    house.passes(timedelta(days=31))
    await ticks(house)
    assert "What you asked about your data" not in await what_is_held(house, "Amara")
    assert "Complaints so far: 1" in told(await house.person("Bethan").runs("/requests"))


async def what_is_held(house: House, name: str) -> set[str]:
    pressed = await (await my_data(house, name)).presses("See it")
    assert pressed.original is not None
    return {choice["label"] for choice in screen.selects(pressed.original)[0]["options"]}


def _two_days_on(house: House) -> tuple[int, int, int]:
    day = (house.clock.now() + timedelta(days=2)).astimezone(LONDON)
    return day.year, day.month, day.day


async def reads(person: Person, what: str, text: str) -> None:
    await person.chooses("What to see", what)
    await person.sees(text)


async def test_everything_works_in_a_private_message_too(house: House) -> None:
    await test_a_complaint_takes_one_press_and_is_answered_without_a_name(house)
    amara = house.person("Amara")
    await amara.presses("Back")
    await amara.presses("Take it along")
    assert "my-data.html" in await files_of(house, amara)
    await amara.presses("Back")
    await amara.presses("Delete everything")
    await amara.presses("Yes, delete it")
    await amara.sees("Your data is deleted")
    await eventually(lambda: not wears_a_role(house, amara))
    await an_hour_later_is_gone(house, amara)


async def test_deleting_leaves_totals_and_says_so(house: House) -> None:
    """Incident 14."""
    await house.opens_poll()
    await house.vote_all(("Pocket card", 4), ("E-learning", 2))
    counted = await house.counts()
    amara = await my_data(house, "Amara")
    await amara.presses("Delete everything")
    asked = words(await amara.sees("Delete everything about you?"))
    assert "What stays" in asked
    assert wears_a_role(house, amara)
    await amara.presses("Yes, delete it")
    said = words(await amara.sees("Your data is deleted"))
    assert "Within an hour it is gone from the older copies too." in said
    assert "The totals of votes stay as they were." in said
    await an_hour_later_is_gone(house, amara)
    await eventually(lambda: not wears_a_role(house, amara))
    result = words(await house.person("Grace").sees("Closed: "))
    assert all(f"{answer}: **{number}**" in result for answer, number in counted.items() if number)
    await house.restarts()
    assert traces(house.folder / "data", amara.account.id) == []


async def test_whoever_deletes_again_and_again_is_told_when_to_go_on(house: House) -> None:
    amara = house.person("Amara")
    for _ in range(ERASURES.most):
        done = house.asks(amara, "v1:data-delete-now:-")
        await done.answered
        assert "Your data is deleted" in told(done)
    refused = house.asks(amara, "v1:data-delete-now:-")
    await refused.answered
    assert "You have had your data deleted 5 times today. Please wait until tomorrow" in told(refused)


async def test_thinking_twice_deletes_nothing(house: House) -> None:
    amara = await my_data(house, "Amara")
    await amara.presses("Delete everything")
    await amara.presses("No, keep it")
    await amara.presses("See it")
    await amara.sees("That you take part")


async def test_an_open_vote_goes_on_after_somebody_is_deleted(house: House) -> None:
    await house.opens_poll()
    await house.vote_all(("Pocket card", 4), ("E-learning", 2))
    amara = await my_data(house, "Amara")
    await amara.presses("Delete everything")
    await amara.presses("Yes, delete it")
    await amara.sees("Your data is deleted")
    await eventually(lambda: not wears_a_role(house, amara))
    house.passes(CLOSED)
    result = words(await house.person("Grace").sees("Closed: "))
    assert "Pocket card: **4**" in result
    await an_hour_later_is_gone(house, amara)


async def test_requests_are_for_coordinators(house: House) -> None:
    refused = await house.person("Amara").runs("/requests")
    assert "Only coordinators can do this." in told(refused)


@pytest.mark.usefixtures("all_is_logged")
async def test_nobody_s_name_is_in_the_log_of_what_happened(house: House) -> None:
    amara = await my_data(house, "Amara")
    await amara.presses("Take it along")
    await files_of(house, amara)
    assert not [line for line in house.log.said() if str(amara.account.id) in line or "Amara" in line]


async def test_somebody_who_has_not_joined_can_ask_as_well(house: House) -> None:
    chen = house.person("Chen")
    await chen.runs("/me")
    await chen.presses("My data")
    await chen.presses("Put something right")
    await chen.presses("Write what is wrong")
    await chen.fills({"What is wrong, and what is right?": "My name is *not* <@1>."})
    await chen.sees("We have your request")
    assert label(buttons(await chen.sees("We have your request"))[0]) == "See it"
