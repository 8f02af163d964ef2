"""S3 for what people are told: reminders, "not for me" and how people are reached are the same whoever has answered."""

import asyncio
import random
import tempfile
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st

from bot.domain.people import MessageId
from bot.domain.polls import PollId, PollKind
from bot.domain.preferences import Preferences
from bot.domain.subjects import Subject
from bot.services import letters, opt_outs
from bot.services.polls.subject import PollSubjects
from storage import polls
from storage.store import Transaction
from tests.services.papers import ANSWERS, KINDS, PAPERS, answers
from tests.services.polling_place import PollingPlace, polling_place
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed

SIZE, DAY = 12, timedelta(days=1)
TABLES = ("letters", "opt_outs", "contacts")
Left = list[dict[str, list[tuple[object, ...]]]]


async def told(voters: Collection[int], kind: PollKind = PollKind.SINGLE) -> tuple[Left, list[dict[str, bytes]]]:
    """Play a vote with reminders, in which two decline; return what is held of what people are told, and all files."""
    left: Left = []
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=SIZE) as place:
            poll = await place.opens_poll(words=PAPERS[kind], closes_in=7 * DAY)
            await vote(place, voters, 0)
            await place.store.run(opt_outs.opt_out, place.actor(1), poll.id, now=place.now)
            left.append(await held(place))
            for time in (3 * DAY + timedelta(hours=2), 3 * DAY):  # to when people may be reached
                await place.passes(time)
                await deliver(place)
                await vote(place, voters, 1)
                left.append(await held(place))
                await place.store.run(opt_outs.undo_opt_out, place.actor(1), poll.id, now=place.now)
            await place.store.run(opt_outs.opt_out, place.actor(2), poll.id, now=place.now)
            await place.closes()
            left.append(await held(place))
            return left, [place.files()]


async def vote(place: PollingPlace, voters: Collection[int], choice: int) -> None:
    assert place.poll is not None
    for person in voters:
        await answers(place, person, place.poll, choice % ANSWERS)


async def deliver(place: PollingPlace) -> None:
    """Send what is due, as the postman does."""
    more = True
    while more:
        claimed = await place.store.run(letters.claim_due, now=place.now, places=20, people=20)
        for letter in claimed.letters:
            await place.store.run(letters.mark_sent, letter, MessageId(int(letter.id[:12], 16)), at=place.now)
        more = claimed.more


async def held(place: PollingPlace) -> dict[str, list[tuple[object, ...]]]:
    return {table: await place.rows(table) for table in TABLES}


async def nothing_tells_who_answered(people: int, seed: int, kind: PollKind) -> None:
    chance = random.Random(seed)
    one, two = chance.sample(range(SIZE), people), chance.sample(range(SIZE), people)
    alike = await told(one, kind) == await told(
        two, kind
    )  # shown byte by byte, a difference would fill the screen for minutes
    assert alike


ALIKE = Promise(nothing_tells_who_answered, (st.integers(0, SIZE), st.integers(0, 2**32), st.sampled_from(KINDS)))


@in_each_budget
def test_what_people_are_told_does_not_depend_on_who_has_answered(examples: int) -> None:
    ALIKE.is_kept(examples)


def test_it_is_the_same_whether_all_have_answered_or_none() -> None:
    everybody, nobody = asyncio.run(told(range(SIZE))), asyncio.run(told(()))
    assert everybody[0][:3] == nobody[0][:3]  # after the close, a vote that nobody answered goes on longer
    (first, *_) = everybody[0]
    assert len([row for row in first["letters"] if row[2] == "poll_reminder"]) == SIZE
    assert len(everybody[0][2]["contacts"]) == SIZE  # each was sent something
    assert len(first["opt_outs"]) == 1


@by_each_seed
def test_sparing_those_who_have_answered_is_noticed(seeds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    replan = PollSubjects.replan

    def spares(self: PollSubjects, tx: Transaction, subject: Subject, mine: Preferences, **how: object) -> None:
        if tx.keys.tag(PollId(subject.id), mine.person) not in {
            row[1] for row in tx.sql.execute(polls.ballots.select())
        }:
            replan(self, tx, subject, mine, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(PollSubjects, "replan", spares)
    assert unnoticed(ALIKE, seeds) == []
