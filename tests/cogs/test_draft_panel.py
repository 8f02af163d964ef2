"""A draft's panel stays short, whatever came before, and still says what protects people."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, product

import pytest

from bot.domain.decision_rules import DecisionRule
from bot.domain.oversight import Ending, Oversight
from bot.domain.people import RoleGroup
from bot.domain.poll_drafts import Caution, PollDraft, Prepared
from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollKind
from bot.domain.small_numbers import Pool
from bot.text import Texts, Words
from cogs.kit.cards import Choice, Menu
from cogs.polls import caution_cards, panel_cards
from tests.text.samples import samples
from tests.text.test_every_card import MOST_WORDS, told
from tests.text.test_house_style import words_in

POLL: Poll = samples(Poll)[0]
ITEM: Oversight = samples(Oversight)[0]
OF_NUMBERS = {Caution.EXACT_NUMBERS, Caution.DECIDED_TOGETHER, Caution.RULE_TOO_HIGH}
OF_BLURRED = {Caution.VERDICT_TOLD, Caution.DECIDED_TOGETHER, Caution.RULE_TOO_HIGH, Caution.TOO_OFTEN}
OF_WORDS = {Caution.WORDS_TELL, Caution.TOO_OFTEN}
OF_ANY = set(Caution) - OF_NUMBERS - OF_BLURRED - OF_WORDS
POOLS: tuple[Pool, ...] = ((RoleGroup.WORKER,), (RoleGroup.MANAGER, RoleGroup.FAMILY_CARER))
POLLS = {
    PollKind.SINGLE: POLL,
    PollKind.MULTIPLE: replace(POLL, kind=PollKind.MULTIPLE, most=2),
    PollKind.SCALE: replace(POLL, kind=PollKind.SCALE, options=scale_options("Not at all", "Very")),
    PollKind.DECISION: replace(POLL, kind=PollKind.DECISION, rule=DecisionRule(60, 25)),
    PollKind.WRITTEN: replace(POLL, kind=PollKind.WRITTEN, options=()),
}
TOGETHER = [  # no more than two are ever said on the panel
    (POLLS[kind], some)
    for kind, of_kind in (
        (PollKind.SINGLE, OF_NUMBERS - {Caution.DECIDED_TOGETHER, Caution.RULE_TOO_HIGH}),
        (PollKind.DECISION, OF_NUMBERS),
        (PollKind.DECISION, OF_BLURRED),
        (PollKind.WRITTEN, OF_WORDS),
    )
    for n in range(3)
    for some in combinations([caution for caution in Caution if caution in of_kind | OF_ANY], n)
]
BACK = (None, *(ending for ending in Ending if ending is not Ending.STOP))
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def prepared(
    cautions: tuple[Caution, ...], ending: Ending | None = None, *, split: bool = True, poll: Poll = POLL
) -> Prepared:
    item = replace(ITEM, ending=ending) if ending else None
    possible_from = NOON if Caution.TOO_OFTEN in cautions else None
    return Prepared(PollDraft(replace(poll, split=split), 0, cautions, possible_from=possible_from), item)


def test_whatever_came_before_it_is_at_most_sixty_words() -> None:
    for (poll, cautions), ending, anew in product(TOGETHER, BACK, (True, False)):
        card = panel_cards.desk(Words(), prepared(cautions, ending, poll=poll), group=True, anew=anew)
        assert words_in(told(card)) <= MOST_WORDS, told(card)


def test_that_one_answer_from_everybody_tells_all_is_on_the_panel_whatever_else_there_is_to_know() -> None:
    for anew in (True, False):
        card = panel_cards.desk(Words(), prepared(tuple(OF_NUMBERS | OF_ANY), split=False), group=False, anew=anew)
        assert "If everyone agrees, each answer is known." in card.small


def test_where_groups_are_shown_apart_it_is_enough_that_one_of_them_agrees() -> None:
    card = panel_cards.desk(Words(), prepared((Caution.EXACT_NUMBERS,)), group=False)
    assert "If a group agrees, its answers are known." in card.small


def menu(draft: PollDraft, verb: str) -> dict[str, Choice]:
    card = panel_cards.desk(Words(), Prepared(draft), group=False)
    found = next(row for row in card.rows if isinstance(row, Menu) and row.verb == verb)
    return {choice.label: choice for choice in found.choices}


def test_who_is_asked_is_chosen_by_pools_and_small_groups_only_together() -> None:
    poll = replace(POLL, audience=frozenset({RoleGroup.MANAGER, RoleGroup.FAMILY_CARER}))
    offered = menu(PollDraft(poll, 30, pools=POOLS), "draft-who")
    assert list(offered) == ["Everyone who has joined", "Homecare worker", "Other partners"]
    assert offered["Other partners"].hint == "Managers, Family carers"
    assert [choice.label for choice in offered.values() if choice.chosen] == ["Other partners"]


def test_where_there_is_one_pool_only_everyone_can_be_asked() -> None:
    assert list(menu(PollDraft(POLL, 30, pools=POOLS[1:]), "draft-who")) == ["Everyone who has joined"]


def test_a_split_is_offered_only_where_there_are_two_pools_to_show() -> None:
    assert list(menu(PollDraft(POLL, 30, apart=POOLS), "draft-kind")) == [
        "Ordinary",
        "Ordinary, by role group",
        "Sensitive",
    ]
    assert list(menu(PollDraft(POLL, 30), "draft-kind")) == ["Ordinary", "Sensitive"]


def test_each_kind_is_offered_only_the_forms_that_its_result_can_have() -> None:
    ordinary, by_group, sensitive = "Ordinary", "Ordinary, by role group", "Sensitive"
    offered = {kind: list(menu(PollDraft(poll, 30, apart=POOLS), "draft-kind")) for kind, poll in POLLS.items()}
    assert offered == {
        PollKind.SINGLE: [ordinary, by_group, sensitive],
        PollKind.MULTIPLE: [ordinary, by_group],
        PollKind.SCALE: [ordinary, by_group],
        PollKind.DECISION: [ordinary, by_group, sensitive],
        PollKind.WRITTEN: [ordinary, sensitive],
    }
    written = menu(PollDraft(POLLS[PollKind.WRITTEN], 30), "draft-kind")
    assert [choice.hint for choice in written.values()] == [
        "Read once 5 people have written",
        "Read once 10 people have written",
    ]


def test_where_a_result_can_have_one_form_alone_nothing_is_asked_about_it() -> None:
    for kind in (PollKind.MULTIPLE, PollKind.SCALE):
        card = panel_cards.desk(Words(), Prepared(PollDraft(POLLS[kind], 30)), group=False)
        assert "draft-kind" not in {row.verb for row in card.rows if isinstance(row, Menu)}


def test_the_rule_of_a_decision_is_on_its_panel_and_the_groups_without_a_say_of_their_own() -> None:
    decision = replace(POLLS[PollKind.DECISION], apart=POOLS, split=False)
    card = panel_cards.desk(Words(), Prepared(PollDraft(decision, 30, (Caution.DECIDED_TOGETHER,))), group=False)
    assert "**A decision:** ordinary · 60 % say yes · a quarter answer · in each group" in card.body
    assert "Counted together (some under 10): Managers, Family carers." in card.small
    alone = PollDraft(replace(decision, apart=()), 30, (Caution.DECIDED_TOGETHER,))
    card = panel_cards.desk(Words(), Prepared(alone), group=False)
    assert "all together" in card.body
    assert "Decided by everybody together." in card.small


def test_before_a_split_it_is_said_who_is_shown_apart() -> None:
    draft = PollDraft(replace(POLL, split=True), 30, (Caution.EXACT_NUMBERS,), apart=POOLS)
    assert "Shown apart: Homecare workers · Managers, Family carers." in caution_cards.in_full(Words(), draft).body


def test_where_nothing_stands_in_the_way_it_is_said_that_exact_numbers_can_be_compared() -> None:
    card = panel_cards.desk(Words(), prepared((Caution.EXACT_NUMBERS,)), group=False)
    assert "Numbers can be compared with earlier ones." in card.small


@pytest.mark.parametrize("language", ["en", "cy"])
def test_everything_to_know_is_one_press_away_in_full(language: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    card = panel_cards.desk(_, prepared(tuple(Caution)), group=False)
    assert "draft-know" in {part.verb for row in card.rows if isinstance(row, tuple) for part in row}
    body = caution_cards.in_full(_, prepared(tuple(Caution)).draft).body
    assert len(body.split("\n\n")) == len(Caution)


def test_where_there_is_nothing_to_know_no_button_leads_to_it() -> None:
    card = panel_cards.desk(Words(), prepared(()), group=False)
    assert "draft-know" not in {part.verb for row in card.rows if isinstance(row, tuple) for part in row}
    assert caution_cards.in_full(Words(), prepared(()).draft).body == "Nothing stands in the way."


def test_where_groups_have_changed_nothing_is_ticked_so_that_the_same_can_be_chosen_again() -> None:
    for cautions, ticked in (((), True), ((Caution.GROUPS_CHANGED,), False)):
        found = prepared(cautions, poll=replace(POLL, audience=frozenset()))
        card = panel_cards.desk(Words(), replace(found, draft=replace(found.draft, apart=POOLS)), group=False)
        menus = [row for row in card.rows if isinstance(row, Menu)][:2]
        assert [any(choice.chosen for choice in menu.choices) for menu in menus] == [ticked, ticked]
