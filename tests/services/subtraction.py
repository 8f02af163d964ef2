"""Histories of several votes while people come, go, change, are erased and return: what an outsider is told of them."""

import asyncio
import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum, auto
from pathlib import Path

from bot.domain.decision_rules import DecisionVerdict
from bot.domain.electorates import shown_apart
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll, PollId, PollKind, PollState, Sensitivity
from bot.domain.refusals import Refusal
from bot.services import mydata, partners, polls, starting
from storage.partners import count_joined, put_partner
from tests.services.papers import PAPERS, answers
from tests.services.polling_place import GUILD, MANAGER, WORKER, KnownNoise, PollingPlace, polling_place

SIZE = 24
Answers = Mapping[int, int]  # person → answer


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

    kind: PollKind
    is_sensitive: bool
    audience: frozenset[RoleGroup]
    voters: frozenset[int]
    question: int
    changes: tuple[tuple[Change, int], ...]  # what happens before it

    @property
    def is_moved(self) -> bool:
        """Tell whether noise alone stands between an answer and what is told: there is no exact verdict, no word."""
        return self.is_sensitive and self.kind is PollKind.SINGLE


@dataclass(frozen=True, slots=True)
class World:
    """What everybody answers where numbers are moved, in other sensitive votes and in ordinary ones; and the numbers.

    With `hands`, what is told exactly of sensitive votes, verdicts and words, comes from others of the same role group.
    """

    moved: Answers
    exact: Answers
    ordinary: Answers
    noise: Sequence[int]
    hands: int | None = None

    def answers(self, vote: Vote, groups: Mapping[int, str]) -> Answers:
        """Return what these voters of these role groups answer."""
        minds = self.moved if vote.is_moved else self.exact if vote.is_sensitive else self.ordinary
        given = {who: minds[who] for who in sorted(groups)}
        if self.hands is None or not vote.is_sensitive or vote.is_moved:
            return given
        chance, changed = random.Random(self.hands), dict[int, int]()
        for group in sorted(set(groups.values())):
            theirs = [who for who in given if groups[who] == group]
            changed |= zip(theirs, chance.sample([given[who] for who in theirs], len(theirs)), strict=True)
        return changed


@dataclass(slots=True)
class Told:
    """Everything that is public of a history; and which vote drew each noise, with its voters: that is not."""

    public: list[object] = field(default_factory=list)
    forms: list[object] = field(default_factory=list)  # of results: what is told of which pools
    drawn: list[tuple[Vote, frozenset[int]]] = field(default_factory=list)


async def play(votes: Sequence[Vote], world: World) -> Told:
    """Play one history in this world."""
    told = Told()
    with tempfile.TemporaryDirectory() as folder:
        keys = KnownNoise(Path(folder) / "keys", world.noise)
        async with polling_place(Path(folder), size=SIZE, groups=(WORKER, MANAGER), keys=keys) as place:
            for person in (SIZE - 2, SIZE - 1):  # who has not joined yet
                await place.store.run(partners.leave, place.actor(person), now=place.now)
            for number, vote in enumerate(votes):
                copy = place.backup()
                for change, person in vote.changes:
                    await _changes(place, change, person, copy)
                told.public.append([sorted(str(group) for (group,) in await place.rows("partners", "role_group"))])
                await _votes(place, vote, world, told)
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


async def _votes(place: PollingPlace, vote: Vote, world: World, told: Told) -> None:
    try:
        poll = await _opens(place, vote)
    except Refusal as refused:
        told.public.append((refused.sentence, dict(refused.values)))
        return
    rows = await place.rows("electorates WHERE person > 0", "person, role_group")
    asked = {person: str(group) for person, group in rows}
    groups = {who: asked[place.asked[who]] for who in vote.voters if place.asked[who] in asked}
    given = world.answers(vote, groups)
    await asyncio.gather(*(answers(place, person, poll, answer) for person, answer in given.items()))
    outcome = await place.closes()
    assert await place.outcome() == outcome, "What is told changes from reading to reading."
    assert (await place.store.run(polls.poll_of, poll.id)).state is PollState.CLOSED
    rows = await place.rows(f"pool_outcomes WHERE poll = '{poll.id}'", "pool, answers IS NULL, verdict IS NULL")
    _note(outcome, frozenset(groups), vote, told)
    told.forms.append(sorted(rows, key=repr))


async def _opens(place: PollingPlace, vote: Vote) -> Poll:
    words = replace(PAPERS[vote.kind], question=f"Question {vote.question}?")
    if vote.is_sensitive:
        return await place.opens_poll(words=words, sensitivity=Sensitivity.SENSITIVE, audience=vote.audience)
    sizes = await place.store.run(count_joined, GUILD)
    can_split = vote.kind is not PollKind.WRITTEN and bool(shown_apart(frozenset(), sizes))
    return await place.opens_poll(words=words, split=can_split)


def _note(outcome: Outcome, voters: frozenset[int], vote: Vote, told: Told) -> None:
    told.public.append((outcome.kind, replace(outcome.poll, id=PollId(""))))  # how many were drawn before, nobody sees
    if not vote.is_sensitive:
        pools, verdicts = ([one.pool for one in each] for each in (outcome.pools, outcome.verdicts))
        told.forms.append((outcome.kind, outcome.answers, pools, verdicts, len(outcome.written)))
        return
    told.public.append((outcome.answers, outcome.counts, outcome.pools, outcome.verdicts, outcome.written))
    told.drawn += [(vote, voters)] if outcome.counts else []
    quorums = [one for one in outcome.verdicts if one.verdict is DecisionVerdict.NO_QUORUM]
    assert quorums == [], "A sensitive vote tells that too few of a pool answered."
