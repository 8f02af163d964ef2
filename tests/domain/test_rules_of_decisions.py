"""Which rule a decision may have, and which pools each have a say in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decision_rules import FEW, PERCENTS, DecisionRule, check_reachable, percents_for
from bot.domain.electorates import pools_apart, smallest_with_a_say
from bot.domain.people import RoleGroup
from bot.domain.poll_words import PollWords, checked_words
from bot.domain.polls import PollKind
from bot.domain.refusals import Invalid
from tests.domain.votes import a_vote

WORKER, MANAGER, DRAWING, FAMILY, RESEARCHER = RoleGroup
EVERYONE: frozenset[RoleGroup] = frozenset()
DECISION = a_vote(3, kind=PollKind.DECISION, rule=DecisionRule(60))


@given(st.integers(0, 100))
def test_more_than_two_thirds_can_be_asked_for_only_of_fifteen_and_more(smallest: int) -> None:
    assert (75 in percents_for(smallest)) == (smallest >= FEW)
    assert percents_for(smallest)[:3] == PERCENTS[:3]
    for percent in percents_for(smallest):
        check_reachable(DecisionRule(percent), smallest)


def test_a_rule_that_one_or_two_people_could_never_meet_is_refused_with_what_to_do() -> None:
    with pytest.raises(Invalid, match="Choose two thirds or less"):
        check_reachable(DecisionRule(75), FEW - 1)


def test_it_goes_by_the_smallest_pool_that_has_a_say_and_small_groups_have_theirs_together() -> None:
    sizes = {WORKER: 31, MANAGER: 20, FAMILY: 7, RESEARCHER: 4}
    assert pools_apart(DECISION, sizes) == ((WORKER,), (MANAGER,), (FAMILY, RESEARCHER))
    assert smallest_with_a_say(EVERYONE, sizes) == 11
    assert smallest_with_a_say(frozenset({WORKER, MANAGER}), sizes) == 20


def test_where_there_are_not_two_pools_all_decide_together() -> None:
    sizes = {WORKER: 31, MANAGER: 6}
    assert pools_apart(DECISION, sizes) == ()
    assert smallest_with_a_say(EVERYONE, sizes) == 37
    assert smallest_with_a_say(EVERYONE, {}) == 0


def test_a_vote_that_decides_nothing_has_pools_only_where_it_is_shown_by_them() -> None:
    sizes = {WORKER: 31, MANAGER: 46}
    assert pools_apart(a_vote(), sizes) == ()
    assert pools_apart(a_vote(split=True), sizes) == ((WORKER,), (MANAGER,))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (PollWords(" \n ", ("a", "b")), "write a question"),
        (PollWords("Which?", ("Film", " ", "")), "at least"),
        (PollWords("Which?", ("Phone  video", "phone VIDEO", "Card")), "the same"),
        (PollWords("Which?", ("a", "b", "c"), kind=PollKind.MULTIPLE, most=4), "from 2 to"),
        (PollWords("Which?", ("a", "b", "c"), kind=PollKind.MULTIPLE), "from 2 to"),
        (PollWords("Which?", tuple("abcdefghijk")), "up to"),
        (PollWords("How?", ("1", "2", "3"), kind=PollKind.SCALE), "from 1 to 5"),
        (PollWords("Shall we?", ("Yes", "No"), kind=PollKind.DECISION, rule=DecisionRule(80)), "rule"),
        (PollWords("What?", kind=PollKind.WRITTEN, next_within=3), "by when"),
    ],
)
def test_words_that_cannot_be_are_refused_with_what_would_do(words: PollWords, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        checked_words(words)


def test_a_decision_has_no_fourth_answer_which_no_form_offers() -> None:
    with pytest.raises(ValueError, match="takes none"):
        checked_words(PollWords("Shall we?", ("Yes", "No", "Perhaps", "Never"), kind=PollKind.DECISION))
