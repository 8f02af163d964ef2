"""Stories of the note that comes with a vote: one for everybody, welcome, and easy to be rid of."""

from datetime import datetime, timedelta

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import JOINED
from tests.clocks import LONDON
from tests.rehearsal.house import NEUTRAL, WORDS, House, buttons, eventually, label, told, words
from tests.rehearsal.test_story_pause import all_that_others_see, noon

CARD, TITLE = WORDS["Answers, one a line"].splitlines()[2], "A vote is open"
EVERYBODY = [name for names in JOINED.values() for name in names]
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
OTHER = WORDS | {"Question": "Which day suits you?", "Answers, one a line": "Monday\nFriday"}
NO_MORE = "You hear no more about this vote"


def reminders(person: Person) -> list[Message]:
    return [one for one in person.dms if TITLE in words(one)]


def labels(message: Message | None) -> list[str]:
    return [] if message is None else [label(one) for one in buttons(message)]


async def reminded(house: House, *names: str) -> None:
    """Wait until each of these people has been reminded once."""
    await eventually(lambda: all(len(reminders(house.person(name))) == 1 for name in names))


def until(house: House, days: int, hour: int, minute: int = 0) -> timedelta:
    """Return how long it is until so many days from now, at this hour in London."""
    now = house.clock.now().astimezone(LONDON)
    then = datetime.combine(now.date() + days * DAY, now.time().replace(hour=hour, minute=minute, second=0), LONDON)
    return then - now


async def opens(house: House) -> Message:
    """Have a vote of a week opened, of which people hear the day before it closes."""
    noon(house)
    return await house.opens_poll()


async def test_a_coordinator_reads_how_people_hear_of_it_from_what_everybody_can_see(house: House) -> None:
    noon(house)
    bethan = await house.writes()
    said = told(await bethan.presses("How people hear"))
    assert "Everyone who is asked gets one note" in said
    assert "Nothing else is open. Most people hear of this in their next note, by <t:" in said
    await bethan.presses("Go back")
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    bethan = await house.writes(OTHER)
    assert "One thing is open already." in told(await bethan.presses("See it as a worker"))


async def test_a_vote_that_closes_within_a_day_has_none_and_says_so(house: House) -> None:
    bethan = await house.writes()
    await bethan.chooses("When it closes", "Another time…")
    await bethan.fills({"Day and time": "in 20 hours"})
    assert "There is no time for a note." in told(await bethan.presses("How people hear"))
    assert "Most people" not in told(await bethan.presses("Go back"))


async def test_people_are_reminded_the_day_before_in_their_hours_and_answer_from_there(house: House) -> None:
    card = await opens(house)
    await house.votes("Ioan", CARD, card=card)
    house.passes(until(house, 6, 17, 59))
    await house.app.beat()
    assert not any(reminders(house.person(name)) for name in EVERYBODY)
    house.passes(MINUTE)
    await reminded(house, *EVERYBODY)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    (note,) = reminders(amara)
    assert WORDS["Question"] in words(note)
    assert "If you have answered, thank you." in words(note)
    assert labels(note)[:3] == ["Answer privately", "Later…", "Not for me"]
    both = {words(one).split("Kitchen Table · ")[0] for one in (note, *reminders(ioan))}
    assert len(both) == 1  # it reads the same for somebody who has answered
    assert set(amara.pushes) <= NEUTRAL
    await amara.presses("Answer privately", on=note)
    await amara.chooses("Choose one", CARD)
    await amara.sees("Your answer is sealed")


async def test_not_for_me_ends_notes_about_a_vote_and_not_the_vote(house: House) -> None:
    card = await opens(house)
    amara, grace = house.person("Amara"), house.person("Grace")
    before = all_that_others_see(house)
    await amara.presses("More", on=card)
    assert {"Remind me", "Not for me"} <= set(labels(amara.private))
    assert NO_MORE in told(await amara.presses("Not for me"))
    assert NO_MORE in told(await grace.presses("Not for me", on=(await grace.presses("More", on=card)).original))
    assert "You hear about this vote again" in told(await grace.presses("Undo"))
    assert all_that_others_see(house) == before
    house.passes(until(house, 6, 18))
    await reminded(house, "Grace", "Ioan")
    assert reminders(amara) == []
    await house.votes("Amara", CARD, card=card)


async def test_not_for_me_on_a_reminder_takes_its_place(house: House) -> None:
    await opens(house)
    house.passes(until(house, 6, 18))
    await reminded(house, "Amara")
    amara = house.person("Amara")
    (note,) = reminders(amara)
    await amara.presses("Not for me", on=note)
    await amara.sees(NO_MORE)
    assert "Answer privately" in labels(amara.dms[-1])


async def test_one_that_falls_into_an_early_shift_comes_in_the_last_window_before(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("When")
    await amara.chooses("Change how I work", "Split day")
    bethan = await house.writes()
    await bethan.chooses("When it closes", "Another time…")
    await bethan.fills({"Day and time": "in 4 days at 07:45"})
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    house.passes(until(house, 2, 13, 29))
    await house.app.beat()
    assert reminders(amara) == []
    house.passes(MINUTE)
    await reminded(house, "Amara")
    house.passes(until(house, 1, 7, 45))
    await house.app.beat()
    assert len(reminders(amara)) == 1


async def test_in_a_pause_nothing_comes_and_what_would_be_too_late_after_it_never_does(house: House) -> None:
    noon(house)
    await house.opens_poll(close="In 3 days, at 20:00")
    amara = house.person("Amara")
    await amara.runs("/me")
    before = all_that_others_see(house)
    await amara.presses("Pause for a week now")
    await amara.sees("You have paused")
    assert all_that_others_see(house) == before
    house.passes(until(house, 2, 18))
    await reminded(house, "Ioan", "Grace")
    house.passes(6 * DAY)
    await house.app.beat()
    assert reminders(amara) == []


async def test_nobody_is_reminded_once_a_vote_has_ended(house: House) -> None:
    await opens(house)
    (key,) = (house.folder / "keys").glob("*.key")
    key.unlink()
    house.passes(timedelta(hours=6))
    await house.person("Amara").sees("This vote could not be counted")
    house.passes(until(house, 6, 18))
    await house.app.beat()
    assert not any(reminders(house.person(name)) for name in EVERYBODY)


async def test_two_votes_that_remind_on_one_day_come_in_one_note_with_a_line_each(house: House) -> None:
    await opens(house)
    await house.opens_poll(OTHER)
    house.passes(until(house, 6, 18))
    amara = house.person("Amara")
    note = await amara.sees("Two things are open.")
    assert f"A vote: {WORDS['Question']}" in words(note)
    assert "A vote: Which day suits you?" in words(note)
    assert words(note).count("about 1 minute · closes") == 2
