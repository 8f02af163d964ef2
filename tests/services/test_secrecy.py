"""S1 to S4: what a vote leaves behind does not depend on who chose what, who answered, or when."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services import histories
from tests.services.papers import KINDS
from tests.services.polling_place import polling_place
from tests.services.promise import LONGER, in_each_budget
from tests.services.secrecy import Cast, Setting, nobody_can_tell_who_voted

EACH = histories.of()  # kind of vote there is


@in_each_budget
def test_while_open_the_files_backups_and_logs_do_not_depend_on_what_was_chosen(examples: int) -> None:
    EACH.choices.is_kept(examples)


@in_each_budget
def test_after_the_close_nothing_depends_on_whose_choice_was_whose(examples: int) -> None:
    EACH.hands.is_kept(examples)


@in_each_budget
def test_after_the_close_nothing_depends_on_who_answered(examples: int) -> None:
    EACH.voters.is_kept(examples)


@in_each_budget
def test_without_a_split_nothing_depends_on_which_role_group_answered(examples: int) -> None:
    EACH.voters_of_any_group.is_kept(examples)


@in_each_budget
def test_a_split_says_nothing_about_who_in_each_role_group_answered(examples: int) -> None:
    EACH.voters_of_each_group.is_kept(examples)


@pytest.mark.parametrize("examples", [1, pytest.param(100, marks=LONGER)])
def test_restarts_between_answers_do_not_show_who_answered(examples: int) -> None:
    EACH.restarts.is_kept(examples)


@in_each_budget
def test_neither_the_box_nor_the_result_knows_when_or_how_often_people_answered(examples: int) -> None:
    EACH.orders.is_kept(examples)


async def test_when_too_few_answered_not_even_their_number_is_left() -> None:
    one, two = ([Cast(person, 0, 0, kind) for kind in KINDS for person in range(number)] for number in (1, 4))
    await nobody_can_tell_who_voted(one, two, Setting(KINDS))


async def test_who_answered_stays_secret_while_another_vote_goes_on(tmp_path: Path) -> None:
    left = []
    for seed in (1, 2):
        async with polling_place(tmp_path / str(seed), size=60) as place:
            ending, other = await place.opens_poll(), await place.opens_poll(closes_in=timedelta(days=5))
            tags = [place.keys.tag(ending.id, person) for person in place.asked]
            voters = random.Random(seed).sample(range(60), 40)
            for number, person in enumerate(voters):
                if number == 25:
                    await place.restarts()
                place.poll = ending
                await place.votes(person, 0)
                place.poll = other
                await place.votes(number, 1)
            place.poll = ending
            await place.closes()
            left.append(place.files())
            assert not [name for name, content in left[-1].items() if any(tag in content for tag in tags)]
    assert left[0] == left[1]
