"""Withdrawing an open vote: all of it goes, or nothing, and what is left does not say whether anybody answered."""

import random
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_lists import ListedAs
from bot.domain.polls import PollId, PollState, TurnoutBand
from bot.domain.refusals import NotAllowed, NotFound, TooLate
from bot.services import polls
from storage import polls as stored_polls
from storage.store import Transaction
from tests.services.papers import ANSWERS, Ending, answers, opens_each
from tests.services.polling_place import OWNER, WORDS, PollingPlace, polling_place
from tests.services.stops import Fuse, Stopped, carried_on, real_keys

QUARTER_OF_A_DAY = timedelta(hours=6)


async def withdraws(place: PollingPlace, who: Actor = OWNER) -> None:
    await place.store.run(polls.withdraw_poll, who, place.poll_id, now=place.now)


async def check_gone(place: PollingPlace) -> None:
    """See that nothing is left but that it was withdrawn, what was asked, and what is said of it in public."""
    assert await place.rows("polls", "state, result, answers, turnout") == [("withdrawn", None, None, "none")]
    assert await place.rows("ballots") == await place.rows("electorates") == await place.rows("poll_counts") == []
    kinds = Counter(str(letter[0]) for letter in await place.letters())
    assert kinds == {"poll_card": 1, "poll_closed": 1, "poll_withdrawn": 1, "poll_said_again": 2}
    assert place.keys.known() == frozenset()


@pytest.mark.parametrize("answers", [0, 1, 8])
async def test_ballots_electorate_letters_and_key_go_and_it_is_said_in_public(tmp_path: Path, answers: int) -> None:
    async with polling_place(tmp_path, size=8, keys=real_keys(tmp_path)) as place:
        await place.opens_poll()
        assert "poll_reminder" in {letter[0] for letter in await place.letters()}
        for person in range(answers):
            await place.votes(person, 0)
        await place.passes(QUARTER_OF_A_DAY)
        await place.store.run(_forget_edits)
        await withdraws(place)
        await check_gone(place)
        before = await place.letters()
        await withdraws(place)
        await place.passes(timedelta(days=9))
        assert await place.letters() == before
        await check_gone(place)


def _forget_edits(tx: Transaction) -> None:
    tx.sql.exec_driver_sql("DELETE FROM letters WHERE kind = 'poll_turnout'")


async def test_whoever_posts_it_again_from_a_panel_left_open_hears_that_it_was_withdrawn(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=8, keys=real_keys(tmp_path)) as place:
        await place.opens_poll()
        await withdraws(place)
        with pytest.raises(TooLate, match="was withdrawn"):
            await place.store.run(polls.open_poll, OWNER, place.poll_id, now=place.now)


async def test_whoever_was_asked_or_not_gets_the_same_kind_answer_afterwards(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        await place.opens_poll()
        await place.votes(0, 1)
        await withdraws(place)
        stranger = Actor(PersonId(5), OWNER.guild)
        for who in (place.actor(0), place.actor(1), stranger):
            with pytest.raises(TooLate, match="withdrawn this vote") as one:
                await place.store.run(polls.paper, who, place.poll_id, now=place.now)
            with pytest.raises(TooLate, match="withdrawn this vote") as other:
                await place.store.run(polls.cast_ballot, who, place.poll_id, {0}, now=place.now)
            assert one.value.args == other.value.args
        with pytest.raises(NotFound):
            await place.store.run(polls.paper, replace(stranger, guild=GuildId(6)), place.poll_id, now=place.now)


async def test_only_an_open_vote_of_this_server_is_withdrawn_and_only_by_a_coordinator(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
        for unknown in (draft.id, PollId("0" * 32)):
            with pytest.raises(NotFound):
                await place.store.run(polls.withdraw_poll, OWNER, unknown, now=place.now)
        poll = await place.opens_poll()
        with pytest.raises(NotAllowed):
            await withdraws(place, place.actor(0))
        with pytest.raises(NotFound):
            await withdraws(place, replace(OWNER, guild=GuildId(6)))
        with pytest.raises(TooLate):  # not counted yet, but its time is over
            await place.store.run(polls.withdraw_poll, OWNER, poll.id, now=poll.closes_at)
        for person in range(6):
            await place.votes(person, 0)
        await place.closes()
        with pytest.raises(TooLate):
            await withdraws(place)
        assert [one.listed_as for one in await place.store.run(polls.polls_of, OWNER, now=place.now)] == [
            ListedAs.DRAFT,
            ListedAs.ENDED,
        ]


async def test_it_is_asked_again_as_a_draft_with_the_same_words(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        poll = await place.opens_poll()
        await withdraws(place)
        draft = await place.store.run(polls.ask_again, OWNER, poll.id, now=place.now)
        assert (draft.question, draft.options, draft.state) == (poll.question, poll.options, PollState.DRAFT)
        again = await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
        assert again.state is PollState.OPEN


async def test_the_log_knows_that_it_was_withdrawn_and_nothing_of_what_it_was(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        await place.opens_poll()
        await withdraws(place)
        last = (await place.rows("audit", "action, allowed, guild, at, who"))[-1]
        assert last[:2] == ("withdraw a vote", 1)
        assert isinstance(last[4], bytes)


async def left_by(folder: Path, voters: Sequence[int]) -> tuple[dict[str, bytes], list[tuple[object, ...]]]:
    folder.mkdir()
    async with polling_place(folder, size=12) as place:
        for poll in (await opens_each(place)).values():
            for number, person in enumerate(voters):
                await answers(place, person, poll, person % ANSWERS, tuple(Ending)[number % len(Ending)])
            place.poll = poll
            await withdraws(place)
        found = place.files(), await place.letters()
        await place.store.run(polls.refresh_turnouts, now=place.now)
        return found


async def test_what_is_left_does_not_say_who_answered_or_whether_anybody_did(tmp_path: Path) -> None:
    chance = random.Random(10)
    ways = [(), (3,), tuple(range(12)), tuple(chance.sample(range(12), 6)), tuple(chance.sample(range(12), 6))]
    left = [await left_by(tmp_path / str(number), voters) for number, voters in enumerate(ways)]
    assert [one for one in left[1:] if one != left[0]] == []


async def test_ballots_that_stayed_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_polls, "remove_ballots", lambda _tx, _poll: None)
    with pytest.raises(AssertionError):
        await test_what_is_left_does_not_say_who_answered_or_whether_anybody_did(tmp_path)


async def withdraw_and_stop(folder: Path, after: int) -> list[str]:
    """Withdraw with a stop after so many failpoints, start again, press again and check; return those passed."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir(parents=True)
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        await place.opens_poll()
        for person in range(3):
            await place.votes(person, 0)
        fuse.lit = True
        with suppress(Stopped):
            await withdraws(place)
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        poll = await again.store.run(polls.poll_of, again.poll_id)
        assert poll.turnout is TurnoutBand.NONE
        if poll.state is PollState.OPEN:  # nothing of it has happened
            assert len(await again.rows("ballots")) == 3
            assert len(await again.rows("electorates")) == 8
            assert again.keys.holds(poll.id)
            await withdraws(again)
        await check_gone(again)
        await again.store.close()
    return fuse.passed


async def test_stopped_at_any_step_it_is_withdrawn_whole_or_not_at_all_and_no_key_stays(tmp_path: Path) -> None:
    failpoints = await withdraw_and_stop(tmp_path / "all", 10_000)
    assert {"withdraw.stored", "store.committed", "key.overwritten", "key.gone"} <= set(failpoints)
    for after in range(len(failpoints)):
        await withdraw_and_stop(tmp_path / str(after), after)
