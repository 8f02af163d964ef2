"""Stories of a session that everybody sees: with its question beside it, moved by two at once, and cancelled."""

from datetime import timedelta

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, buttons, custom_id, eventually, label, told, until, words
from tests.rehearsal.sessions import LINK, TITLE, plans_session, says_when, session_card, writes_session
from tests.rehearsal.test_story_topic_thread import is_locked, thread_on

A_DAY = timedelta(days=1)
QUESTION = f"{TITLE} How much does this matter where you work?"
ELSEWHERE = "https://us02web.zoom.us/j/98765432101?pwd=abc"


async def question_card(house: House) -> Message:
    """Return the newest card of the question for those who cannot come."""
    olwen = house.person("Olwen")
    return await until(
        house.stage, lambda: next((m for m in reversed(olwen.screen("notices")) if QUESTION in words(m)), None)
    )


async def says(card: Message, house: House, part: str) -> None:
    """Wait until a card says this."""
    await until(house.stage, lambda: part in words(card) or None)


async def desk(house: House, who: str = "Bethan") -> Person:
    """Have a coordinator choose the session that is to be moved or cancelled."""
    person = house.person(who)
    await person.runs("/session move")
    await person.chooses("Choose a session", TITLE)
    await person.sees("Another time")
    return person


async def moves(person: Person, when: str) -> None:
    await person.presses("Another time")
    await person.fills({"Day and time": when})
    await person.sees("Move this session?")


async def chooses_line(person: Person, menu: str, says: str = "") -> None:
    """Choose the first line of a menu that says this."""
    assert person.private is not None
    (found,) = (one for one in screen.selects(person.private) if label(one) == menu)
    await person.chooses(menu, next(one["label"] for one in found["options"] if says in one["label"]))


async def confirms(person: Person) -> None:
    await chooses_line(person, "Move it")


async def test_everybody_sees_a_session_and_its_question_and_the_way_from_one_to_the_other(house: House) -> None:
    card = await plans_session(house, when="Thursday week 10.30am")
    question = await question_card(house)
    thread = await thread_on(house, question)
    await says(card, house, f"<#{thread.id}>")
    said = words(card)
    for part in ("Thursday 17 June, 10:30–12:00", "On Teams · 90 minutes", "led by Grace and Amara", "<@"):
        assert part in said
    assert LINK not in said
    assert [label(one) for one in buttons(card)] == ["I'll be there", "I'll take part later", "Can't make it", "More"]
    assert f"Instead of coming to “{TITLE}”" in words(question)
    assert "closes <t:" in words(question)


