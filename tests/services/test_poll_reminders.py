"""The note that comes with a vote: for everyone who is asked alike, and for nobody twice."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, MessageId
from bot.domain.polls import PollState
from bot.services import letters, lifecycle, opt_outs, partners, polls, preferences, reminding
from bot.services.mydata.erasing import erase_person
from tests.services.polling_place import GUILD, NOON, OWNER, WORDS, WORKER, PollingPlace, polling_place
from tests.services.reminded import chooses, claimed, planned
from tests.services.stops import Fuse, Stopped, carried_on, real_keys

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=90) as place:
        yield place


async def test_everyone_who_is_asked_is_reminded_alike_whether_or_not_they_have_answered(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=7 * DAY)
    before = await planned(place)
    for person in range(20):
        await place.votes(person, 0)
    await place.passes(HOUR)
    assert await planned(place) == before
    assert set(before) == set(place.asked)
    assert {tuple(moments) for moments in before.values()} == {(datetime(2026, 2, 25, 13, 30, tzinfo=NOON.tzinfo),)}
    assert {until for (until,) in await place.rows("letters WHERE kind = 'poll_reminder'", "expires_at")} == {
        int(poll.closes_at.timestamp() * 1_000_000)
    }


async def test_whoever_wants_no_reminders_or_has_paused_until_the_end_gets_none(place: PollingPlace) -> None:
    await chooses(place, 0, reminders=False)
    await chooses(place, 1, paused_until=NOON + 9 * DAY)
    await chooses(place, 2, paused_until=NOON + 5 * DAY)
    await chooses(place, 3)
    await place.opens_poll(closes_in=8 * DAY)
    found = await planned(place)
    assert place.asked[0] not in found
    assert place.asked[1] not in found
    assert found[place.asked[2]] == found[place.asked[3]] == [NOON + 7 * DAY]


async def test_a_coordinator_sees_how_people_would_hear_of_it_from_public_facts_alone(place: PollingPlace) -> None:
    async def notice() -> tuple[int, datetime | None]:
        draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
        found = await place.store.run(polls.notice_of, OWNER, draft.id, now=place.now)
        return found.open_already, found.hear_by

    assert await notice() == (0, datetime(2026, 2, 26, 20, tzinfo=NOON.tzinfo))
    await place.opens_poll(closes_in=2 * DAY)
    await place.opens_poll(closes_in=5 * DAY, audience=frozenset({WORKER}))
    before = await notice()
    assert before[0] == 2
    await chooses(place, 0, reminders=False, paused_until=NOON + 5 * DAY)
    await place.votes(1, 0)
    assert await notice() == before
    await place.passes(2 * DAY + HOUR)
    assert (await notice())[0] == 2  # nobody has answered the first: it stays open longer


async def test_a_vote_that_closes_within_a_day_comes_without(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=DAY)
    assert await planned(place) == {}


async def test_stopped_at_any_step_of_planning_everybody_has_theirs_once(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    failpoints = await plan_and_stop(tmp_path / "all", 10_000)
    assert failpoints.count("remind.written") == 4
    for after in range(len(failpoints)):
        (tmp_path / str(after)).mkdir()
        await plan_and_stop(tmp_path / str(after), after)


async def plan_and_stop(folder: Path, after: int) -> list[str]:
    """Plan for more people than are done at once, stop after so many failpoints, carry on and check."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    async with polling_place(
        folder / "place", size=50, keys=real_keys(folder / "place", fuse), failpoint=fuse
    ) as place:
        draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=NOON)
        place.poll = await place.store.run(polls.open_poll, OWNER, draft.id, now=NOON)
        fuse.lit = True
        with suppress(Stopped):
            await place.beats()
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        found = await planned(again)
        assert {len(moments) for moments in found.values()} == {1}
        assert set(found) == set(place.asked)
        await again.store.close()
    return fuse.passed


async def test_somebody_erased_while_they_are_planned_makes_nobody_go_without(place: PollingPlace) -> None:
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=NOON)
    place.poll = await place.store.run(polls.open_poll, OWNER, draft.id, now=NOON)
    assert await place.store.run(reminding.plan_some, now=NOON)
    in_order = sorted(place.asked)
    for gone in (in_order[3], in_order[60]):
        await place.store.run(erase_person, Actor(gone, GUILD), now=NOON)
    await place.beats()
    assert set(await planned(place)) == set(place.asked) - {in_order[3], in_order[60]}


