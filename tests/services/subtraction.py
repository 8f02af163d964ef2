"""Histories of several votes while people come, go, change, are erased and return: what an outsider is told of them."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from pathlib import Path

from bot.domain.electorates import shown_apart
from bot.domain.outcomes import Outcome
from bot.domain.people import RoleGroup
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollState, Sensitivity
from bot.domain.refusals import Refusal
from bot.services import mydata, partners, polls, starting
from storage.partners import count_joined, put_partner
from tests.services.polling_place import GUILD, MANAGER, WORKER, KnownNoise, PollingPlace, polling_place

SIZE, OPTIONS = 24, 3
QUESTIONS = tuple(PollWords(f"Question {n}?", ("a", "b", "c")) for n in range(4))
Answers = Mapping[int, int]  # person → choice


class Change(Enum):
    """What may happen to somebody, or to everything, between two votes."""

    JOIN = auto()
    LEAVE = auto()
    OTHER_GROUP = auto()
    ERASED = auto()
    RESTORED = auto()


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote: what kind, whom it asks if it is sensitive, and who answers if they are asked.

    An ordinary one asks everybody, and is split where it can be.
    """

    kind: Sensitivity
    audience: frozenset[RoleGroup]
    voters: frozenset[int]
    question: int
    changes: tuple[tuple[Change, int], ...]  # what happens before it

    @property
    def is_sensitive(self) -> bool:
        return self.kind is Sensitivity.SENSITIVE


@dataclass(slots=True)
class Told:
    """Everything that is public of a history, with who voted where noise was drawn: that is not."""

    public: list[object] = field(default_factory=list)
    forms: list[object] = field(default_factory=list)  # of ordinary results: which pools are shown
    drawn: list[frozenset[int]] = field(default_factory=list)


async def play(votes: Sequence[Vote], sensitive: Answers, ordinary: Answers, noise: Sequence[int]) -> Told:
    """Play one history with these answers and this noise."""
    told = Told()
    with tempfile.TemporaryDirectory() as folder:
        keys = KnownNoise(Path(folder) / "keys", noise)
        async with polling_place(Path(folder), size=SIZE, groups=(WORKER, MANAGER), keys=keys) as place:
            for person in (SIZE - 2, SIZE - 1):  # who has not joined yet
                await place.store.run(partners.leave, place.actor(person), now=place.now)
            for number, vote in enumerate(votes):
                copy = place.backup()
                for change, person in vote.changes:
                    await _changes(place, change, person, copy)
                told.public.append([sorted(str(group) for (group,) in await place.rows("partners", "role_group"))])
                await _votes(place, vote, sensitive if vote.is_sensitive else ordinary, told)
                place.now += timedelta(days=1 + 9 * number)
    return told


async def _changes(place: PollingPlace, change: Change, person: int, copy: bytes) -> None:
    if change is Change.LEAVE:
        await place.store.run(partners.leave, place.actor(person), now=place.now)
    elif change is Change.ERASED:
        await place.store.run(mydata.erase_person, place.actor(person), now=place.now)
    elif change is Change.RESTORED:
        await _restores(place, copy)
    else:
        group = WORKER if (change is Change.JOIN) == (person % 2 == 0) else MANAGER
        await place.store.run(put_partner, GUILD, place.asked[person], group)


async def _restores(place: PollingPlace, copy: bytes) -> None:
    """Bring back a copy that was made before the changes."""
    database = place.database
    await place.store.close()
    for path in database.parent.glob(f"{database.name}-*"):
        path.unlink()
    database.write_bytes(copy)
    await place.restarts()
    await place.store.run(starting.erase_again, now=place.now)


async def _votes(place: PollingPlace, vote: Vote, answers: Answers, told: Told) -> None:
    words, audience = QUESTIONS[vote.question], vote.audience if vote.is_sensitive else frozenset()
    try:
        poll = await place.opens_poll(
            words=words, sensitivity=vote.kind, audience=audience, split=await _can(place, vote)
        )
    except Refusal as refused:
        told.public.append((refused.sentence, dict(refused.values)))
        return
    asked = {person for (person,) in await place.rows("electorates WHERE person > 0", "person")}
    voters = frozenset(person for person in vote.voters if place.asked[person] in asked)
    for person in sorted(voters):
        await place.votes(person, answers[person])
    outcome = await place.closes()
    assert await place.outcome() == outcome, "What is told changes from reading to reading."
    assert (await place.store.run(polls.poll_of, poll.id)).state is PollState.CLOSED
    _note(outcome, voters, vote, told)


async def _can(place: PollingPlace, vote: Vote) -> bool:
    """Tell whether a coordinator can choose that its numbers are shown by role group."""
    sizes = await place.store.run(count_joined, GUILD)
    return not vote.is_sensitive and bool(shown_apart(frozenset(), sizes))


def _note(outcome: Outcome, voters: frozenset[int], vote: Vote, told: Told) -> None:
    told.public.append((outcome.kind, outcome.poll))
    if vote.is_sensitive:
        told.public.append((outcome.answers, outcome.counts, outcome.pools))
        told.drawn += [voters] if outcome.counts else []
    else:
        told.forms.append((outcome.kind, outcome.answers, [one.pool for one in outcome.pools]))
