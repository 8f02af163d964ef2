"""What is done without anybody pressing anything: each thing when it is due, whatever becomes of the others."""

from datetime import datetime, timedelta

import pytest

from bot.jobs import AT_ONCE, Job, Work, a_few_at_a_time, once
from bot.services import Transaction
from storage.key_folder import KeyUnreadable
from tests.bot.beating import Beat
from tests.bot.post import NOON, NOTICES, letter

HOUR, SOON = timedelta(hours=1), timedelta(seconds=5)


async def test_only_what_is_due_is_done_in_its_order_and_the_next_moment_is_the_soonest(beat: Beat) -> None:
    beat.has("past", NOON - HOUR, NOON + 3 * HOUR)
    beat.has("later", NOON + 2 * HOUR)
    beat.has("never", None)
    beat.has("now", NOON, None)
    assert await beat.beats() == NOON + 2 * HOUR
    assert beat.done == ["past", "now"]


async def test_without_anything_to_come_nothing_is_booked(beat: Beat) -> None:
    beat.has("never", None)
    assert await beat.beats() is None


async def test_what_is_still_due_although_it_was_done_is_due_again_in_a_moment(beat: Beat) -> None:
    beat.has("stuck", NOON - HOUR)
    assert await beat.beats() == NOON + SOON


async def test_what_became_due_by_what_was_done_is_due_at_once(beat: Beat) -> None:
    beat.has("first", NOON, None)
    beat.has("led to by it", None, NOON)
    assert await beat.beats() == NOON
    assert beat.done == ["first"]


async def test_one_that_fails_holds_up_no_other_and_no_letter(beat: Beat) -> None:
    beat.has("broken", NOON, fails=True)
    beat.has("whole", NOON)
    await beat.office.write(letter())
    with pytest.raises(ExceptionGroup) as failed:
        await beat.beats()
    assert failed.group_contains(ValueError, match="broken")
    assert beat.done == ["broken", "whole"]
    assert beat.office.discord.texts(NOTICES) == ["poll_card a"]


async def test_one_that_cannot_say_when_it_is_due_is_tried_and_holds_up_no_other(beat: Beat) -> None:
    async def do(work: Work) -> None:
        beat.done.append("puzzled")

    def next_due(tx: Transaction, /, *, now: datetime) -> datetime | None:
        raise LookupError

    beat.jobs.add((Job("puzzled", do, next_due),))
    beat.has("whole", NOON, None)
    with pytest.raises(ExceptionGroup) as failed:
        await beat.beats()
    assert failed.group_contains(LookupError)
    assert beat.done == ["puzzled", "whole"]


async def test_each_beat_asks_all_of_them_in_one_transaction_before_and_in_one_after(
    beat: Beat, transactions: list[str]
) -> None:
    for number in range(9):
        beat.has(str(number), NOON + HOUR)
    await beat.beats()
    assert transactions == ["_next_dues", "claim_due", "_next_dues"]


async def test_a_few_are_done_at_a_time_until_there_are_no_more(beat: Beat) -> None:
    left, limits = 2 * AT_ONCE + 7, []

    def write(tx: Transaction, /, *, now: datetime, limit: int) -> int:
        nonlocal left
        limits.append(limit)
        done = min(left, limit)
        left -= done
        return done

    beat.jobs.add((Job("many", a_few_at_a_time(write), lambda tx, *, now: now if left else None),))
    await beat.beats()
    assert (left, limits) == (0, [AT_ONCE] * 3)


async def test_what_is_to_be_forgotten_is_forgotten_first_and_then_once_an_hour(beat: Beat) -> None:
    moments = []

    def forget(tx: Transaction, /, *, now: datetime) -> int:
        beat.done.append("forgotten")
        moments.append(now)
        return 0

    beat.jobs.add((), (forget,))
    beat.has("job", NOON, None)
    await beat.beats()
    assert beat.done == ["forgotten", "job"]
    for _ in range(4):
        beat.office.clock.move(HOUR / 2)
        await beat.beats()
    assert moments == [NOON, NOON + HOUR, NOON + 2 * HOUR]


async def test_what_could_not_be_forgotten_is_tried_at_the_next_beat_and_holds_up_nothing(beat: Beat) -> None:
    broken, forgotten = True, 0

    def forget(tx: Transaction, /, *, now: datetime) -> None:
        if broken:
            raise OSError

    def forget_others(tx: Transaction, /, *, now: datetime) -> None:
        nonlocal forgotten
        forgotten += 1

    beat.jobs.add((), (forget, forget_others))
    beat.has("job", NOON, None)
    with pytest.raises(ExceptionGroup):
        await beat.beats()
    assert (forgotten, beat.done) == (1, ["job"])
    broken = False
    await beat.beats()
    assert forgotten == 1


async def test_a_job_complains_once_an_hour(beat: Beat, caplog: pytest.LogCaptureFixture) -> None:
    async def do(work: Work) -> None:
        work.complain("Mend it.")

    beat.jobs.add((Job("complains", do, lambda tx, *, now: now),))
    for _ in range(4):
        await beat.beats()
        beat.office.clock.move(HOUR / 2)
    assert [one.getMessage() for one in caplog.records] == ["Mend it."] * 2


async def test_of_many_one_that_fails_holds_up_no_other_and_a_key_that_is_away_is_complained_of(
    beat: Beat, caplog: pytest.LogCaptureFixture
) -> None:
    done = []

    def end(tx: Transaction, one: int, /, *, now: datetime) -> None:
        if one == 2:
            raise KeyUnreadable("no")
        if one == 3:
            raise ValueError
        done.append(one)

    async def do(work: Work) -> None:
        await work.each(end, range(5), key_away="It waits: {why}.")

    beat.jobs.add((Job("many", do, lambda tx, *, now: now),))
    with pytest.raises(ExceptionGroup) as failed:
        await beat.beats()
    assert failed.group_contains(ValueError)
    assert not failed.group_contains(KeyUnreadable)
    assert done == [0, 1, 4]
    assert "It waits: no." in caplog.text


async def test_with_more_to_send_the_next_beat_begins_at_once(beat: Beat) -> None:
    await beat.office.write(*(letter(subject=str(number)) for number in range(40)))
    await beat.beats()
    assert beat.woken == 1
    await beat.beats()
    assert beat.woken == 1


async def test_asking_a_service_once_does_the_job(beat: Beat) -> None:
    moments = []
    beat.jobs.add((Job("one", once(lambda tx, *, now: moments.append(now)), lambda tx, *, now: None),))
    await beat.beats()
    assert moments == []
    beat.jobs.add((Job("two", once(lambda tx, *, now: moments.append(now)), lambda tx, *, now: now),))
    await beat.beats()
    assert moments == [NOON]
