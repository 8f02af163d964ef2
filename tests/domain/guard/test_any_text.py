"""Whatever is typed, the guard answers, says where, and holds nothing back twice."""

import importlib
import pkgutil
import re
from itertools import pairwise

from hypothesis import strategies as st

from bot.domain import guard
from bot.domain.guard import PLAIN_WORDS, look
from tests.domain.guard.texts import samples
from tests.domain.guard.trying import tried_on

PIECES = [each.text for kind in ("must_block", "must_ask", "must_not_trigger", "signs") for each in samples(kind)]
SCRAPS = [*" \n.,-/@'0123456789oliabcC", "key safe", "mrs ", "Doris", "flat ", "born ", " at "]
texts = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=6).map(" ".join),
    st.lists(st.sampled_from(SCRAPS)).map("".join),
)


@tried_on(texts)
def test_every_part_stands_in_the_text_in_order_and_apart(text: str) -> None:
    finds = look(text).finds
    assert all(0 <= find.start < find.end <= len(text) for find in finds)
    assert all(one.end <= other.start for one, other in pairwise(finds))


@tried_on(texts)
def test_cleaned_words_are_not_held_back(text: str) -> None:
    looked = look(text)
    again = look(looked.cleaned)
    assert not again.blocks
    assert looked.finds or looked.cleaned == text


@tried_on(st.sampled_from(sorted(PLAIN_WORDS.values())), st.sampled_from(sorted(PLAIN_WORDS.values())))
def test_the_words_in_their_place_point_to_nobody(one: str, other: str) -> None:
    for text in (one, f"{one} {other}", f"my lady {one} at {other}", f"Mrs {one}, key safe {other}"):
        assert look(text).finds == ()


def test_nothing_in_a_pattern_repeats_without_end() -> None:
    found = [each for name in _modules() for value in vars(name).values() for each in _patterns(value)]
    assert len(found) > 60
    assert [each.pattern for each in found if _repeats_without_end(each.pattern)] == []


def _modules() -> list[object]:
    return [importlib.import_module(f"{guard.__name__}.{each.name}") for each in pkgutil.iter_modules(guard.__path__)]


def _patterns(value: object) -> list[re.Pattern[str]]:
    inside = value if isinstance(value, tuple) else (value,)
    return [each for each in inside if isinstance(each, re.Pattern)]


def _repeats_without_end(pattern: str) -> bool:
    bare = re.sub(r"\[(?:\\.|[^\]\\])+\]|\\.", "x", pattern)
    return re.search(r"[*+]|\{\d*,\}", bare) is not None


def test_a_pattern_that_does_is_noticed() -> None:
    assert all(map(_repeats_without_end, ["a*", "a+", "[ab]{2,}", r"(?:\d+)"]))
    assert not any(map(_repeats_without_end, [r"a\*", "[*+]", "a{2,3}", r"\+"]))
