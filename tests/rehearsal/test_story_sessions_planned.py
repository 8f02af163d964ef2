"""Stories of a session that is planned: its form, one panel, its times, and the way through the advisory group."""

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.group import card as group_card
from tests.rehearsal.house import House, buttons, custom_id, label, told, words
from tests.rehearsal.sessions import LINK, MEETING, TITLE, says_when, session_card, writes_session

ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=aBc.1"
FIRST, SECOND = "Thursday 1 July 8pm", "Friday 2 July 2pm"
ABOUT = {
    "How many minutes": "60",
    "How people meet": "Zoom",
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
    for part in (TITLE, "On Teams · Grace and Amara", "14:00–15:30", "How much does this matter where you work?"):
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


async def test_partners_are_asked_which_time_and_the_one_that_they_want_is_one_press(house: House) -> None:
    bethan = await writes_session(house)
    await bethan.chooses("When it is", "Ask partners which time…")
    await bethan.fills({"One time a line": f"{FIRST}\nFriday 2 July at 7"})
    assert "Line 2 can mean more than one time." in words(bethan.private)
    await bethan.presses("Write it again")
    await bethan.fills({"One time a line": f"{FIRST}\n{SECOND}"})
    panel = await bethan.sees("Choose one of the times, once partners have said which.")
    assert "It is not chosen yet when this is." in told(await bethan.presses("Post it", on=panel))
    await bethan.presses("Ask partners which time", on=panel)
    await bethan.fills({})
    vote = words(await bethan.sees("Your vote, before it opens"))
    for part in (f"Which time suits you best? {TITLE}", "Thursday 1 July, 20:00", "Friday 2 July, 14:00"):
        assert part in vote
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    await bethan.runs("/session plan")
    await bethan.presses("1. Go on")
    await bethan.chooses("Choose one of the times", "Friday 2 July, 14:00")
    await bethan.presses("Post it")
    assert "Friday 2 July, 14:00–15:30" in words(await bethan.sees("Your session is planned"))


async def test_a_place_may_be_an_address_but_no_code_and_a_link_stays_byte_for_byte(house: House) -> None:
    bethan = await writes_session(house, {**MEETING, "Link or place": "The day centre, keysafe 4471C"})
    assert "4471C" in words(await bethan.sees("Please check one thing first"))
    await bethan.presses("Write it again")
    await bethan.fills({"Link or place": "Bethel Chapel, 14 Elm Road, CF11 9AB"})
    panel = await bethan.sees("In person · Grace and Amara")
    await bethan.presses("Change the words", on=panel)
    await bethan.fills({"Link or place": "https://zoom.us/s/81234567890?zak=eyJ0"})
    assert "This is the host's own link." in words(bethan.private)
    await bethan.presses("Write it again")
    await bethan.fills({"Link or place": ZOOM})
    panel = await bethan.sees("On Zoom · Grace and Amara")
    await bethan.presses("Change the words", on=panel)
    assert ZOOM in str(bethan.form)


async def test_the_advisory_group_sees_a_session_first_and_three_plan_it(group: House) -> None:
    bethan = await writes_session(group)
    panel = of(bethan)
    assert "Post it" not in [label(one) for one in buttons(panel)]
    await bethan.presses("Send to the advisory group")
    said = words(await group_card(group, TITLE))
    for part in ("14:00–15:30", "On Teams", "How much does this matter where you work?"):
        assert part in said
    assert LINK not in said
    early = group.asks(bethan, custom_id(panel, "session-post"))
    await early.answered
    assert "The advisory group is looking at this first." in told(early)
    late = group.asks(bethan, custom_id(panel, "session-often"), values=("weekly 2",))
    await late.answered
    assert "Take it back first, then change it." in told(late)
    for name in ("Maria", "Fatima", "Joy"):
        await group.person(name).presses("Goes ahead", on=await group_card(group, TITLE))
    assert TITLE in words(await session_card(group))


async def test_a_draft_is_found_again_by_its_coordinator_and_under_what_is_to_do(house: House) -> None:
    bethan = await writes_session(house)
    await house.restarts()
    in_short = TITLE[:30]
    assert in_short in told(await bethan.runs("/todo"))
    await bethan.runs("/session plan")
    assert in_short in words(await bethan.sees("Your drafts"))
    await bethan.presses("1. Throw it away")
    assert "Nothing was posted." in words(await bethan.sees("Thrown away"))
    assert "Nothing to do just now" in told(await bethan.runs("/todo"))


async def test_two_coordinators_at_once_lose_no_words_and_plan_one_session(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = await writes_session(house), house.person("Rhys")
    panel = of(bethan)
    await bethan.presses("Change the words")
    changed = house.asks(rhys, custom_id(panel, "session-often"), values=("weekly 2",))
    await changed.answered
    await bethan.fills({"What it is called": "What words help?"})
    both = words(await bethan.sees("What words help?"))
    assert "Every week, 2 times" in both
    await bethan.presses("Change the words")
    posted = house.asks(rhys, custom_id(panel, "session-post"))
    await posted.answered
    assert "Your session is planned" in told(posted)
    await bethan.fills({"What it is called": "What words hurt?"})
    assert "The other is open, or gone." in words(await bethan.sees("What words hurt?"))
    again = house.asks(rhys, custom_id(panel, "session-post"))
    await again.answered
    assert "Your session is planned" in told(again)
    late = house.asks(rhys, custom_id(panel, "session-often"), values=("weekly 3",))
    await late.answered
    assert "This session is planned already" in told(late)


async def test_nobody_but_a_coordinator_plans_a_session_and_no_forged_press_brings_odd_things(house: House) -> None:
    bethan = await writes_session(house)
    panel, amara = of(bethan), house.person("Amara")
    assert "Only coordinators can do this." in told(await amara.runs("/session plan"))
    for verb in ("draft", "post", "discard", "rewrite", "preview", "send", "about", "twin"):
        forged = house.asks(amara, custom_id(panel, f"session-{verb}"))
        await forged.answered
        assert "Only coordinators can do this." in told(forged)
    for verb, value in (("often", "weekly 999"), ("often", "daily 2"), ("starts", "tomorrow"), ("starts-at", "9" * 30)):
        odd = house.asks(bethan, custom_id(panel, f"session-{verb}"), values=(value,))
        await odd.answered
        assert "That is not one of the choices." in told(odd)
    past = house.asks(bethan, custom_id(panel, "session-starts"), values=("1000",))
    await past.answered
    assert "That time has passed." in told(past)


async def test_the_panel_says_for_whom_a_time_is_hard_and_fairer_ones_are_two_presses_away(house: House) -> None:
    bethan = await writes_session(house)
    assert "Fairest next: " not in words(bethan.private)  # it begins at a fair time
    await says_when(bethan, "Thursday week 10:30")
    assert "**Hard for:** split shifts, mornings, a weekly rota, waking nights" in words(bethan.private)
    await bethan.presses("Fair times")
    for part in ("Nobody here is counted.", "Fairest next: Thursday 17 June, 14:00"):
        assert part in words(of(bethan))
    await bethan.chooses("Choose a time", "Thursday 17 June, 14:00")
    panel = words(bethan.private)
    assert "14:00–15:30" in panel
    assert "**Hard for:** waking nights, weekends" in panel
    assert "Fairest next" not in panel
    await bethan.presses("Fair times")
    await bethan.chooses("Choose a time", "Twice: Thursday 17 June, 14:00")
    assert "**Hard for:** no usual shift" in words(bethan.private)
    assert "**Again:**" in words(bethan.private)
