"""How votes of every kind may end: what the rules tell of ballots that are drawn."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bot.domain.ballots import Ballot
from bot.domain.decision_rules import PERCENTS, QUORUMS, DecisionRule
from bot.domain.electorates import pools_apart
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import WITH_A_RESULT, Disclosure, Outcome, OutcomeKind
from bot.domain.poll_words import MOST_OPTIONS, scale_options
from bot.domain.polls import CAN_BE_SENSITIVE, Poll, PollKind, PollState, Sensitivity
from tests.domain.votes import NOON, a_vote, told_of

LETTERS = st.text("abcdefgh *_ŵé", min_size=1, max_size=60).map(lambda text: " ".join(f"a{text}z".split()))


@st.composite
def outcomes(
    draw: st.DrawFn, kind: PollKind, words: st.SearchStrategy[str] = LETTERS, *, of_two: bool = False
) -> Outcome:
    """Draw how a vote of this kind ended; `words` are what people wrote: its question, its answers and all else.

    `of_two`: two pools could be told apart, and nearly everybody answered.
    """
    sizes = {group: 0 if of_two else draw(st.sampled_from((0, 3, 10, 12))) for group in RoleGroup}
    if of_two:
        sizes |= {RoleGroup.WORKER: 12, RoleGroup.MANAGER: 12}
    poll = draw(_polls(kind, words, max(sum(sizes.values()), 8)))
    poll = replace(poll, apart=pools_apart(poll, sizes))
    told = draw(_disclosures(poll, sizes, words, poll.asked - 7) if of_two else _any(poll, sizes, words))
    came = draw(st.one_of(st.just(""), words)) if told.kind in WITH_A_RESULT else ""
    whole = told.kind, told.answers, told.counts, told.pools, told.verdicts, told.written
    return Outcome(*whole, poll=poll, hear_by=poll.hear_by, came_of_it=came)


def _any(poll: Poll, sizes: dict[RoleGroup, int], words: st.SearchStrategy[str]) -> st.SearchStrategy[Disclosure]:
    ends = OutcomeKind.VOID, OutcomeKind.TOO_FEW, OutcomeKind.EARLIER
    return st.one_of(_disclosures(poll, sizes, words, 3), st.sampled_from(ends).map(Disclosure))


@st.composite
def _polls(draw: st.DrawFn, kind: PollKind, words: st.SearchStrategy[str], asked: int) -> Poll:
    sensitive = kind in CAN_BE_SENSITIVE and draw(st.booleans())
    options = draw(_options(kind, words))
    vote = a_vote(
        question=draw(words),
        next_step=draw(st.one_of(st.just(""), words)),
        kind=kind,
        most=draw(st.integers(2, len(options))) if kind is PollKind.MULTIPLE else 1,
        rule=draw(st.builds(DecisionRule, st.sampled_from(PERCENTS), st.sampled_from(QUORUMS)))
        if kind is PollKind.DECISION
        else None,
        sensitivity=Sensitivity.SENSITIVE if sensitive else Sensitivity.ORDINARY,
        split=not sensitive and kind is not PollKind.WRITTEN and draw(st.booleans()),
        asked=asked,
        state=PollState.CLOSED,
        ended_at=NOON,
    )
    return replace(vote, options=options)


def _options(kind: PollKind, words: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    if kind is PollKind.WRITTEN:
        return st.just(())
    if kind is PollKind.SCALE:
        return st.builds(scale_options, words, words)
    most = 3 if kind is PollKind.DECISION else MOST_OPTIONS
    return st.lists(words, min_size=2, max_size=most, unique_by=lambda text: text.casefold()).map(tuple)


@st.composite
def _disclosures(
    draw: st.DrawFn, poll: Poll, sizes: dict[RoleGroup, int], words: st.SearchStrategy[str], least: int
) -> Disclosure:
    people = [group for group in RoleGroup for _ in range(sizes[group])] or [RoleGroup.WORKER] * 8
    voters = draw(st.lists(st.sampled_from(range(len(people))), min_size=least, unique=True))
    ballots = [draw(_ballots(poll, people[one], words)) for one in voters]
    asked = {group: size for group, size in sizes.items() if size} or {RoleGroup.WORKER: 8}
    noise = draw(st.lists(st.integers(-3, 3), min_size=len(poll.options), max_size=len(poll.options)))
    numbers = iter(noise)
    return told_of(poll, ballots, sizes=asked, noise=lambda: next(numbers))


def _ballots(poll: Poll, group: RoleGroup, words: st.SearchStrategy[str]) -> st.SearchStrategy[Ballot]:
    if poll.kind is PollKind.WRITTEN:
        return st.builds(Ballot, st.just(frozenset()), st.just(group), words, st.booleans())
    places: st.SearchStrategy[Any] = st.sampled_from(range(len(poll.options)))
    chosen = st.frozensets(places, min_size=1, max_size=poll.most)
    return st.builds(Ballot, chosen, st.just(group))