async def test_it_is_moved_and_another_who_saw_it_before_is_asked_and_loses_nothing(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    card = await plans_session(house, when="Thursday week 10.30am")
    bethan, rhys = await desk(house), await desk(house, "Rhys")
    await rhys.presses("Another time")
    await moves(bethan, "2 July 2pm")
    assert "The question for those who cannot come closes" in words(bethan.private)
    await confirms(bethan)
    assert "Everybody who said yes is told now." in words(await bethan.sees("The session has moved"))
    await says(card, house, "Moved: a session")
    assert "Friday 2 July, 14:00–15:30" in words(card)
    await rhys.fills({"Day and time": "25 June 7pm"})
    asked = words(await rhys.sees("Somebody changed it meanwhile"))
    assert asked.index("Friday 2 July, 14:00–15:30") < asked.index("Friday 25 June, 19:00–20:30")
    assert "Friday 2 July" in words(card), "nothing is changed until they choose"
    await confirms(rhys)
    await says(card, house, "Friday 25 June, 19:00–20:30")


async def test_a_link_typed_beside_anothers_change_is_kept_and_asked_about(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    card = await plans_session(house, when="Thursday week 10.30am")
    bethan, rhys = await desk(house), await desk(house, "Rhys")
    await rhys.presses("Another link or place")
    await bethan.presses("Another link or place")
    await bethan.fills({"Link or place": "Bethesda Hall"})
    await bethan.sees("The session has moved")
    await says(card, house, "In person: Bethesda Hall")
    await rhys.fills({"Link or place": ELSEWHERE})
    assert "Somebody changed this session meanwhile." in words(rhys.private)
    await rhys.presses("Write it again")
    await rhys.fills({})
    await rhys.sees("The session has moved")
    await says(card, house, "On Zoom")
    assert ELSEWHERE not in words(card)


async def test_a_time_that_can_be_read_in_two_ways_is_asked_about_and_one_that_cannot_be_is_refused(
    house: House,
) -> None:
    await plans_session(house, when="Thursday week 10.30am")
    bethan = await desk(house)
    await bethan.presses("Another time")
    await bethan.fills({"Day and time": "2 July at 7", "Minutes": "60"})
    await bethan.sees("Which time do you mean?")
    await chooses_line(bethan, "Choose a time", "19:00")
    assert "Friday 2 July, 19:00–20:00" in words(await bethan.sees("Move this session?"))
    for typed, refusal in (
        ({"Minutes": "840"}, "up to 8 hours"),
        ({"Minutes": "0"}, "at least 15 minutes"),
        ({"Day and time": "2 July 2030 7pm", "Minutes": "90"}, "up to a year ahead"),
    ):
        again = await desk(house)
        await again.presses("Another time")
        await again.fills(typed)
        assert refusal in words(again.private)


async def test_cancelled_it_says_so_kindly_and_its_question_is_closed_too_if_that_is_chosen(house: House) -> None:
    card = await plans_session(house, when="Thursday week 10.30am")
    question = await question_card(house)
    thread = await thread_on(house, question)
    bethan = house.person("Bethan")
    await bethan.runs("/session list")
    await bethan.chooses("Move or cancel a session", TITLE)
    await bethan.presses("Cancel it")
    assert "stays open, unless you close it too." in words(await bethan.sees("Cancel this session?"))
    await bethan.presses("Cancel it, close the question")
    await bethan.sees("The session is cancelled")
    await says(card, house, "This session is cancelled")
    assert "We are sorry." in words(card)
    await says(question, house, "This question has closed")
    await eventually(lambda: is_locked(thread))
    assert "No session is planned" in told(await bethan.runs("/session move"))


async def test_of_a_series_all_that_follow_are_cancelled_at_once(house: House) -> None:
    bethan = await writes_session(house)
    await says_when(bethan, "Thursday week 10.30am")
    await bethan.chooses("How often it is held", "Every week, 6 times")
    await bethan.presses("Post it")
    await bethan.sees("Your session is planned")
    card = await session_card(house)
    bethan = await desk(house)
    await bethan.presses("Cancel it")
    assert "5 more follow it." in words(bethan.private)
    await bethan.presses("Cancel it and all that follow")
    await bethan.sees("6 sessions are cancelled")
    await says(card, house, "This session is cancelled")
    assert "Or take part here until" in words(card), "its question stays open"


async def test_a_card_that_somebody_deletes_and_a_thread_come_back_and_lead_to_each_other(house: House) -> None:
    card = await plans_session(house, when="25 June 10.30am")
    question = await question_card(house)
    old = await thread_on(house, question)
    await says(card, house, f"<#{old.id}>")
    olwen = house.person("Olwen")
    olwen.removes(card)
    olwen.removes(question)
    house.passes(A_DAY)
    await house.app.beat()
    new = await until(house.stage, lambda: _other(house, card))
    thread = await thread_on(house, await question_card(house))
    assert thread.id != old.id
    await says(new, house, f"<#{thread.id}>")


def _other(house: House, card: Message) -> Message | None:
    found = [m for m in house.person("Olwen").screen("notices") if f"### {TITLE}\n" in words(m) and m.id != card.id]
    return found[-1] if found else None


async def test_nobody_but_a_coordinator_moves_or_cancels(house: House) -> None:
    await plans_session(house, when="Thursday week 10.30am")
    bethan = await desk(house)
    panel = await bethan.sees("Another time")
    amara = house.person("Amara")
    assert "Only coordinators can do this." in told(await amara.runs("/session move"))
    for verb in ("session-move-time", "session-move-place", "session-cancel"):
        forged = house.asks(amara, custom_id(panel, verb))
        await forged.answered
        assert "Only coordinators can do this." in told(forged)
