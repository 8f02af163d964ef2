"""The ten votes of a programme, each to its end: what is told of it, and what is not."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from bot.domain.ballots import Ballot
from bot.domain.decided import DecisionId
from bot.domain.decision_rules import DecisionVerdict
from bot.domain.decisions import DecisionOnShow
from bot.domain.disclosure import draw_noise
from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts, WrittenAnswer, first_choice
from bot.domain.polls import Poll, PollId
from bot.services import decisions, polls
from bot.text import Words
from cogs.decisions import cards
from cogs.polls.result_cards import result
from tests.domain.votes import a_vote, told_of
from tests.services.papers import seal_what_waits
from tests.services.polling_place import MANAGER, OWNER, WORKER, PollingPlace, polling_place
from tests.services.programme import MANAGERS, WORKERS
from tests.services.ten_votes import A_DAY, ProgrammeVote, answer_vote, open_vote, ten_votes

EVERY = {vote.name: vote for vote in ten_votes()}


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=77, groups=[WORKER] * WORKERS + [MANAGER] * MANAGERS) as place:
        yield place


async def opens(place: PollingPlace, vote: ProgrammeVote, again: PollId | None = None) -> Poll:
    place.poll = await place.store.run(open_vote, vote, OWNER, now=place.now, again=again)
    return place.poll


async def is_answered(place: PollingPlace, vote: ProgrammeVote, *, few: int | None = None) -> None:
    people = [place.actor(person) for person in range(WORKERS + MANAGERS)]
    await place.store.run(answer_vote, vote, place.poll_id, people, now=place.now, few=few)


async def ends(place: PollingPlace, name: str, again: Outcome | None = None) -> Outcome:
    """Let one of them go its way, and see that its result says what it must, and nothing that it must not."""
    vote = EVERY[name]
    await opens(place, vote, None if again is None else again.poll.id)
    await is_answered(place, vote, few=sum(vote.answered))
    outcome = await place.closes()
    assert outcome.kind is vote.told
    told = read(outcome)
    assert [one for one in vote.says if one not in told] == []
    assert [one for one in vote.never if one in told] == []
    return outcome


def read(outcome: Outcome) -> str:
    """Return what people read of a result, but for moments."""
    card = result(Words(), outcome)
    return re.sub("<t:.*?>", "", f"{card.title}\n{card.wrote}\n{card.body}\n{card.small}").replace("\u00a0", " ")


def by_group(vote: ProgrammeVote) -> tuple[PoolCounts, ...]:
    """Return what is told of both groups."""
    pools = zip((WORKER, MANAGER), vote.answered, vote.counts, strict=True)
    return tuple(PoolCounts((group,), answered, counts) for group, answered, counts in pools)


@pytest.mark.parametrize("name", ["agenda", "format", "pace", "voice"])
async def test_exact_numbers_are_told_and_by_role_group_where_that_was_chosen(place: PollingPlace, name: str) -> None:
    vote = EVERY[name]
    outcome = await ends(place, name)
    assert (outcome.answers, outcome.counts) == (sum(vote.answered), vote.overall)
    assert outcome.pools == (by_group(vote) if vote.form.split else ())


async def test_what_workers_want_most_is_not_hidden_by_what_everybody_wants_most(place: PollingPlace) -> None:
    outcome = await ends(place, "agenda")
    everybody, workers = outcome.counts or (), outcome.pools[0].counts
    options = outcome.poll.options
    assert options[workers.index(max(workers))] == "Grief afterwards"
    assert options[everybody.index(max(everybody))] == "Talking about dying"
    assert first_choice(outcome) is None


async def test_of_what_workers_were_not_shown_only_blurred_numbers_are_told(place: PollingPlace) -> None:
    outcome = await ends(place, "not shown")
    assert outcome.poll.asked == WORKERS
    assert (outcome.answers, outcome.pools, outcome.verdicts) == (None, (), ())
    assert outcome.counts is not None
    assert {column for column, *_ in await place.rows("poll_counts", "pool")} == {""}
    assert await place.rows("polls", "answers, turnout") == [(None, "none")]
    assert await place.rows("pool_outcomes") == []


def test_the_blur_of_each_number_follows_its_law_over_many_seeds() -> None:
    vote = EVERY["not shown"]
    poll = a_vote(3, sensitivity=vote.form.sensitivity, asked=WORKERS)
    ballots = [Ballot(answer, WORKER) for _, answer in vote.answers if not isinstance(answer, str)]
    seeds = 6000
    drawn: list[Counter[int]] = [Counter(), Counter(), Counter()]
    for seed in range(seeds):
        told = told_of(poll, ballots, noise=partial(draw_noise, Random(seed).randbytes))
        for seen, count in zip(drawn, told.counts or (), strict=True):
            seen[count] += 1
    for seen, true in zip(drawn, vote.overall, strict=True):
        for moved in range(-3, 4):
            chance = 2.0 ** -abs(moved) / 3
            if true + moved == 0:  # all that is below nothing is cut to nothing
                chance *= 2
            expected, spread = seeds * chance, (seeds * chance * (1 - chance)) ** 0.5
            if true + moved >= 0:
                assert abs(seen[true + moved] - expected) < 5 * spread, (true, moved)


async def test_of_four_answers_nothing_is_told_although_it_stayed_open_once_longer(place: PollingPlace) -> None:
    outcome = await ends(place, "heard today")
    assert outcome == Outcome(OutcomeKind.TOO_FEW, poll=outcome.poll)
    poll, opened_at = outcome.poll, outcome.poll.opened_at
    assert opened_at is not None
    assert (poll.extended, poll.closes_at) == (True, opened_at + 2 * A_DAY)
    assert await place.rows("poll_counts") == await place.rows("ballots") == []


async def test_eight_who_wrote_are_held_back_and_ten_are_told_together(place: PollingPlace) -> None:
    vote = EVERY["after a death"]
    written = {answer for _, answer in vote.answers}
    await opens(place, vote)
    await is_answered(place, vote, few=sum(vote.answered))
    await place.passes(A_DAY)
    assert (await place.store.run(polls.poll_of, place.poll_id)).extended
    assert await place.rows("written_answers") == []
    await is_answered(place, vote)
    outcome = await place.closes()
    assert outcome.kind is OutcomeKind.WORDS
    assert {one.words for one in outcome.written} == written
    assert not any(one.pool for one in outcome.written)
    assert [one.words for one in outcome.written] not in (sorted(written), [answer for _, answer in vote.answers])


async def test_of_eight_who_wrote_nothing_is_told_that_is_not_to_stand_under_their_group(place: PollingPlace) -> None:
    outcome = await ends(place, "after a death")
    assert outcome == Outcome(OutcomeKind.TOO_FEW, poll=outcome.poll)


async def test_of_eight_who_wrote_each_may_take_theirs_back_or_let_it_stand_under_their_group(
    place: PollingPlace,
) -> None:
    vote, now = EVERY["after a death"], place.now
    poll = await opens(place, vote)
    await is_answered(place, vote, few=sum(vote.answered))
    await place.store.run(polls.take_back_answer, place.actor(0), poll.id, now=now)
    for actor in (place.actor(1), place.actor(2)):
        await place.store.run(polls.write_answer, actor, poll.id, "A long bath.", now=now)
        await place.store.run(polls.let_stand_under_group, actor, poll.id, under_group=True, now=now)
        await place.store.run(seal_what_waits, actor, poll.id, now=now)
    outcome = await place.closes()
    assert outcome.kind is OutcomeKind.TOO_FEW
    assert outcome.written == (WrittenAnswer("A long bath.", (WORKER,)),) * 2


@pytest.mark.parametrize(("name", "adopted", "said_yes"), [("card 2", False, 69), ("paid hours", True, 83)])
async def test_a_decision_needs_every_role_group(place: PollingPlace, name: str, adopted: bool, said_yes: int) -> None:
    vote = EVERY[name]
    outcome = await ends(place, name)
    assert outcome.pools == by_group(vote)
    assert tuple(one.verdict is DecisionVerdict.REACHED for one in outcome.verdicts) == vote.reached
    assert outcome.is_adopted is adopted
    yes, no, _ = outcome.counts or ()
    assert round(100 * yes / (yes + no)) == said_yes


async def test_a_better_card_is_adopted_and_says_which_vote_it_asks_again(place: PollingPlace) -> None:
    second = await ends(place, "card 2")
    third = await ends(place, "card 3", again=second)
    assert (second.is_adopted, third.is_adopted) == (False, True)
    assert third.poll.again == second.poll.id
    assert third.poll.rule == second.poll.rule
    record = await place.store.run(decisions.decision_on_show, place.actor(0), DecisionId(third.poll.id))
    assert record.earlier is not None
    assert (record.earlier.id, record.earlier.is_adopted) == (DecisionId(second.poll.id), False)
    assert EVERY["card 2"].words.question in cards.one(Words(), record).below


async def test_everybody_is_invited_to_speak_against_what_nobody_in_one_group_was_against(place: PollingPlace) -> None:
    outcome = await ends(place, "paid hours")
    assert outcome.pools[0].counts == (28, 0, 0)
    everybody = [place.actor(person) for person in range(WORKERS + MANAGERS)]
    shown = {
        str(await place.store.run(decisions.decision_on_show, one, DecisionId(place.poll_id))) for one in everybody
    }
    assert len(shown) == 1
    (record,) = await place.store.run(decisions.decisions_of, everybody[0])
    assert "whatever you chose" in cards.one(Words(), DecisionOnShow(record)).below
    for actor in everybody:
        assert await place.store.run(decisions.begin_against, actor, record.id, now=place.now) == record
    assert not await place.rows("letters WHERE person IS NOT NULL AND kind LIKE '%decision%'", "kind")
