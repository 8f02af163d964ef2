"""S1 to S4 of answers without a name as people press: nothing that is left depends on who wrote what, or when."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import strategies as st

from bot.services import waiting
from bot.services.waiting import Greeting
from storage.store import Transaction
from tests.services.boxes import Later, What
from tests.services.polling_place import dense
from tests.services.promise import LONGER, MANY, Promise, unnoticed
from tests.services.test_secrecy_boxes_bite import (
    a_batch_as_it_lay_there,
    files_not_rewritten,
    only_looks_sealed,
    who_wrote,
    words_found_for_ever,
    words_in_the_log,
)
from tests.simulation.box_door import LEAST, Comes, LeftOfBox, play
from tests.simulation.door import VOTERS

Patch = pytest.MonkeyPatch
OFTEN: Final = 2  # histories each time
MANY_HISTORIES: Final = 300
_WORDS: Final = 60
_LATER: Final = (Later.NOTHING, Later.TAKE_BACK, Later.KEEP_AFTER_ALL, Later.TAKE_BACK_NOW)

_words, _ways, _minutes = st.integers(0, _WORDS - 1), st.integers(0, 2), st.sampled_from((0, 1, 20))
_seeds, _hands = st.integers(0, 2**32), st.permutations(range(8))
_any = st.builds(
    Comes, st.integers(0, 8), _words, st.sampled_from(What), _minutes, way=_ways, under_group=st.booleans()
)


@st.composite
def _to_the_end(draw: st.DrawFn) -> tuple[Sequence[Comes], Sequence[Comes]]:
    """Draw a batch of words that are shown, of people who do something with them later, and too few that are not."""
    many = draw(st.integers(LEAST, 7))
    first = [
        Comes(n, 7 * n + 3, What.SENT, draw(_minutes), draw(st.sampled_from(_LATER)), draw(_ways)) for n in range(many)
    ]
    few = draw(st.lists(st.sampled_from(What), max_size=3))
    return first, [Comes(many + n, 7 * n + 1, what, 1, way=draw(_ways)) for n, what in enumerate(few)]


Whole = tuple[Sequence[Comes], Sequence[Comes]]


def alike(one: LeftOfBox, two: LeftOfBox, *what: str) -> None:
    """See that all of this is the same; shown byte by byte, a difference would fill the screen for minutes."""
    differ = [name for name in what if getattr(one, name) != getattr(two, name)]
    assert not differ


def other_words(coming: Sequence[Comes], seed: int) -> None:
    """S1: the same people at the same times with any other words leave the same, and have the bot say the same."""
    chance = random.Random(seed)
    other = [replace(one, words=chance.randrange(_WORDS), under_group=chance.random() < 0.5) for one in coming]
    one, two = play(coming, evening=False), play(other, evening=False)
    alike(one, two, "files", "backups", "public", "log", "read")


def other_hands(whole: Whole, hands: Sequence[int]) -> None:
    """S2: when the same words come from others of those who write, all that is read and left is the same."""
    first, second = whole
    whose = [first[hand] for hand in hands if hand < len(first)]
    other = [replace(one, words=by.words, later=by.later) for one, by in zip(first, whose, strict=True)]
    _nobody_is_seen(play(first, second, ends=True), play(other, second, ends=True))


def other_writers(whole: Whole, seed: int) -> None:
    """S3: when others wrote it, and came back to it, in the same ways, the same is left, and no sign of anybody."""
    first, second = whole
    people = random.Random(seed).sample(range(len(VOTERS)), len(first) + len(second))
    others = [replace(one, person=who) for one, who in zip((*first, *second), people, strict=True)]
    _nobody_is_seen(play(first, second, ends=True), play(others[: len(first)], others[len(first) :], ends=True))


def _nobody_is_seen(one: LeftOfBox, two: LeftOfBox) -> None:
    alike(one, two, "files", "public", "log", "keys", "read", "mine")
    assert one.keys == frozenset()
    for name, content in one.files[-1].items():
        found = dense(content)
        assert not [tag for tag in one.tags if tag in found], name


SEALED = Promise(other_words, (st.lists(_any, min_size=1, max_size=8), _seeds))
HANDS = Promise(other_hands, (_to_the_end(), _hands))
WRITERS = Promise(other_writers, (_to_the_end(), _seeds))


@pytest.mark.parametrize("examples", [OFTEN, pytest.param(MANY_HISTORIES, marks=LONGER)])
@pytest.mark.parametrize("promise", [SEALED, HANDS, WRITERS], ids=lambda one: one.holds.__name__)
def test_it_is_kept_however_people_come_to_a_question(promise: Promise, examples: int) -> None:
    promise.is_kept(examples)


def test_in_another_order_and_by_other_ways_they_leave_the_same() -> None:
    first = [Comes(n, 7 * n + 3, way=n % 3) for n in range(LEAST)]
    _nobody_is_seen(play(first, ends=True), play(first[::-1], ends=True))


def a_mark_left_by_writing(patch: Patch) -> None:
    """Take every press for a sign of life."""
    greet = waiting.greet

    def noticed(tx: Transaction, *args: object, unnoticed: bool, **how: object) -> Greeting:
        return greet(tx, *args, unnoticed=False, **how)  # type: ignore[arg-type]

    patch.setattr(waiting, "greet", noticed)


def test_a_mark_left_by_writing_is_noticed(monkeypatch: Patch) -> None:
    a_mark_left_by_writing(monkeypatch)
    assert unnoticed(WRITERS, 1) == []


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("mistake", "promise"),
    [
        (a_mark_left_by_writing, WRITERS),
        (who_wrote, WRITERS),
        (files_not_rewritten, WRITERS),
        (words_found_for_ever, WRITERS),
        (only_looks_sealed, SEALED),
        (words_in_the_log, SEALED),
        (a_batch_as_it_lay_there, HANDS),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_every_other_mistake_is_noticed_by_every_seed_too(
    mistake: object, promise: Promise, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)  # type: ignore[operator]
    assert unnoticed(promise, MANY) == []
