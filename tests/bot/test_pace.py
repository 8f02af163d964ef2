import asyncio

import pytest

from bot.delivery import Pace
from bot.delivery.pace import RefusalCount
from tests.clocks import Ticks, clock_at


async def granted(pace: Pace, ticks: Ticks, private: list[bool]) -> list[float]:
    times = []
    for one in private:
        await pace.turn(private=one)
        times.append(ticks.time())
    return times


async def test_a_second_s_worth_goes_at_once_and_the_rest_one_by_one() -> None:
    ticks = Ticks(clock_at())
    pace = Pace(5, 1, time=ticks.time, sleep=ticks.sleep)
    times = await granted(pace, ticks, [False] * 10)
    assert times == pytest.approx([0, 0, 0, 0, 0, 0.2, 0.4, 0.6, 0.8, 1.0])


@pytest.mark.parametrize("rate", [5, 24, 30, 40, 45])
async def test_in_no_second_more_goes_than_discord_takes(rate: int) -> None:
    ticks = Ticks(clock_at())
    pace = Pace(rate, rate, time=ticks.time, sleep=ticks.sleep)
    times = await granted(pace, ticks, [True] * 150)
    assert max(sum(start <= time < start + 1 for time in times) for start in times) <= 49
    assert (len(times) - 1) / times[-1] == pytest.approx(rate, rel=0.25)


async def test_private_messages_have_a_slower_pace_of_their_own() -> None:
    ticks = Ticks(clock_at())
    pace = Pace(5, 0.5, time=ticks.time, sleep=ticks.sleep)
    assert await granted(pace, ticks, [True] * 3) == pytest.approx([0, 2, 4])


async def test_private_conversations_are_opened_one_a_second_however_fast_letters_go() -> None:
    ticks = Ticks(clock_at())
    pace = Pace(40, 40, time=ticks.time, sleep=ticks.sleep)
    for _ in range(5):
        await pace.opening()
    assert ticks.time() == pytest.approx(4)


async def test_a_turn_not_needed_goes_to_the_next() -> None:
    ticks = Ticks(clock_at())
    pace = Pace(1, 1, time=ticks.time, sleep=ticks.sleep)
    await pace.turn(private=True)
    pace.give_back(private=True)
    await pace.turn(private=True)
    assert ticks.time() == 0


async def test_waiting_really_waits() -> None:
    pace = Pace(1000, 1000)
    async with asyncio.timeout(5):
        await asyncio.gather(*(pace.turn(private=True) for _ in range(10)))


def test_refusals_count_for_ten_minutes_and_only_those_of_three_kinds() -> None:
    count = RefusalCount()
    for second in range(499):
        count.note(403, float(second))
        count.note(404, float(second))
    assert count.wait(499) == 0
    count.note(429, 499)
    assert count.wait(499) == 101
    assert count.wait(601) == 0
