"""Closing a vote: what is told, what is forgotten, and what happens when it cannot be counted."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import PollState, TurnoutBand
from bot.domain.refusals import NotFound, TooLate
from bot.services import polls, starting
from storage.keys import Keys
from storage.polls import extend
from tests.services.polling_place import MANAGER, NOTICES, WORKER, PollingPlace, polling_place
from tests.services.votes import answered, check_nothing_is_left, kinds

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    keys = Keys(tmp_path / "keys")
    async with polling_place(tmp_path, size=24, groups=(WORKER, MANAGER), keys=keys) as place:
        yield place


async def test_answers_from_before_and_after_going_on_count_together(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=2 * DAY)
    for person in range(4):
        await place.votes(person, 0)
    await place.passes(2 * DAY)
    await place.votes(0, 1)
    await place.votes(4, 1)
    assert (await place.closes()).counts == (3, 2, 0)


async def test_between_the_close_and_the_count_no_answer_is_taken(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    place.now = poll.closes_at
    with pytest.raises(TooLate, match="comes in the channel"):
        await place.votes(0, 0)
    with pytest.raises(NotFound):
        await place.outcome()
    outcome = await place.closes()
    assert await place.store.run(polls.cast_ballot, place.actor(0), poll.id, {0}, now=place.now) == outcome
    assert await place.rows("ballots") == []


async def test_closing_again_changes_nothing(place: PollingPlace) -> None:
    outcome = await answered(place, *[0, 1] * 3)
    before = await place.rows("letters"), await place.rows("polls")
    assert await place.store.run(polls.polls_to_end, now=place.now + DAY) == ()
    await place.store.run(polls.end_poll, place.poll_id, now=place.now + DAY)
    assert (await place.rows("letters"), await place.rows("polls")) == before
    assert await place.outcome() == outcome


@pytest.mark.parametrize("harm", ["gone", "cut", "flipped"])
async def test_a_lost_or_damaged_key_ends_the_vote_honestly(place: PollingPlace, harm: str) -> None:
    poll = await place.opens_poll()
    for person in range(9):
        await place.votes(person, 0)
    key = place.folder / "keys" / f"{poll.id}.key"
    content = key.read_bytes()
    if harm == "gone":
        key.unlink()
    else:
        key.write_bytes(content[:-1] if harm == "cut" else bytes([content[0] ^ 1]) + content[1:])
    await place.passes(HOUR)
    outcome = await place.outcome()
    assert (outcome.kind, outcome.answers, outcome.counts) == (OutcomeKind.VOID, None, None)
    assert outcome.poll.state is PollState.VOID
    assert [kind for kind, _ in await kinds(place)] == ["poll_card", "poll_result", "poll_closed"]
    await check_nothing_is_left(place)


async def test_a_key_that_cannot_be_read_just_now_makes_the_vote_wait(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    for person in range(6):
        await place.votes(person, 0)
    key = place.folder / "keys" / f"{poll.id}.key"
    key.rename(place.folder / "aside")
    key.mkdir()
    place.now = poll.closes_at
    await place.beats()
    assert (await place.store.run(polls.poll_of, poll.id)).state is PollState.OPEN
    key.rmdir()
    (place.folder / "aside").rename(key)
    assert (await place.closes()).counts == (6, 0, 0)
    await check_nothing_is_left(place)


async def test_a_ballot_that_does_not_open_makes_the_vote_void(place: PollingPlace) -> None:
    await place.opens_poll()
    for person in range(9):
        await place.votes(person, 0)
    await place.rows("ballots", "1")
    await place.store.run(
        lambda tx: tx.sql.exec_driver_sql(
            "UPDATE ballots SET sealed = zeroblob(80) WHERE tag = (SELECT max(tag) FROM ballots)"
        ).close()
    )
    assert (await place.closes()).kind is OutcomeKind.VOID
    await check_nothing_is_left(place)


async def test_one_void_vote_does_not_touch_another(place: PollingPlace) -> None:
    lost = await place.opens_poll()
    kept = await place.opens_poll()
    for person in range(6):
        await place.votes(person, 0)
    place.keys.destroy(lost.id)
    await place.passes(HOUR)
    assert place.keys.known() == {kept.id}
    assert (await place.closes()).counts == (6, 0, 0)


async def test_the_turnout_band_changes_only_every_six_hours(place: PollingPlace) -> None:
    poll = await place.opens_poll()

    async def band() -> TurnoutBand:
        return (await place.store.run(polls.poll_of, poll.id)).turnout

    assert await place.store.run(polls.next_turnout, now=place.now) == place.now + 6 * HOUR
    for person in range(5):
        await place.votes(person, 0)
    await place.passes(5 * HOUR)
    assert await band() is TurnoutBand.NONE
    await place.passes(HOUR)
    assert await band() is TurnoutBand.SOME
    for person in range(5, 20):
        await place.votes(person, 0)
        await place.passes(timedelta(minutes=20))
    assert await band() is TurnoutBand.SOME
    await place.passes(HOUR)
    assert await band() is TurnoutBand.MOST
    await place.passes(6 * HOUR)
    turnouts = [kind for kind, _ in await kinds(place) if kind == "poll_turnout"]
    assert len(turnouts) == 3  # the last one says the same: how often a card changes depends on nobody


async def test_a_machine_that_slept_refreshes_once_and_keeps_the_rhythm(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    await place.votes(0, 0)
    await place.passes(20 * HOUR)
    assert await place.store.run(polls.next_turnout, now=place.now) == poll.opened_at + 24 * HOUR  # type: ignore[operator]
    assert len(await place.rows("letters WHERE kind = 'poll_turnout'")) == 1


async def test_a_vote_wants_closing_when_it_closes_and_at_once_when_its_key_is_lost(place: PollingPlace) -> None:
    async def due(now: datetime) -> datetime | None:
        return await place.store.run(polls.next_to_end, now=now)

    assert await due(place.now) is None
    poll = await place.opens_poll(closes_in=2 * HOUR)
    assert await due(place.now) == poll.closes_at
    assert await due(poll.closes_at + DAY) == poll.closes_at
    await place.closes()
    assert await due(place.now) is None
    lost = await place.opens_poll(closes_in=2 * HOUR)
    place.keys.destroy(lost.id)
    assert await due(place.now) == place.now
    await place.closes()
    assert await due(place.now) is None


async def test_turnouts_want_doing_only_while_a_vote_is_open(place: PollingPlace) -> None:
    async def due(now: datetime) -> datetime | None:
        return await place.store.run(polls.next_turnout, now=now)

    assert await due(place.now) is None
    poll = await place.opens_poll()
    assert await due(place.now) == place.now + 6 * HOUR
    assert await due(poll.closes_at) is None
    await place.store.run(extend, poll.id, poll.closes_at + DAY)
    assert await due(poll.closes_at) == place.now + 6 * HOUR


async def test_letters_about_a_vote_go_where_its_card_went(place: PollingPlace) -> None:
    await answered(place, *[0] * 6)
    letters = await place.rows("letters WHERE kind NOT IN ('poll_reminder', 'to_do')", "place, person, subject")
    assert set(letters) == {(NOTICES, None, place.poll_id)}


async def test_a_key_that_could_not_be_destroyed_is_destroyed_at_the_next_beat(
    place: PollingPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(keys: Keys, poll: str) -> None:
        raise OSError("no space")

    with monkeypatch.context() as broken:
        broken.setattr(Keys, "destroy", full)
        outcome = await answered(place, *[0] * 6)
    assert outcome.counts == (6, 0, 0)
    assert place.keys.known() == {place.poll_id}
    assert await place.store.run(polls.keys_left, now=place.now) == place.now
    await place.passes(timedelta(seconds=30))
    assert await place.store.run(polls.keys_left, now=place.now) is None
    await check_nothing_is_left(place)


async def test_at_the_start_only_keys_of_open_votes_stay(place: PollingPlace) -> None:
    kept = await place.opens_poll()
    place.keys.make(type(kept.id)("ab" * 16))
    (place.folder / "keys" / ("cd" * 16 + ".key")).write_bytes(b"half a key")
    assert await place.store.run(starting.destroy_stray_keys) == 2
    assert place.keys.known() == {kept.id}
    assert await place.store.run(starting.destroy_stray_keys) == 0
