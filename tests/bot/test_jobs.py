"""What is done without anybody pressing anything: each thing when it is due, whatever becomes of the others."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.jobs import AT_ONCE, Job, Jobs, Work, a_few_at_a_time, once
from bot.services import Transaction
from storage.key_folder import KeyUnreadable
from tests.bot.post import NOON, NOTICES, Office, letter

HOUR, SOON = timedelta(hours=1), timedelta(seconds=5)


class Beat:
    """The jobs of one programme, and what came of them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.done: list[str] = []
        self.doubted: list[bool] = []
        self.clock_is_right = True
        self.off = timedelta(0)
        self.woken = 0
        self.jobs = Jobs(
            office.store, office.postman, discords_time=self._discords_time, present=self._present, wake=self._wake
        )

    async def _discords_time(self, ours: datetime, doubted: bool) -> datetime | None:
        self.doubted.append(doubted)
        return ours - self.off if self.clock_is_right else None

    async def _present(self, _guild: GuildId, people: Collection[PersonId]) -> frozenset[PersonId] | None:
        return frozenset(people)

    def _wake(self) -> None:
        self.woken += 1

    def has(self, name: str, *due: datetime | None, fails: bool = False, checks_clock: bool = False) -> None:
        """Have a job that is due at these moments, the last one for ever."""
        dues = list(due)

        async def do(work: Work) -> None:
            self.done.append(name)
            if fails:
                raise ValueError(name)

        def next_due(tx: Transaction, /, *, now: datetime) -> datetime | None:
            return dues.pop(0) if len(dues) > 1 else dues[0]

        self.jobs.add((Job(name, do, next_due, checks_clock=checks_clock),))

    async def beats(self) -> datetime | None:
        return await self.jobs.do(self.office.clock.now())


@pytest.fixture
def beat(office: Office) -> Beat:
    return Beat(office)


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


async def test_a_clock_that_was_ahead_stops_no_forgetting(beat: Beat) -> None:
    forgot: list[datetime] = []

    def forget(tx: Transaction, /, *, now: datetime) -> None:
        forgot.append(now)

    beat.jobs.add((), (forget,))
    for now in (NOON + 300 * 24 * HOUR, NOON):
        await beat.jobs.do(now)
    assert forgot == [NOON + 300 * 24 * HOUR, NOON]


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


async def test_before_what_cannot_be_undone_discord_is_asked_the_time(beat: Beat) -> None:
    beat.has("can be undone", NOON)
    beat.has("cannot", NOON + HOUR, checks_clock=True)
    await beat.beats()
    beat.office.clock.move(HOUR)
    await beat.beats()
    assert beat.doubted == [False, True]


async def test_before_anything_is_forgotten_discord_is_asked_the_time(beat: Beat) -> None:
    beat.jobs.add((), (lambda tx, *, now: beat.done.append("forgotten"),))
    beat.clock_is_right = False
    await beat.beats()
    assert (beat.doubted, beat.done) == ([True], [])
    beat.clock_is_right = True
    for _ in range(2):
        await beat.beats()
    assert (beat.doubted, beat.done) == ([True, True, False], ["forgotten"])


async def test_what_cannot_be_undone_waits_for_discords_clock_where_ours_is_a_little_ahead(beat: Beat) -> None:
    beat.off = timedelta(minutes=4)
    beat.has("can be undone", NOON, None)
    beat.has("cannot", NOON, checks_clock=True)
    assert await beat.beats() == NOON + beat.off
    assert beat.done == ["can be undone"]
    beat.office.clock.move(beat.off)
    await beat.beats()
    assert beat.done == ["can be undone", "cannot"]


async def test_while_the_clock_is_wrong_nothing_is_done_and_it_is_said_once_an_hour(
    beat: Beat, caplog: pytest.LogCaptureFixture
) -> None:
    beat.has("job", NOON)
    beat.clock_is_right = False
    await beat.office.write(letter())
    for _ in range(61):
        assert await beat.beats() == beat.office.clock.now() + timedelta(minutes=1)
        beat.office.clock.move(timedelta(minutes=1))
    assert (beat.done, beat.office.discord.asked) == ([], 0)
    said = [one for one in caplog.records if one.levelno == logging.CRITICAL]
    assert [one.getMessage().partition(".")[0] for one in said] == [
        "This computer's clock is more than 5 minutes off"
    ] * 2


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
