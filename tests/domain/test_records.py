"""Our `dataclass` makes what the standard library's makes."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain import records


def cup(dataclass: Callable[..., Any]) -> Any:
    class Cup:
        """What somebody drinks from."""

        holds: str
        spoons: int = 0
        marks: list[str] = dataclasses.field(default_factory=list)

        def __post_init__(self) -> None:
            if self.spoons < 0:
                msg = "fewer than none"
                raise ValueError(msg)

    return dataclass(frozen=True, slots=True, order=True)(Cup)


Cup, Theirs = cup(records.dataclass), cup(dataclasses.dataclass)


@records.dataclass(frozen=True, slots=True)
class Saucer:
    cracks: int


def test_it_is_made_and_shown_as_theirs_is() -> None:
    for args, more in ((("tea",), {}), (("tea", 2), {}), ((), {"holds": "tea", "marks": ["M"]})):
        assert repr(Cup(*args, **more)) == repr(Theirs(*args, **more))
        assert dataclasses.asdict(Cup(*args, **more)) == dataclasses.asdict(Theirs(*args, **more))
    assert Cup.__doc__ == Theirs.__doc__
    assert Cup.__match_args__ == Theirs.__match_args__
    assert Cup.__slots__ == Theirs.__slots__


@pytest.mark.parametrize("kind", [Cup, Theirs])
def test_it_takes_neither_too_little_nor_too_much(kind: Any) -> None:
    for args, more in (((), {}), (("tea", 1, [], 0), {}), (("tea",), {"handle": 1})):
        with pytest.raises(TypeError, match="__init__"):
            kind(*args, **more)
    with pytest.raises(ValueError, match="fewer than none"):
        kind("tea", -1)


def test_a_default_that_is_made_is_made_anew_for_each() -> None:
    one, other = Cup("tea"), Cup("tea")
    one.marks.append("M")
    assert other.marks == []


@pytest.mark.parametrize("kind", [Cup, Theirs])
def test_it_cannot_be_changed(kind: Any) -> None:
    one = kind("tea")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.holds = "coffee"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.holds
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):  # theirs says the second, for a name of no field
        one.handle = 1
    assert dataclasses.replace(one, holds="coffee") == kind("coffee")
    assert one == kind("tea")


@pytest.mark.parametrize("kind", [Cup, Theirs])
def test_equals_are_of_one_kind_and_stand_in_order(kind: Any) -> None:
    assert kind("tea", 1) == kind("tea", 1) != kind("tea", 2)
    assert kind("tea") != ("tea", 0, [])
    assert Cup("tea") != Theirs("tea")
    assert sorted([kind("tea", 2), kind("cocoa", 3), kind("tea", 1)]) == [
        kind("cocoa", 3), kind("tea", 1), kind("tea", 2)
    ]  # fmt: skip
    assert kind("b") > kind("a") <= kind("a") >= kind("a")
    with pytest.raises(TypeError, match="not supported between"):
        assert kind("a") < 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(kind("a"))  # for what it holds is


def test_equals_have_one_place_in_a_set() -> None:
    assert {Saucer(1), Saucer(1), Saucer(2)} == {Saucer(2), Saucer(1)}


def test_a_copy_is_the_same() -> None:
    assert copy.deepcopy(Cup("tea", 1, ["M"])) == Cup("tea", 1, ["M"])
    assert copy.copy(Saucer(3)) == Saucer(3) == pickle.loads(pickle.dumps(Saucer(3)))


def test_it_can_be_taken_apart_by_its_fields() -> None:
    match Saucer(3):
        case Saucer(cracks):
            assert cracks == 3


def test_what_it_does_not_do_is_refused() -> None:
    with pytest.raises(TypeError, match="ordinary ones"):
        records.dataclass(frozen=True, slots=True)(
            type("Odd", (), {"__annotations__": {"a": int}, "a": dataclasses.field(repr=False)})
        )
    with pytest.raises(TypeError, match="frozen and slotted"):
        records.dataclass(frozen=False, slots=True)
