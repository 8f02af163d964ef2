"""How each kind of result reads, and that answers which begin alike can be told apart in it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.happenings import Section
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts, WrittenAnswer
from bot.domain.poll_words import scale_options
from bot.domain.polls import PollKind, Sensitivity
from bot.text import Words
from cogs.polls import cards, result_cards, subject_cards
from tests.cogs.test_poll_results_kept import GROUP, text_of
from tests.domain.votes import NOON, a_vote

EN = Words()
WORKER, MANAGER, _CARE, FAMILY, _RESEARCH = RoleGroup
CARDIFF = "Face-to-face session in Cardiff on a "


def split(names: Sequence[str], *counts: tuple[int, ...]) -> Outcome:
    """Return how a vote ended whose numbers are told by role group too."""
    vote = replace(a_vote(split=True, ended_at=NOON), options=tuple(names))
    pools = tuple(PoolCounts((group,), sum(one), one) for group, one in zip(RoleGroup, counts, strict=False))
    overall = tuple(map(sum, zip(*counts, strict=True)))
    return Outcome(OutcomeKind.COUNTS, sum(overall), overall, pools, poll=vote)


@pytest.mark.parametrize(
    "names",
    [
        [CARDIFF + day for day in ("Monday morning", "Tuesday evening", "Saturday")],
        ["w" * 98 + str(number) for number in range(10)],
    ],
    ids=["three that begin alike", "ten of 99 letters"],
)
def test_answers_that_begin_alike_are_told_apart_in_every_group(names: list[str]) -> None:
    outcome = split(names, tuple(range(10, 10 + len(names))), tuple(range(30, 30 + len(names))))
    text = text_of(result_cards.result(EN, outcome))
    assert all(text.count(name) == 1 for name in names)
    for who, first in (("Homecare workers", 10), ("Managers", 30)):
        (said,) = [said for called, _, _, said in GROUP.findall(text) if called == who]
        assert sorted(said.split(" · "), key=lambda one: int(one.split(":")[0])) == [
            f"{number}: {first + number - 1}" for number in range(1, len(names) + 1)
        ]
    assert "For each group, answers stand by their number." in text
    first_of_all = subject_cards.happened(EN, Section.DECIDED, [outcome])[0]
    assert f"First choice: **{len(names)}\\. {names[-1][:20]}" in first_of_all


def test_short_answers_stand_in_full_in_every_group_the_most_frequent_first() -> None:
    text = text_of(result_cards.result(EN, split(["Phone video", "Card", "Room 2"], (15, 4, 6), (4, 1, 9))))
    assert "**Homecare workers (25):** Phone video 15 · Room 2: 6 · Card 4" in text
    assert "**Managers (14):** Room 2: 9 · Phone video 4 · Card 1" in text
    assert "by their number" not in text


def decision(*verdicts: DecisionVerdict, **more: object) -> Outcome:
    """Return how a decision ended: by workers and managers, or by everybody together."""
    pools = ((WORKER,), (MANAGER,)) if len(verdicts) > 1 else ((),)
    apart = pools if len(pools) > 1 else ()
    vote = replace(
        a_vote(
            kind=PollKind.DECISION, apart=apart, rule=DecisionRule(60, 50), ended_at=NOON, next_step="Back to a thread."
        ),
        options=("Yes", "No", "Not sure"),
        **more,  # type: ignore[arg-type]
    )
    found = tuple(PoolDecision(pool, verdict) for pool, verdict in zip(pools, verdicts, strict=True))
    return Outcome(OutcomeKind.COUNTS, 52, (31, 14, 7), verdicts=found, poll=vote)


YES, NO, FEW = DecisionVerdict
CARD_2 = replace(
    decision(YES, NO, split=True),
    pools=(PoolCounts((WORKER,), 24, (19, 3, 2)), PoolCounts((MANAGER,), 28, (12, 11, 5))),
)


def test_what_one_group_did_not_reach_is_not_adopted_though_most_of_all_said_yes_and_that_is_said_first() -> None:
    card = result_cards.result(EN, CARD_2)
    assert card.title == "Not adopted: Managers did not reach it"
    assert "- Homecare workers: **reached**, 86 % yes (Yes 19 · No 3 · Not sure 2)" in text_of(card)
    assert "- Managers: **not reached**, 52 % yes (Yes 12 · No 11 · Not sure 5)" in text_of(card)
    assert "All together 69 % said yes, but each group has to reach it." in card.body
    assert (
        "At least 60 % yes in each group, counting only yes and no. At least half of each group must answer."
        in card.body
    )
    assert "**What happens next:** Back to a thread." in card.body


@pytest.mark.parametrize(
    ("outcome", "title", "says", "never"),
    [
        (decision(YES, YES), "Adopted", "- Managers: **reached**", "All together"),
        (decision(YES), "Adopted", "- All together: **reached**, 69 % yes", "each group"),
        (decision(NO), "Not adopted", "- All together: **not reached**", "each group"),
        (decision(FEW), "Not adopted: too few answered", "**not reached**, too few answered", "% yes ("),
        (
            replace(decision(YES), verdicts=(PoolDecision((WORKER,), YES), PoolDecision((MANAGER, FAMILY), NO))),
            "Not adopted: Managers, Family carers (together) did not reach it",
            "- Managers, Family carers (together): **not reached**",
            "Family carers: **",
        ),
        (decision(FEW, NO), "Not adopted: Homecare workers, Managers did not reach it", "too few answered", "19"),
        (
            replace(decision(YES, NO, sensitivity=Sensitivity.SENSITIVE), kind=OutcomeKind.BLURRED, answers=None),
            "Not adopted: Managers did not reach it",
            "- Managers: **not reached**\n",
            "said yes",
        ),
        (Outcome(OutcomeKind.NO_DECISION, poll=CARD_2.poll), "Closed, without a result", "nothing is decided", "%"),
    ],
)
def test_a_decision_says_what_came_of_it_and_no_numbers_that_are_not_told(
    outcome: Outcome, title: str, says: str, never: str
) -> None:
    card = result_cards.result(EN, outcome)
    assert card.title == title
    assert says in card.body
    assert never not in text_of(card)


def test_of_several_answers_the_numbers_need_not_add_up_and_that_is_said() -> None:
    vote = a_vote(kind=PollKind.MULTIPLE, most=3, ended_at=NOON)
    card = result_cards.result(EN, Outcome(OutcomeKind.COUNTS, 49, (49, 40, 30), poll=vote))
    assert card.title == "Closed: 49 people answered"
    assert "Each person could choose up to 3, so the numbers add up to more." in card.small


def test_of_a_scale_the_average_is_said_first_and_for_each_group() -> None:
    vote = replace(a_vote(kind=PollKind.SCALE, split=True), options=scale_options("Not at all", "Completely"))
    pools = (PoolCounts((WORKER,), 22, (1, 2, 5, 8, 6)), PoolCounts((MANAGER,), 19, (0, 3, 6, 7, 3)))
    card = result_cards.result(EN, Outcome(OutcomeKind.COUNTS, 41, (1, 5, 11, 15, 9), pools, poll=vote))
    assert card.title == "Closed: 41 answers · 3.6 of 5 on average"
    assert "**Homecare workers (22), 3.7 on average:** 1: 1 · 2: 2 · 3: 5 · 4: 8 · 5: 6" in text_of(card)
    assert "**Managers (19), 3.5 on average:**" in card.wrote


def test_what_is_told_of_too_few_who_wrote_stands_under_their_group_and_of_the_others_nothing() -> None:
    vote = a_vote(0, kind=PollKind.WRITTEN, sensitivity=Sensitivity.SENSITIVE)
    few = (WrittenAnswer("Someone sat with me.", (WORKER,)), WrittenAnswer("She rang.", (MANAGER, FAMILY)))
    card = result_cards.result(EN, Outcome(OutcomeKind.TOO_FEW, written=few, poll=vote))
    assert "> Someone sat with me.\n— a homecare worker\n\n> She rang.\n— a partner" in card.wrote
    assert "Fewer than 10 people wrote, so their answers go unread." in card.body
    nothing = result_cards.result(
        EN, Outcome(OutcomeKind.TOO_FEW, poll=replace(vote, sensitivity=Sensitivity.ORDINARY))
    )
    assert "Fewer than 5 people wrote" in nothing.body
    assert "author" not in nothing.body


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (CARD_2, "**Not adopted**"),
        (decision(YES, YES), "**Adopted**"),
        (split(["Tea", "Cake"], (9, 2), (5, 4)), "First choice: **Tea**"),
        (Outcome(OutcomeKind.WORDS, written=(WrittenAnswer("Tea"),) * 7, poll=a_vote(0)), "7 answers in words"),
        (
            Outcome(OutcomeKind.COUNTS, 5, (0, 0, 0, 1, 4), poll=a_vote(5, kind=PollKind.SCALE)),
            "**4.8** of 5 on average",
        ),
    ],
)
def test_the_week_in_short_says_of_each_kind_what_came_of_it(outcome: Outcome, said: str) -> None:
    assert subject_cards.happened(EN, Section.DECIDED, [outcome])[0].endswith(said)


def test_the_card_of_a_vote_that_has_closed_says_of_no_result_that_it_is_there_it_may_wait_or_there_is_none() -> None:
    assert cards.closed(EN, a_vote()).body == "Look in this channel for how it ended."
