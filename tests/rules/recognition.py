"""Reads tables, what services return, and texts, for what would score people or hold one beside another."""

import collections.abc as collected
import dataclasses
import functools
import importlib
import inspect
import operator
import pkgutil
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

import bot.domain
import bot.services
import storage
from bot.domain.people import Actor, PersonId
from storage.tables import Moment

MANY: Final = (
    *(tuple, list, set, frozenset, dict, collected.Sequence, collected.Mapping, collected.Iterable),
    *(collected.Iterator, collected.Collection, collected.Set),
)
MEASURES: Final = (int, float, datetime, date, timedelta)
KEEPS_SCORE: Final = re.compile(
    r"score|streak|badge|karma|leader|(?<!p)points?\b|\brank|level|tally|last_(active|seen|press|answer|post)|active_at"
    r"|(answers|posts|votes|thanks|sessions)_(given|got|count|total)|total|times_"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Service:
    """Something that services offer: where it stands, whether somebody asks it by name, and what it returns."""

    name: str
    is_asked: bool
    returns: Any


def services(*packages: types.ModuleType) -> Iterator[Service]:
    """Yield every public function and method of these, those of the services unless others are named."""
    for package in packages or (bot.services,):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in found.name:
                yield from _in_module(importlib.import_module(found.name))


def _in_module(module: types.ModuleType) -> Iterator[Service]:
    own = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
    functions = [one for one in own if inspect.isfunction(one)]
    for each in own:
        functions += [one for one in vars(each).values() if inspect.isfunction(one)] if inspect.isclass(each) else []
    for one in functions:
        if not one.__name__.startswith("_"):
            yield service(one)


def service(function: Callable[..., Any]) -> Service:
    """Read what one function says that it returns."""
    hints = typing.get_type_hints(function)
    name = f"{function.__module__}.{function.__qualname__}"
    return Service(name, Actor in hints.values(), hints.get("return"))


def held(kind: Any, asks_everybody: Collection[str], within: tuple[Any, ...] = ()) -> Counter[str]:
    """Count the people of whom this may tell, by the record in which each stands; 2 stands for several.

    Whoever `asks_everybody` for something stands on its card, and is nobody's activity.
    """
    if kind is PersonId:
        return Counter({"PersonId": 1})
    if kind in within:
        return Counter()
    args = [one for one in typing.get_args(kind) if one is not Ellipsis]
    inside = [held(one, asks_everybody, (*within, kind)) for one in args]
    if _is_choice(kind):
        return functools.reduce(operator.or_, inside)
    if typing.get_origin(kind) in MANY:
        several = 1 if typing.get_origin(kind) is tuple and Ellipsis not in typing.get_args(kind) else 2
        return Counter({name: several * number for one in inside for name, number in one.items()})
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        return Counter()
    hints = [typing.get_type_hints(kind)[one.name] for one in dataclasses.fields(kind)]
    own = sum(map(_is_person, hints)) if kind.__name__ not in asks_everybody else 0
    rest = [held(one, asks_everybody, (*within, kind)) for one in hints if not _is_person(one)]
    return sum(rest, Counter({kind.__name__: own} if own else {}))


def beside_each_other(kind: Any, asks_everybody: Collection[str] = ()) -> set[str]:
    """Name the records of a person in what may hold more than one person's activity."""
    found = held(kind, asks_everybody)
    return set(found) if found.total() > 1 else set()


def _is_choice(kind: Any) -> bool:
    return typing.get_origin(kind) in {typing.Union, types.UnionType}


def _is_person(kind: Any) -> bool:
    return kind is PersonId or (_is_choice(kind) and PersonId in typing.get_args(kind))


def measured(kind: Any) -> bool:
    """Tell whether this has a number or a time beside the number of somebody, as a list of such pairs would."""
    args = typing.get_args(kind)
    return (PersonId in args and any(one in MEASURES for one in args)) or any(map(measured, args))


def numbers_beside_a_person() -> Iterator[str]:
    """Name every number in a record of one person that services or tables hand out."""
    for one in _records():
        hints = typing.get_type_hints(one)
        if any(_is_person(kind) for kind in hints.values()):
            yield from (f"{one.__name__}.{name}" for name, kind in hints.items() if _is_number(kind))


def _is_number(kind: Any) -> bool:
    return kind in {int, float} or (_is_choice(kind) and bool({int, float} & set(typing.get_args(kind))))


def _records() -> Iterator[Any]:
    for package in (bot.domain, bot.services, storage):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in found.name:
                module = importlib.import_module(found.name)
                yield from (
                    one
                    for one in vars(module).values()
                    if isinstance(one, type) and dataclasses.is_dataclass(one) and one.__module__ == module.__name__
                )


def about_somebody(table: sa.Table, who: Collection[str]) -> bool:
    """Tell whether a row of this table is about somebody: one of these columns says who."""
    return bool(set(who) & set(table.c.keys()))


def numbers_in(table: sa.Table) -> Iterator[str]:
    """Name the columns of a table that hold a number which is not one of Discord's."""
    for column in table.c:
        if isinstance(column.type, (sa.Integer, sa.Numeric, sa.Float)) and type(column.type) is not sa.BigInteger:
            yield f"{table.name}.{column.name}"


def times_in(table: sa.Table, who: Collection[str]) -> Iterator[str]:
    """Name the times in a table that has one row of each person: one of them could be when they last did something."""
    keys = set(table.primary_key.columns.keys())
    if keys & set(who) and keys <= {"guild", *who}:
        yield from (f"{table.name}.{column.name}" for column in table.c if isinstance(column.type, (Moment, sa.Date)))
