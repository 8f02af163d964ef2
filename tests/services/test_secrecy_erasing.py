"""S1, S3: somebody who has everything deleted shows by it neither what they chose nor whether they had answered."""

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor
from bot.domain.polls import PollId, PollKind, TurnoutBand
from bot.services import mydata, polls
from bot.services.subjects import what_is_open
from storage.store import Transaction
from tests.services.papers import answers, opens_each, writes
from tests.services.polling_place import PollingPlace, polling_place

GONE, GONE_IS = 3, 3  # who is erased; and which of those who vote, if they do
HOURS = timedelta(hours=7)  # longer than the time between two looks at the turnout
Files = list[dict[str, bytes]]


async def play(voters: Sequence[tuple[int, int]], *, closes: bool) -> tuple[Files, list[tuple[object, ...]], object]:
    """Let these people choose these in a vote of each kind; one of them, who has also begun to write, is then erased.

    Return what is left, when it is to be compared.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder)) as place:
            votes = await opens_each(place)
            for poll in votes.values():
                for person, choice in voters:
                    await answers(place, person, poll, choice)
            await writes(place, voters[GONE_IS][0], votes[PollKind.WRITTEN], 1)
            await place.passes(HOURS)
            before = {} if closes else place.files()
            await place.store.run(mydata.erase_person, place.actor(GONE), now=place.now)
            await place.passes(HOURS)
            after = {} if closes else place.files()
            outcomes = await place.all_close()
            return [before, after, place.files()], await place.letters(), outcomes


def differing(one: Files, two: Files) -> list[str]:
    """Name the files that are not alike; shown byte by byte they would fill the screen for minutes."""
    assert len(one) == len(two)
    return [
        name for left, right in zip(one, two, strict=True) for name in left | right if left.get(name) != right.get(name)
    ]


WITH = [(0, 0), (1, 1), (2, 0), (GONE, 1), (5, 1), (6, 0)]
WITHOUT = [(0, 0), (1, 1), (2, 0), (8, 1), (5, 1), (6, 0)]


async def test_what_they_chose_leaves_no_trace() -> None:
    other = [(person, 1 - choice) for person, choice in WITH]
    one, two = await play(WITH, closes=False), await play(other, closes=False)
    assert differing(one[0][:2], two[0][:2]) == []


async def test_whether_they_had_answered_leaves_no_trace() -> None:
    one, two = await play(WITH, closes=True), await play(WITHOUT, closes=True)
    assert differing(one[0], two[0]) == []
    assert one[1:] == two[1:]


async def test_the_same_test_notices_a_ballot_that_goes_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    erase = mydata.erase_person

    def with_ballots(tx: Transaction, actor: Actor, **when: object) -> None:
        for vote in what_is_open(tx, actor, **when):  # type: ignore[arg-type]
            tag = tx.keys.tag(PollId(vote.id), actor.person)
            tx.sql.exec_driver_sql("DELETE FROM ballots WHERE tag = ?", (tag,))
        erase(tx, actor, **when)  # type: ignore[arg-type]

    monkeypatch.setattr(mydata, "erase_person", with_ballots)
    one, two = await play(WITH, closes=True), await play(WITHOUT, closes=True)
    assert differing(one[0], two[0]) != []


async def test_the_band_that_is_shown_does_not_move(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        await place.opens_poll()
        for person in range(5):
            await place.votes(person, 0)
        await place.passes(HOURS)
        assert await band(place) is TurnoutBand.FIVE_OR_MORE
        await place.store.run(mydata.erase_person, place.actor(GONE), now=place.now)
        await place.passes(HOURS)
        assert await band(place) is TurnoutBand.FIVE_OR_MORE


async def band(place: PollingPlace) -> TurnoutBand:
    return (await place.store.run(polls.poll_of, place.poll_id)).turnout
