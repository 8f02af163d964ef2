"""What every noun shares names none of them: not as an import, which a contract forbids, and not as a string."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bot.domain.nouns import Nouns
from bot.features import FEATURES, add_nouns
from bot.services import Transaction
from cogs.kit.feature import Feature
from tests.rules.project import ROOT, contracts, files, name_of, tree_of

CONTRACT = "What every noun shares knows none of them"
WORDS = {
    "poll",
    "vote",
    "ballot",
    "idea",
    "proposal",
    "concern",
    "call",
    "topic",
    "session",
    "naming",
}  # however many, and within longer names


def shared() -> Iterator[Path]:
    """Yield the files that the contract is about."""
    (contract,) = (one for one in contracts() if one["name"] == CONTRACT)
    for module in contract["source_modules"]:
        place = ROOT / module.replace(".", "/")
        yield from files(name_of(place), ending=".py") if place.is_dir() else (place.with_suffix(".py"),)


def names_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of a file that are names: what people read, and what is said of code, has spaces."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not re.search(r"\s", node.value):
            yield node.lineno, node.value


def nouns_named(name: str) -> set[str]:
    parts = {part.removesuffix("s") for part in re.split(r"[^a-z]+", name.lower())}
    return parts & WORDS


def test_what_every_noun_shares_names_none_as_a_string() -> None:
    named = [
        f"{name_of(path)}:{line} {name!r}" for path in shared() for line, name in names_in(path) if nouns_named(name)
    ]
    assert named == []


def test_the_same_test_notices_a_noun_in_whatever_shape() -> None:
    shapes = ("poll", "polls", "poll_reminder", "polls.closes_at", "idea-form", "v1:vote:")
    assert all(nouns_named(shape) for shape in shapes)
    assert not any(nouns_named(shape) for shape in ("recall", "called", "ideal", "subject", "not-for-me"))


def test_every_noun_that_others_ask_is_one_of_those_words() -> None:
    nouns: Nouns[Transaction] = Nouns()
    add_nouns(nouns)
    kinds = {one.kind for one in nouns.subjects} | {one.kind for one in nouns.submissions}
    assert kinds
    assert kinds <= WORDS


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_draws_every_noun_that_it_offers(name: str) -> None:
    feature: Feature = import_module(name).FEATURE
    subjects = [one.subject for one in feature.nouns if one.subject is not None]
    assert {one.kind for one in subjects} == set(feature.subjects)
    assert {one.submission.kind for one in feature.nouns if one.submission} == set(feature.submissions)
    assert sum(one.happened is not None for one in feature.nouns) == len(feature.happenings)
    assert sum(one.progress is not None for one in feature.nouns) == len(feature.progress)
    assert sum(one.took_part is not None for one in feature.nouns) == len(feature.took_part)
    assert {kind for one in subjects for kind in one.reminders} <= set(feature.letters)
