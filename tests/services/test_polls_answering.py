"""Answering a vote: who may, what is refused, and that nothing said depends on who has answered."""

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.polls import PollId
from bot.domain.refusals import Invalid, Refusal, TooLate
from bot.services import polls
from bot.services.partners import leave
from bot.services.subjects import what_is_open
from storage.keys import SEAL_SIZE
from storage.partners import put_partner
from storage.store import Transaction
from tests.services.polling_place import GUILD, MANAGER, WORKER, PollingPlace, people, polling_place


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, groups=(WORKER, MANAGER)) as place:
        await place.opens_poll()
        yield place


async def refusal(place: PollingPlace, actor: Actor, poll: PollId, now: timedelta = timedelta(0)) -> list[str]:
    """Return what this person is told when they look and when they answer."""
    said = []
    for service, args in ((polls.paper, ()), (polls.cast_ballot, ({0},))):
        with pytest.raises(Refusal) as refused:
            await place.store.run(service, actor, poll, *args, now=place.now + now)  # type: ignore[arg-type]
        said.append(f"{type(refused.value).__name__}: {refused.value.sentence} {refused.value.values}")
    return said


async def test_unknown_elsewhere_and_not_asked_get_the_same_answer(place: PollingPlace) -> None:
    asked = place.actor(0)
    answers = [
        await refusal(place, asked, PollId("0" * 32)),
        await refusal(place, asked, PollId("not a reference")),
        await refusal(place, replace(asked, guild=GuildId(1)), place.poll_id),
        await refusal(place, Actor(PersonId(4), GUILD), place.poll_id),
        await refusal(place, replace(asked, is_bot=True), place.poll_id),
        await refusal(place, Actor(PersonId(4), GUILD, is_owner=True), place.poll_id, timedelta(days=4)),
    ]
    assert len({tuple(answer) for answer in answers}) == 1
    assert answers[0][0].startswith("NotFound")


async def test_a_voter_sees_the_same_before_and_after_answering(place: PollingPlace) -> None:
    run, now = place.store.run, place.now
    before = (
        await run(polls.paper, place.actor(0), place.poll_id, now=now),
        await run(what_is_open, place.actor(0), now=now),
    )
    first = await run(polls.cast_ballot, place.actor(0), place.poll_id, {1}, now=now)
    second = await run(polls.cast_ballot, place.actor(0), place.poll_id, {2}, now=now)
    after = (
        await run(polls.paper, place.actor(0), place.poll_id, now=now),
        await run(what_is_open, place.actor(0), now=now),
    )
    assert before == after
    assert first == second == before[0] == place.poll


async def test_refusals_are_the_same_for_those_who_answered_and_those_who_did_not(place: PollingPlace) -> None:
    await place.votes(0, 1)
    late = timedelta(days=3)
    assert await refusal(place, place.actor(0), place.poll_id, late) == await refusal(
        place, place.actor(1), place.poll_id, late
    )
    assert all(said.startswith("TooLate") for said in await refusal(place, place.actor(0), place.poll_id, late))


@pytest.mark.parametrize("choice", [-1, 3, 255, 256])
async def test_a_choice_that_is_not_offered_is_refused(place: PollingPlace, choice: int) -> None:
    with pytest.raises(Invalid):
        await place.votes(0, choice)
    assert await place.rows("ballots") == []


async def test_every_row_in_the_box_has_one_size_and_holds_no_person(place: PollingPlace) -> None:
    for person in range(10):
        await place.votes(person, person % 3)
    await place.votes(0, 2)
    rows = await place.rows("ballots", "poll, tag, length(sealed)")
    assert len(rows) == 10
    assert {row[2] for row in rows} == {32 + SEAL_SIZE}
    columns = {row[0] for row in await place.rows("pragma_table_info('ballots')", "name")}
    assert columns == {"poll", "tag", "sealed"}
    sql = (await place.rows("sqlite_master WHERE name = 'ballots'", "sql"))[0][0]
    assert "WITHOUT ROWID" in str(sql)


async def test_an_answer_costs_two_statements(place: PollingPlace) -> None:
    heard: list[str] = []

    def count(tx: Transaction) -> None:
        driver = tx.sql.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_trace_callback(heard.append)
        polls.cast_ballot(tx, place.actor(0), place.poll_id, {1}, now=place.now)
        driver.set_trace_callback(None)

    await place.store.run(count)
    statements = tuple(dict.fromkeys(heard))  # a statement that a trigger looks at is heard again
    assert [statement.split()[0] for statement in statements] == ["SELECT", "INSERT"]


async def test_open_votes_come_soonest_close_first_and_only_to_those_asked(place: PollingPlace) -> None:
    first = place.poll
    assert first is not None
    sooner = await place.opens_poll(closes_in=timedelta(days=1))
    seen = await place.store.run(what_is_open, place.actor(0), now=place.now)
    assert [one.title for one in seen] == [sooner.question, first.question]
    assert {str(one.id) for one in seen[:1]} == {sooner.id}
    assert await place.store.run(what_is_open, Actor(PersonId(4), GUILD), now=place.now) == ()
    elsewhere = replace(place.actor(0), guild=GuildId(1))
    assert await place.store.run(what_is_open, elsewhere, now=place.now) == ()
    later = place.now + timedelta(days=1)
    assert await place.store.run(what_is_open, place.actor(0), now=later) == seen[1:]


async def test_a_vote_whose_key_is_lost_says_so_and_takes_no_answer(place: PollingPlace) -> None:
    place.keys.destroy(place.poll_id)
    with pytest.raises(TooLate):
        await place.votes(0, 1)
    assert await place.rows("ballots") == []


async def test_whoever_has_joined_is_given_the_result_once_it_has_ended_and_nobody_else(place: PollingPlace) -> None:
    for person in range(6):
        await place.votes(person, 0)
    outcome = await place.closes()
    newcomer = people(1, seed=9)[0]
    await place.store.run(put_partner, GUILD, newcomer, WORKER)
    for who in (place.actor(0), place.actor(11), Actor(newcomer, GUILD)):
        for service, args in ((polls.paper, ()), (polls.cast_ballot, ({0},))):
            told = await place.store.run(service, who, place.poll_id, *args, now=place.now)  # type: ignore[arg-type]
            assert told == outcome
    await place.store.run(leave, place.actor(0), now=place.now)
    strangers = (
        place.actor(0),
        Actor(PersonId(4), GUILD, is_owner=True),
        replace(place.actor(1), guild=GuildId(1)),
        replace(place.actor(1), is_bot=True),
    )
    said = [await refusal(place, who, place.poll_id) for who in strangers]
    assert said == [await refusal(place, place.actor(1), PollId("0" * 32))] * 4
