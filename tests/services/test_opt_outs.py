"""Not for me: no more notes about one thing, and still a vote."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.digest import DIGEST
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, PersonId
from bot.domain.refusals import NotFound
from bot.services import opt_outs
from bot.services.notes import write_to_person
from storage.letters import letters
from storage.opt_outs import put_opt_out
from tests.services.polling_place import GUILD, PollingPlace, polling_place
from tests.services.reminded import planned

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=20) as place:
        yield place


async def test_not_for_me_takes_back_what_was_to_come_and_can_be_undone(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=7 * DAY)
    before = await planned(place)
    me = place.actor(0)
    await place.store.run(opt_outs.opt_out, me, place.poll_id, now=place.now)
    await place.store.run(opt_outs.opt_out, me, place.poll_id, now=place.now)
    assert await place.rows("opt_outs") == [(GUILD, me.person, place.poll_id)]
    assert await planned(place) == {person: at for person, at in before.items() if person != me.person}
    await place.votes(0, 1)  # it is about being told, not about voting
    await place.store.run(opt_outs.undo_opt_out, me, place.poll_id, now=place.now)
    assert await place.rows("opt_outs") == []
    assert await planned(place) == before


async def test_undoing_it_late_brings_no_reminder_whose_time_is_over(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=7 * DAY)
    await place.store.run(opt_outs.opt_out, place.actor(0), place.poll_id, now=place.now)
    await place.store.run(opt_outs.undo_opt_out, place.actor(0), place.poll_id, now=poll.closes_at - 12 * HOUR)
    assert place.asked[0] not in await planned(place)


async def test_not_for_me_is_refused_where_there_is_nothing_to_hear_of(place: PollingPlace) -> None:
    with pytest.raises(NotFound):
        await place.store.run(opt_outs.opt_out, place.actor(0), "0" * 32, now=place.now)
    assert await place.rows("opt_outs") == []


async def test_who_wanted_no_more_of_a_vote_is_forgotten_30_days_after_it(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=2 * DAY)
    for person in range(6):
        await place.votes(person, 0)
    await place.store.run(opt_outs.opt_out, place.actor(0), place.poll_id, now=place.now)
    await place.closes()
    assert await place.store.run(opt_outs.forget_opt_outs, now=poll.closes_at + 29 * DAY) == 0
    assert len(await place.rows("opt_outs")) == 1
    assert await place.store.run(opt_outs.forget_opt_outs, now=poll.closes_at + 30 * DAY) == 1
    assert await place.rows("opt_outs") == []


async def test_what_nobody_knows_any_more_is_forgotten_once_no_letter_is_about_it(place: PollingPlace) -> None:
    me, gone = place.asked[0], "f" * 32
    await place.store.run(put_opt_out, GUILD, me, gone)
    about_it = PrivateLetter(DIGEST, gone, place.now, place.now + DAY)
    await place.store.run(write_to_person, GUILD, me, about_it)
    assert await place.store.run(opt_outs.forget_opt_outs, now=place.now + 99 * DAY) == 0
    await place.store.run(lambda tx: tx.sql.execute(letters.delete()))
    assert await place.store.run(opt_outs.forget_opt_outs, now=place.now) == 1
    assert await place.rows("opt_outs") == []


async def test_whoever_was_told_may_want_no_more_of_it_though_they_are_not_asked_any_more(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=7 * DAY)
    stranger = Actor(PersonId(5), GUILD)
    with pytest.raises(NotFound):
        await place.store.run(opt_outs.opt_out, stranger, poll.id, now=place.now)
    await place.store.run(
        write_to_person, GUILD, stranger.person, PrivateLetter(DIGEST, poll.id, place.now, poll.closes_at)
    )
    assert (await place.store.run(opt_outs.opt_out, stranger, poll.id, now=place.now)).title == poll.question
    assert await place.rows("opt_outs") == [(GUILD, stranger.person, poll.id)]
    assert await place.store.run(opt_outs.undo_opt_out, stranger, poll.id, now=place.now) is not None
    assert await place.rows("opt_outs") == []
    assert stranger.person not in await planned(place)


async def test_of_what_is_over_nothing_is_noted(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=7 * DAY)
    await place.store.run(opt_outs.opt_out, place.actor(0), poll.id, now=poll.closes_at)
    assert await place.rows("opt_outs") == []
