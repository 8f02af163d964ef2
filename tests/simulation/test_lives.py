"""Whole lives of the bot in bad weather: 200 seeds here, 2,000 in the soak."""

import subprocess
import sys

import pytest

from bot.domain.polls import PollKind
from tests.rules.project import ROOT
from tests.simulation.life import live
from tests.simulation.plan import Plan

LIVES, AT_ONCE = 200, 20
SOAK, SOAK_AT_ONCE = 2000, 50


def one_of_each_kind(begin: int) -> tuple[int, ...]:
    """Return the first seed from there on of a vote of each kind."""
    plans = {seed: Plan.of(seed).kind for seed in range(begin, begin + LIVES)}
    return tuple(next(seed for seed, drawn in plans.items() if drawn is kind) for kind in PollKind)


COMPARED = one_of_each_kind(0)


@pytest.mark.parametrize("first", range(0, LIVES, AT_ONCE))
def test_every_promise_is_kept_in_any_weather(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        live(seed)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(LIVES, LIVES + SOAK, SOAK_AT_ONCE))
def test_every_promise_is_kept_for_longer(first: int) -> None:
    for seed in range(first, first + SOAK_AT_ONCE):
        live(seed)


def test_the_same_seed_lives_the_same_life_byte_for_byte() -> None:
    digests = set[str]()
    for seed in COMPARED:
        one, two = live(seed), live(seed)
        assert one.trace == two.trace, f"Life {seed} differs from itself."
        assert one.log == two.log
        digests.add(one.digest)
    assert len(digests) == len(COMPARED)


def test_another_process_lives_the_same_life() -> None:
    there = [sys.executable, "-m", "tests.simulation", "--digests", *map(str, COMPARED)]
    said = subprocess.run(
        there, capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONHASHSEED": "7"}, timeout=120
    )
    assert said.stdout.split() == [live(seed).digest for seed in COMPARED]


def test_what_everybody_can_read_and_the_log_do_not_depend_on_what_was_chosen() -> None:
    for seed in one_of_each_kind(LIVES):
        one, two = live(seed, choices="one"), live(seed, choices="two")
        assert one.trace != two.trace or one.answered < 3  # so few may have chosen the same again
        assert one.public[: one.while_open] == two.public[: two.while_open]
        assert [line for line in one.log if "vote" in line] == [line for line in two.log if "vote" in line]
        assert len(one.log) == len(two.log)
        assert one.failpoints == two.failpoints
