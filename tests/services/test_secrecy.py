"""S1 to S4: what a vote leaves behind does not depend on who chose what, who answered, or when."""

import asyncio
import random
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.polls import Sensitivity
from tests.services.polling_place import MANAGER, WORKER, polling_place
from tests.services.secrecy import (
    Cast,
    choices_leave_no_trace_while_open,
    choices_may_change_hands,
    nobody_can_tell_who_voted,
    restarts_do_not_show_who_voted,
    the_box_knows_no_order,
)

SIZE = 12
few = settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
sensitivities = st.sampled_from(list(Sensitivity))
histories = st.lists(
    st.builds(Cast, st.integers(0, SIZE - 1), st.integers(0, 2), st.sampled_from((0, 1, 45, 400))), max_size=16
)


@few
@given(histories, st.randoms(use_true_random=False), sensitivities)
def test_while_open_the_files_backups_and_logs_do_not_depend_on_what_was_chosen(
    casts: list[Cast], chance: random.Random, sensitivity: Sensitivity
) -> None:
    other = [chance.randrange(3) for _ in casts]
    asyncio.run(choices_leave_no_trace_while_open(casts, other, sensitivity=sensitivity, groups=(WORKER, MANAGER)))


@few
@given(st.lists(st.integers(0, 2), min_size=SIZE, max_size=SIZE), st.permutations(range(SIZE)), sensitivities)
def test_after_the_close_nothing_depends_on_whose_choice_was_whose(
    choices: list[int], hands: list[int], sensitivity: Sensitivity
) -> None:
    one = [Cast(person, choice) for person, choice in enumerate(choices)]
    two = [Cast(person, choices[hand]) for person, hand in enumerate(hands)]
    asyncio.run(choices_may_change_hands(one, two, sensitivity=sensitivity))


@few
@given(st.integers(0, 11), st.integers(0, 20), sensitivities)
def test_after_the_close_nothing_depends_on_who_answered(people: int, seed: int, sensitivity: Sensitivity) -> None:
    chance = random.Random(seed)
    one, two = chance.sample(range(SIZE), people), chance.sample(range(SIZE), people)
    casts = [[Cast(person, number % 3) for number, person in enumerate(who)] for who in (one, two)]
    asyncio.run(nobody_can_tell_who_voted(*casts, sensitivity=sensitivity))


@few
@given(st.integers(0, 9), st.integers(0, 20), sensitivities)
def test_without_a_split_nothing_depends_on_which_role_group_answered(
    people: int, seed: int, sensitivity: Sensitivity
) -> None:
    chance = random.Random(seed)
    one, two = chance.sample(range(SIZE), people), chance.sample(range(SIZE), people)
    casts = [[Cast(person, number % 3) for number, person in enumerate(who)] for who in (one, two)]
    asyncio.run(nobody_can_tell_who_voted(*casts, sensitivity=sensitivity, groups=(WORKER, MANAGER)))


@few
@given(st.integers(5, 11), st.integers(5, 11), st.integers(0, 20), sensitivities)
def test_a_split_says_nothing_about_who_in_each_role_group_answered(
    workers: int, managers: int, seed: int, sensitivity: Sensitivity
) -> None:
    chance = random.Random(seed)
    casts = [
        [
            Cast(person, number % 3)
            for group, answers in enumerate((workers, managers))
            for number, person in enumerate(chance.sample(range(group, 2 * SIZE, 2), answers))
        ]
        for _ in range(2)
    ]
    asyncio.run(nobody_can_tell_who_voted(*casts, size=2 * SIZE, sensitivity=sensitivity, groups=(WORKER, MANAGER)))


async def test_restarts_between_answers_do_not_show_who_answered() -> None:
    await restarts_do_not_show_who_voted(1, 4)


@few
@given(st.dictionaries(st.integers(0, SIZE - 1), st.integers(0, 2), min_size=5), st.randoms(use_true_random=False))
def test_neither_the_box_nor_the_result_knows_when_or_how_often_people_answered(
    answers: dict[int, int], chance: random.Random
) -> None:
    final = [Cast(person, choice) for person, choice in answers.items()]
    earlier = [Cast(person, chance.randrange(3), 2) for person in answers if chance.random() < 0.5]
    shuffled = [Cast(person, choice, 3) for person, choice in chance.sample(list(answers.items()), len(answers))]
    asyncio.run(the_box_knows_no_order(final, earlier + shuffled))


async def test_when_too_few_answered_not_even_their_number_is_left() -> None:
    one, two = ([Cast(person, 0, 0) for person in range(number)] for number in (1, 4))
    await nobody_can_tell_who_voted(one, two)


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
