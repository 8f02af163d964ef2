import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from bot.clock import Clock
from bot.heartbeat import Heartbeat
from tests.clocks import clock_at

SOON = timedelta(milliseconds=1)


@asynccontextmanager
async def beating(
    beat: Callable[[], Awaitable[datetime | None]], clock: Clock | None = None
) -> AsyncIterator[Heartbeat]:
    heartbeat = Heartbeat(clock or clock_at(), beat)
    heartbeat.start()
    try:
        async with asyncio.timeout(5):
            yield heartbeat
    finally:
        await heartbeat.stop()


class Count:
    """Counts beats, and lets a test wait for them."""

    def __init__(self, due: Callable[[], datetime | None] = lambda: None) -> None:
        self.beats = 0
        self.running = 0
        self.most_at_once = 0
        self.may_end = asyncio.Event()
        self.may_end.set()
        self._due = due
        self._heard = asyncio.Condition()

    async def __call__(self) -> datetime | None:
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        self.beats += 1
        async with self._heard:
            self._heard.notify_all()
        await self.may_end.wait()
        self.running -= 1
        return self._due()

    async def reach(self, beats: int) -> None:
        async with self._heard:
            await self._heard.wait_for(lambda: self.beats >= beats)


async def test_it_beats_at_once_and_when_woken() -> None:
    beat = Count()
    async with beating(beat) as heartbeat:
        await beat.reach(1)
        heartbeat.wake()
        await beat.reach(2)


async def test_it_beats_when_the_next_thing_is_due() -> None:
    clock = clock_at()
    beat = Count(lambda: clock.now() + SOON)
    async with beating(beat, clock):
        await beat.reach(3)


async def test_it_beats_when_the_clock_is_moved() -> None:
    clock = clock_at()
    beat = Count(lambda: clock.now() + timedelta(days=1))
    async with beating(beat, clock):
        await beat.reach(1)
        clock.move(timedelta(days=1))
        await beat.reach(2)


async def test_beats_never_overlap_and_being_woken_during_one_brings_another() -> None:
    beat = Count()
    async with beating(beat) as heartbeat:
        beat.may_end.clear()
        await beat.reach(1)
        for _ in range(5):
            heartbeat.wake()
            await asyncio.sleep(0)
        assert beat.beats == 1
        beat.may_end.set()
        await beat.reach(2)
    assert (beat.beats, beat.most_at_once) == (2, 1)


async def test_another_thread_may_wake_it() -> None:
    beat = Count()
    async with beating(beat) as heartbeat:
        await beat.reach(1)
        await asyncio.to_thread(heartbeat.wake)
        await beat.reach(2)


async def test_a_failing_beat_is_told_by_its_kind_only_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    beat = Count()

    async def failing() -> datetime | None:
        await beat()
        msg = "Mrs Patel at 14 Elm Rd"
        raise ExceptionGroup(msg, [ValueError(msg)])

    async with beating(failing) as heartbeat:
        await beat.reach(1)
        heartbeat.wake()
        await beat.reach(2)
    assert "A beat failed (ValueError)" in caplog.text
    assert "Elm" not in caplog.text


async def test_stopping_lets_a_beat_finish_and_has_no_more() -> None:
    beat = Count()
    heartbeat = Heartbeat(clock_at(), beat)
    heartbeat.start()
    beat.may_end.clear()
    await beat.reach(1)
    stopping = asyncio.create_task(heartbeat.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    heartbeat.wake()
    beat.may_end.set()
    await asyncio.wait_for(stopping, 5)
    assert (beat.beats, beat.running) == (1, 0)
    heartbeat.wake()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_stopping_breaks_off_a_beat_that_never_ends() -> None:
    beat = Count()
    heartbeat = Heartbeat(clock_at(), beat)
    heartbeat.start()
    beat.may_end.clear()
    await beat.reach(1)
    await asyncio.wait_for(heartbeat.stop(patience=0.01), 5)
    await heartbeat.stop()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_stopping_before_the_first_beat_is_clean() -> None:
    heartbeat = Heartbeat(clock_at(), Count())
    await heartbeat.stop()
    heartbeat.start()
    await asyncio.wait_for(heartbeat.stop(), 5)


async def test_one_that_is_stopped_as_it_is_woken_breaks_off_no_beat() -> None:
    broken_off = 0

    async def beat() -> datetime | None:
        nonlocal broken_off
        try:
            for _ in range(20):
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            broken_off += 1
            raise
        return None

    for turns in range(10):
        heartbeat = Heartbeat(clock_at(), beat)
        heartbeat.start()
        for _ in range(turns):
            await asyncio.sleep(0)
        await heartbeat.stop()
    assert broken_off == 0
