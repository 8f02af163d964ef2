"""Stories of a computer whose clock is wrong: whatever is decided on a press goes by Discord's time."""

from datetime import datetime, timedelta

import pytest

from bot.rehearsal.person import screen
from bot.services.polls.maintenance import closing_times
from tests.clocks import LONDON, WrongClock
from tests.rehearsal.house import WORDS, WORKERS, House, custom_id, told, words
from tests.rehearsal.reminding import A_DAY, came, in_full, noon, ticks, until, writes

VIDEO = WORDS["Answers, one a line"].splitlines()[0]
HOUR = timedelta(hours=1)
MOMENT = timedelta(minutes=2)
FEW = timedelta(minutes=4)  # so little that votes are closed all the same
OFF = pytest.mark.parametrize("off", [5 * HOUR, -A_DAY, FEW, -FEW], ids=str)


async def gets_wrong(house: House, off: timedelta) -> WrongClock:
    """Start the bot anew on a computer whose clock is off."""
    house.may_complain = True
    house.computer = clock = WrongClock(house.clock, off)
    await house.restarts()
    return clock


async def closes_at(house: House) -> datetime:
    return await house.app.store.run(lambda tx: next(iter(closing_times(tx))))


async def asks_for_the_paper(house: House, name: str) -> str:
    return told(await house.person(name).presses("Answer privately", on=await house.card()))


@OFF
async def test_a_vote_is_taken_until_its_close_and_not_after_it_however_wrong_the_clock(
    house: House, off: timedelta
) -> None:
    await house.opens_poll()
    await gets_wrong(house, off)
    close = await closes_at(house)
    until(house, close - MOMENT)
    for _ in range(2):
        await house.app.beat()
    await house.votes("Amara", VIDEO)
    until(house, close + MOMENT)
    assert "This vote has closed." in await asks_for_the_paper(house, "Ioan")


@pytest.mark.parametrize("off", [-5 * HOUR, A_DAY], ids=str)
async def test_a_clock_that_goes_wrong_in_mid_session_closes_no_vote_early_and_takes_none_late(
    house: House, off: timedelta
) -> None:
    await house.opens_poll()
    clock = await gets_wrong(house, timedelta(0))
    close = await closes_at(house)
    until(house, close - MOMENT)
    clock.move(off)
    for _ in range(2):
        await house.app.beat()
    await house.votes("Amara", VIDEO)
    clock.move(-off / 2)
    until(house, close + MOMENT)
    assert "This vote has closed." in await asks_for_the_paper(house, "Ioan")


async def test_a_vote_opened_on_a_computer_with_a_wrong_clock_closes_when_it_says(house: House) -> None:
    clock, opened = await gets_wrong(house, 5 * HOUR), house.clock.now()
    bethan = await house.writes()
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    right = opened.astimezone(LONDON) + timedelta(days=7)
    assert (await closes_at(house)).astimezone(LONDON).date() == right.date()
    clock.move(-clock.off)  # somebody puts it right: the card is posted
    house.app.bot.wake()
    close = await closes_at(house)
    card = await house.card()
    clock.move(5 * HOUR)
    until(house, close - MOMENT)
    for name in WORKERS[:6]:
        await house.votes(name, VIDEO, card=card)
    until(house, close + MOMENT)
    assert "This vote has closed." in await asks_for_the_paper(house, "Priya")
    clock.move(-clock.off)
    house.app.bot.wake()
    assert f"{VIDEO}: **6**" in words(await house.person("Amara").sees("Closed: 6 answers"))


@pytest.mark.parametrize("off", [5 * HOUR, -A_DAY], ids=str)
async def test_a_reminder_is_confirmed_for_the_hour_that_then_comes(house: House, off: timedelta) -> None:
    monday = noon(house)
    clock = await gets_wrong(house, off)
    amara = await writes(house, "tomorrow at 3pm")
    wanted = (monday + A_DAY).replace(hour=15)
    assert in_full(wanted.astimezone(LONDON)) in words(amara.private)
    clock.move(-clock.off)
    until(house, wanted - timedelta(minutes=6))
    await house.app.beat()
    assert came(amara) == []
    until(house, wanted)
    await ticks(house)
    assert len(came(amara)) == 1


async def test_in_two_hours_is_two_hours_from_the_press(house: House) -> None:
    noon(house)
    await gets_wrong(house, 5 * HOUR)
    amara = await writes(house, "in 2 hours")
    assert ", 14:0" in words(amara.private)


async def test_what_is_open_is_told_by_discords_time(house: House) -> None:
    await house.opens_poll()
    await gets_wrong(house, A_DAY)
    until(house, await closes_at(house) - HOUR)
    asked = await house.person("Amara").presses("What is open")
    assert asked.original is not None
    assert any("Answer: " in screen.label(one) for one in screen.buttons(asked.original))


async def test_nothing_is_forgotten_before_its_time_by_a_clock_that_jumped_ahead(house: House) -> None:
    bethan = await house.writes()  # a draft is thrown away after seven days
    panel = await bethan.sees("Your vote, before it opens")
    clock = await gets_wrong(house, timedelta(0))
    for _ in range(25):  # Discord's Date has been listened to, and is not for a while
        await house.app.bot.fetch_user(bethan.account.id)
    clock.move(timedelta(days=40))
    await house.app.beat()
    clock.move(-clock.off)
    forged = house.asks(bethan, custom_id(panel, "draft-preview"))
    await forged.answered
    assert "not here any more" not in told(forged)
