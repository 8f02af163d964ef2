"""S1 to S4 of answers without a name: what is left does not depend on who wrote what, who wrote, or when."""

import pytest

from tests.services.box_histories import (
    DAY_AFTER,
    HANDS,
    ORDERS,
    SEALED,
    WRITERS,
    WRITERS_OF_ANY_GROUP,
)
from tests.services.promise import LONG, LONGER

FEW = 2  # histories each time: one is as long as many votes
in_each_budget = pytest.mark.parametrize("examples", [FEW, pytest.param(LONG // 2, marks=LONGER)])


@in_each_budget
def test_while_words_are_sealed_files_backups_and_logs_do_not_depend_on_what_they_say(examples: int) -> None:
    SEALED.is_kept(examples)


@in_each_budget
def test_nor_does_anything_on_what_authors_wish_done_or_reply(examples: int) -> None:
    DAY_AFTER.is_kept(examples)


@in_each_budget
def test_nothing_depends_on_whose_words_were_whose(examples: int) -> None:
    HANDS.is_kept(examples)


@in_each_budget
def test_once_the_key_is_gone_nothing_depends_on_who_wrote(examples: int) -> None:
    WRITERS.is_kept(examples)


@in_each_budget
def test_nor_on_the_role_group_of_who_wrote(examples: int) -> None:
    WRITERS_OF_ANY_GROUP.is_kept(examples)


@in_each_budget
def test_a_batch_does_not_depend_on_when_in_which_order_and_how_often_people_wrote(examples: int) -> None:
    ORDERS.is_kept(examples)