async def test_when_it_stays_open_longer_what_has_not_gone_out_moves_and_what_has_does_not_come_again(
    place: PollingPlace,
) -> None:
    await chooses(place, 0, paused_until=NOON + 8 * DAY)
    await chooses(place, 1, reminders=False)
    poll = await place.opens_poll(closes_in=4 * DAY)
    place.now = NOON + 3 * DAY + 2 * HOUR
    sent = await claimed(place)
    assert len(sent) == len(place.asked) - 2
    for number, letter in enumerate(sent):
        await place.store.run(letters.mark_sent, letter, MessageId(1_000 + number), at=place.now)
    place.now = poll.closes_at
    await place.beats()
    assert await planned(place) == {}  # what is left to be told falls into the pause
    longer = await place.store.run(polls.poll_of, poll.id)
    assert (longer.extended, longer.closes_at) == (True, NOON + 8 * DAY)


async def test_somebody_who_could_not_be_reached_before_is_reminded_before_the_new_close(place: PollingPlace) -> None:
    await chooses(place, 0, paused_until=NOON + 5 * DAY)
    await place.opens_poll(closes_in=4 * DAY)
    assert place.asked[0] not in await planned(place)
    await place.passes(4 * DAY)
    found = await planned(place)
    assert found[place.asked[0]] == [NOON + 7 * DAY]
    assert set(found) == set(place.asked)  # nobody had theirs sent here


@pytest.mark.parametrize("end", ["closed", "void"])
async def test_once_it_has_ended_nobody_is_reminded(place: PollingPlace, end: str) -> None:
    poll = await place.opens_poll(closes_in=7 * DAY)
    for person in range(6):
        await place.votes(person, 0)
    place.now = datetime(2026, 2, 25, 13, 30, tzinfo=NOON.tzinfo)
    one = (await claimed(place))[0]
    assert await place.store.run(polls.reminded_of, one, now=place.now) is not None
    if end == "void":
        place.keys.destroy(poll.id)
        await place.beats()
    assert await place.store.run(polls.reminded_of, one, now=poll.closes_at) is None
    await place.closes()
    assert (await place.store.run(polls.poll_of, poll.id)).state is not PollState.OPEN
    assert await place.store.run(polls.reminded_of, one, now=place.now) is None


@pytest.mark.parametrize("change", ["left", "away", "opt_outs", "reminders"])
async def test_whoever_is_not_to_be_told_any_more_is_sent_nothing(place: PollingPlace, change: str) -> None:
    await place.opens_poll(closes_in=7 * DAY)
    place.now = datetime(2026, 2, 25, 13, 30, tzinfo=NOON.tzinfo)
    letter = next(one for one in await claimed(place) if one.person == place.asked[0])
    assert await place.store.run(polls.reminded_of, letter, now=place.now) is not None
    me = place.actor(0)
    if change == "left":
        await place.store.run(partners.leave, me, now=place.now)
    elif change == "away":
        await place.store.run(lambda tx: lifecycle.note_left(tx, GUILD, me.person, now=place.now))
    elif change == "opt_outs":
        await place.store.run(opt_outs.opt_out, me, place.poll_id, now=place.now)
    else:
        await place.store.run(preferences.turn_reminders, me, on=False, now=place.now)
    assert await place.store.run(polls.reminded_of, letter, now=place.now) is None


async def test_whoever_changes_when_they_are_reached_is_reminded_when_it_suits_them_then(place: PollingPlace) -> None:
    await chooses(place, 0)
    await place.opens_poll(closes_in=8 * DAY)
    before, me = await planned(place), place.actor(0)
    assert before[me.person] == [NOON + 7 * DAY]
    await place.store.run(preferences.choose_rest_days, me, {1, 4, 5}, now=place.now)  # the days they fall on, and more
    assert (await planned(place))[me.person] == [NOON + 6 * DAY + 6 * HOUR]
    await place.store.run(preferences.pause_for, me, 5, now=place.now)
    assert (await planned(place))[me.person] == [NOON + 6 * DAY + 6 * HOUR]
    await place.store.run(preferences.choose_rest_days, me, (), now=place.now)
    await place.store.run(preferences.end_pause, me, now=place.now)
    assert await planned(place) == before


async def test_whoever_turns_reminders_on_while_a_vote_is_open_has_what_lies_ahead(place: PollingPlace) -> None:
    await chooses(place, 0, reminders=False)
    await place.opens_poll(closes_in=8 * DAY)
    place.now += 5 * DAY
    await place.store.run(preferences.turn_reminders, place.actor(0), on=True, now=place.now)
    assert (await planned(place))[place.asked[0]] == [NOON + 7 * DAY]


async def test_what_waits_already_stays_where_it_is_when_hours_change(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=8 * DAY)
    place.now = datetime(2026, 2, 26, 14, tzinfo=NOON.tzinfo)  # the last one was due half an hour ago
    before = await planned(place)
    await place.store.run(preferences.choose_rest_days, place.actor(0), {0}, now=place.now)
    assert await planned(place) == before
