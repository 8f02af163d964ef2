"""Stories of a session that is over: what is told of it, and that whoever was at work reads it as whoever came does."""

from datetime import timedelta

from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, buttons, label, until, words
from tests.rehearsal.sessions import TITLE, plans_session, session_card

WROTE = {
    "The 3-minute catch-up": "We looked for plain words. Most of us say “dying”.",
    "A link to notes or slides": "https://example.org/notes?a=B",
    "What you heard": "Plain words help the family too.",
    "What happens next": "The words go on the card, by 1 March.",
}


async def is_over(house: House) -> Message:
    """Have a session planned for tomorrow, and let it pass; return its card."""
    await plans_session(house, when="tomorrow 13:30")
    house.passes(timedelta(days=2))
    await house.app.beat()
    card = await session_card(house)
    await until(house.stage, lambda: "This session is over" in words(card) or None)
    return card


async def test_a_coordinator_tells_what_was_and_whoever_could_not_come_reads_it(house: House) -> None:
    card = await is_over(house)
    assert [label(one) for one in buttons(card)] == ["I was there", "More"]
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    assert "Write the catch-up for those who could not come." in words(bethan.private)
    await bethan.presses("Write the catch-up")
    await bethan.fills(WROTE)
    await bethan.presses("How many came")
    await bethan.fills({"Homecare workers": "7", "Managers": "9"})
    assert "Homecare workers 7 · Managers 9" in words(bethan.private)
    card = await until(house.stage, lambda: card if "3-minute catch-up" in map(label, buttons(card)) else None)
    amara = house.person("Amara")
    await amara.presses("3-minute catch-up", on=card)
    read = words(await amara.sees("The 3-minute catch-up"))
    for part in (TITLE, WROTE["The 3-minute catch-up"], WROTE["What happens next"], "https://example.org/notes?a=B"):
        assert part in read
    assert "7" not in read.replace("1 March", "")


async def test_who_was_there_says_so_with_one_press_and_takes_it_back(house: House) -> None:
    card = await is_over(house)
    before = words(card)
    amara = house.person("Amara")
    await amara.presses("I was there", on=card)
    await amara.sees("Thank you for coming.")
    await amara.presses("I was not there")
    await amara.sees("It is taken back.")
    assert words(card) == before


async def test_what_a_coordinator_types_goes_through_the_guard(house: House) -> None:
    await is_over(house)
    bethan = house.person("Bethan")
    await bethan.runs("/session list")
    await bethan.chooses("After a session", TITLE)
    await bethan.presses("Write the catch-up")
    await bethan.fills({**WROTE, "The 3-minute catch-up": "Mrs Patel at 14 Elm Rd said it, keysafe 4471C."})
    await bethan.sees("Please check one thing first")
