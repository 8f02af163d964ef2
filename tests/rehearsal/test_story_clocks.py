"""Stories of clocks that disagree: a press is judged by Discord's time, never by ours alone."""

from datetime import timedelta

import pytest

from bot.rehearsal.world.interactions import Interaction
from cogs.kit import router
from tests.clocks import clock_at
from tests.rehearsal.house import WORDS, House, custom_id, told

VIDEO = WORDS["Answers, one a line"].splitlines()[0]


async def test_a_press_that_is_too_old_to_answer_changes_nothing(house: House) -> None:
    card = await house.opens_poll()
    house.passes(timedelta(seconds=10))  # or what is newer would lend the press its age
    await house.app.beat()
    house.stage.world.answer_within = timedelta(seconds=0.1)
    amara = house.person("Amara")
    before = len(house.stage.exchanges)
    real = house.stage.world.clock.now
    house.stage.world.clock.now = lambda: real() - router.STALE - timedelta(seconds=0.1)  # type: ignore[method-assign]
    late = house.asks(amara, "v1:help:-", message=card)
    house.stage.world.clock.now = real  # type: ignore[method-assign]
    await late.answered
    assert late.failed
    asked = list(house.stage.exchanges)[before:]
    assert {one.template for one in asked} <= {"/gateway/bot"}  # what time is it?


async def test_a_clock_that_is_wrong_by_minutes_does_not_make_presses_look_old(house: House) -> None:
    card = await house.opens_poll()
    house.app.bot.clock = clock_at(house.clock.now() - timedelta(minutes=7))
    for _ in range(25):  # Discord's Date is listened to once in a while
        await house.app.bot.fetch_user(house.person("Amara").account.id)
    await house.votes("Amara", VIDEO, card=card)
    assert house.app.bot.discords_clock.skew > timedelta(minutes=6)


@pytest.mark.parametrize("minutes", [-7, 7])
async def test_a_clock_that_is_put_right_meanwhile_does_not_make_presses_look_old(house: House, minutes: int) -> None:
    card = await house.opens_poll()
    house.app.bot.clock = clock_at(house.clock.now() + timedelta(minutes=minutes))
    await house.votes("Amara", VIDEO, card=card)
    await house.votes("Ioan", VIDEO, card=card)


async def test_after_a_correction_of_the_clock_all_presses_of_one_instant_are_answered(house: House) -> None:
    card = await house.opens_poll()
    house.app.bot.clock = clock_at(house.clock.now() + timedelta(minutes=7))
    people = ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya")
    asked = [house.asks(house.person(name), custom_id(card, "answer"), message=card) for name in people]
    for one in asked:
        assert "Your answer" in told(await _answered(one))


async def _answered(asked: Interaction) -> Interaction:
    await asked.answered
    return asked
