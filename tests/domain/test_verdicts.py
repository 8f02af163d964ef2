"""S8 of decisions: whoever knows every verdict, and who came and went, is never certain of a sensitive answer.

Verdicts are exact, so no odds bound them. Instead: whatever one person answers, and whether they do, the same can be
told of any few decisions in a row, although nobody changes their mind meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import PERCENTS, QUORUMS, DecisionRule, DecisionVerdict
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Disclosure
from bot.domain.polls import Poll, PollKind, Sensitivity
from bot.domain.small_numbers import Pool, pools_of
from tests.domain.certainty import ANSWERS, GROUPS, Audit, Counts, Path, as_built
from tests.domain.votes import a_vote
from tests.services.promise import Promise, in_each_budget

WORKER, MANAGER = GROUPS
STAYING = ((7, 0), (8, 0), (9, 0), (4, 4), (9, 4), (9, 9), (9, 10), (14, 14))  # one more makes a pool, or takes it away
RULES = tuple(DecisionRule(percent, quorum) for percent in PERCENTS for quorum in QUORUMS)
AGAIN = (WORKER, WORKER)
_places = st.sampled_from((*GROUPS, None))
_paths = st.tuples(_places, _places, _places, _places)


def nothing_depends_on_one_answer(
    rules: Sequence[DecisionRule], stay: tuple[int, int], paths: Sequence[Path], looks_on: bool, votes: int
) -> None:
    path, *others = (each[:votes] for each in paths)
    for known in ANSWERS if looks_on and others else (None,):
        assert not Audit(tuple(rules), stay).leaks(path, others, () if known is None else (known,))


VERDICTS = Promise(
    nothing_depends_on_one_answer,
    (
        st.lists(st.sampled_from(RULES), min_size=1, max_size=2),
        st.sampled_from(STAYING),
        st.lists(_paths, min_size=1, max_size=2),
        st.booleans(),
        st.integers(1, 4),
    ),
)


@in_each_budget
def test_nobody_is_ever_certain_of_a_sensitive_answer_by_verdicts(examples: int) -> None:
    VERDICTS.is_kept(examples)


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("quorum", [25, *(pytest.param(one, marks=pytest.mark.soak) for one in (0, 50))])
def test_nor_by_two_of_the_same_people_or_of_all_but_one_by_whichever_rule(percent: int, quorum: int) -> None:
    for stay in ((7, 0), (9, 9)):
        audit = Audit((DecisionRule(percent, quorum),), stay)
        assert not any(audit.leaks(path) for path in (AGAIN, (WORKER, None), (WORKER, MANAGER)))
        assert not any(audit.leaks(AGAIN, [AGAIN], [known]) for known in ANSWERS)


def that_all_agree(vote: Poll, counts: Counts) -> Disclosure:
    told = as_built(vote, counts)
    return _saying(told, ("all of them", counts.index(max(counts)))) if max(counts) == sum(counts) else told


def with_how_many_voted(vote: Poll, counts: Counts) -> Disclosure:
    return _saying(as_built(vote, counts), sum(counts))


def _saying(told: Disclosure, more: Any) -> Disclosure:
    return replace(told, verdicts=(PoolDecision((), more),)) if told.verdicts else told


def small_pools_apart(_: frozenset[RoleGroup], sizes: Mapping[RoleGroup, int]) -> tuple[Pool, ...]:
    return pools_of(sizes, least=5)


@pytest.mark.parametrize(
    "audit",
    [
        Audit((DecisionRule(100),), (9, 9)),
        Audit((DecisionRule(90),), (7, 0)),
        Audit((DecisionRule(60),), (9, 9), tell=that_all_agree),
        Audit((DecisionRule(60),), (7, 0), tell=with_how_many_voted),
        Audit((DecisionRule(60),), (4, 9), apart=small_pools_apart),
    ],
    ids=["everybody must say yes", "nearly all of eight", "that all agree", "how many voted", "five apart"],
)
def test_the_audit_notices_what_makes_somebody_certain(audit: Audit) -> None:
    assert audit.leaks((WORKER,))


def test_verdicts_are_exact_so_whoever_knows_that_all_the_others_voted_both_times_alike_can_tell() -> None:
    assert Audit((DecisionRule(60),), (10, 10), all_vote=True).leaks((WORKER, None))


@pytest.mark.parametrize("quorum", QUORUMS)
def test_a_sensitive_verdict_never_says_that_too_few_voted(quorum: int) -> None:
    vote = a_vote(3, kind=PollKind.DECISION, sensitivity=Sensitivity.SENSITIVE, rule=DecisionRule(50, quorum), asked=40)
    told = {as_built(vote, (yes, no, 0)).verdicts[0].verdict for yes in range(5, 20) for no in range(21)}
    assert told == {DecisionVerdict.REACHED, DecisionVerdict.NOT_REACHED}
