"""Stories of a session that is planned: its form, one panel, its times, and the way through the advisory group."""

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, buttons, label, told, words
from tests.rehearsal.sessions import LINK, TITLE, says_when, writes_session

ABOUT = {
    "How many minutes": "60",
    "By what people meet": "Zoom",
    "How many places": "12",
    "What is offered": "A thank-you of one session, live or in the thread.",
    "Which costs are covered": "Your bus fare.",
}


def of(person: Person) -> Message:
    """Return the screen that only this person sees."""
    assert person.private is not None
    return person.private


def choices(message: Message, menu: str) -> list[str]:
    """Return what a menu offers, by what it is called."""
    (found,) = (one for one in screen.selects(message) if label(one) == menu)
    return [choice["label"] for choice in found["options"]]


async def test_a_session_has_all_it_needs_after_its_words_and_is_planned_with_one_press(house: House) -> None:
    bethan = await writes_session(house)
    panel = words(bethan.private)
    for part in (TITLE, "On Teams · Grace and Amara", "13:30–15:00", "How much does this matter where you work?"):
        assert part in panel
    assert LINK not in panel
    await bethan.presses("Post it")
    assert TITLE in words(await bethan.sees("Your session is planned"))


async def test_everything_is_chosen_on_one_panel_and_seen_as_a_worker_before(house: House) -> None:
    bethan = await writes_session(house)
    await says_when(bethan, "Thursday week 7pm")
    assert "You chose" in words(bethan.private)
    await bethan.presses("About it")
    await bethan.fills(ABOUT)
    await bethan.presses("The question")
    await bethan.fills({"Question": "Which words do you use?", "Ready-made answers, one a line": "Plain\nNone yet"})
    await bethan.chooses("How often it is held", "Every two weeks, 3 times")
    panel = words(bethan.private)
    for part in ("19:00–20:00", "Every two weeks, 3 times", "On Zoom · 12 places", "Your bus fare.", "Plain"):
        assert part in panel
    await bethan.presses("See it as a worker")
    seen = words(await bethan.sees("Only you see this so far."))
    for part in (TITLE, "19:00–20:00", "A thank-you of one session", "Your bus fare."):
        assert part in seen
    assert LINK not in seen
    assert [label(one) for one in buttons(of(bethan))] == ["Post it", "Go back"]
    await bethan.presses("Post it")
    assert "Every two weeks, 3 times" in words(await bethan.sees("Your session is planned"))


async def test_it_is_held_twice_and_times_that_can_be_read_in_two_ways_are_asked_about(house: House) -> None:
    bethan = await writes_session(house)
    await bethan.chooses("How often it is held", "Twice, also on…")
    asked = told(await bethan.fills({"Day and time": "Thursday week at 7"}))
    assert "That could be more than one hour of the day" in asked
    evening = next(one for one in choices(of(bethan), "Choose a time") if "19:00" in one)
    await bethan.chooses("Choose a time", evening)
    assert "**Again:**" in words(bethan.private)
    await bethan.chooses("How often it is held", "Not twice any more")
    assert "**Again:**" not in words(bethan.private)
