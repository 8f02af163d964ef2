"""Stories of thanks for words: two weeks after what came of them, in one's hours, once for each line."""

from datetime import timedelta

from bot.services import outputs
from storage.letters import letters
from tests.rehearsal.answering import WORDS
from tests.rehearsal.group import after_lunch
from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.made import LINE, TITLE, adds_line, publishes, starts_making, uses_answers
from tests.rehearsal.test_story_coming_and_going import becomes
from tests.rehearsal.test_story_poll_reminders import labels

ANSWER = f"1. {WORDS}"
THANKS = f"Your line is in “{TITLE}”"


async def is_made(house: House) -> None:
    """Have Amara's answer used and told to her, and a card published with a line of it as number 2."""
    await uses_answers(house, "Amara")
    await house.person("Amara").sees("Your words were used")
    bethan = await starts_making(house)
    await adds_line(bethan, "Sit down first.")
    await adds_line(bethan, answer=ANSWER)
    await publishes(bethan)


async def days_pass(house: House, days: int, *, hour: int = 14) -> None:
    house.passes(timedelta(days=days - 1))
    after_lunch(house)
    house.passes(timedelta(hours=hour - 14))
    await house.app.beat()


async def waits_for_a_press(house: House) -> bool:
    asked = letters.select().where(letters.c.kind == outputs.THANK_YOU.name, letters.c.state == "waiting")
    return await house.app.store.run(lambda tx: tx.sql.execute(asked).first()) is not None


async def test_two_weeks_later_somebody_reads_what_their_words_became_and_looks_at_it(house: House) -> None:
    await is_made(house)
    amara = house.person("Amara")
    card = await until(house.stage, lambda: next((m for m in amara.screen("notices") if LINE in words(m)), None))
    assert f"1. Sit down first.\n2. {LINE}" in words(card)
    await days_pass(house, 13)
    assert THANKS not in " ".join(map(words, amara.dms))
    await days_pass(house, 1, hour=23)
    assert THANKS not in " ".join(map(words, amara.dms)), "not in her night"
    await days_pass(house, 1)
    note = await amara.sees(THANKS)
    assert f"**You wrote:**\n> {WORDS}\n**It is now number 2:** “{LINE}”" in words(note)
    assert "Thank you. Without answers like yours it would not be there." in words(note)
    assert labels(note)[:2] == ["See it", "How I'm credited"]
    assert f"2. {LINE}" in told(await amara.presses("See it", on=note))
    assert TITLE in told(await amara.presses("How I'm credited", on=note))
    others = (one for name in ("Ioan", "Grace", "Bethan", "Olwen") for one in house.person(name).dms)
    assert [one for one in others if TITLE in words(one) or WORDS in words(one)] == [], "nobody else hears of it"


async def test_with_messages_closed_thanks_wait_and_the_next_edition_does_not_thank_again(house: House) -> None:
    await is_made(house)
    amara, bethan = house.person("Amara"), house.person("Bethan")
    amara.closes_dms()
    await days_pass(house, 16)
    await becomes(house, lambda: waits_for_a_press(house))
    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    await amara.presses("Open")
    await amara.sees(THANKS)
    amara.opens_dms()
    await bethan.runs("/output list")
    await bethan.chooses("Look at one", TITLE)
    await adds_line(bethan, "Open the window.")
    await publishes(bethan, "Publish the next edition")
    await days_pass(house, 16)
    assert [one for one in amara.dms if TITLE in words(one)] == []
