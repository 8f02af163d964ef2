"""One class name means one thing, and names that were given up do not come back."""

import ast
import re
from collections import defaultdict
from functools import cache

import pytest

from tests.rules.project import CODE, PRODUCT, files, name_of, tree_of

GIVEN_UP = {  # a word, and what that is called
    "Ambush": "KillingStandin",
    "DiscordWire": "DiscordTransport",
    "Duties": "Jobs",
    "Knocker": "RawClient",
    "Mischief": "EnvironmentFaults",
    "Nursery": "ForkServer",
    "PostWitness": "PostRecorder",
    "Sayer": "LetterRenderer",
    "Sayers": "LetterRenderers",
    "ShortWay": "FastCallback",
    "barred_places": "blocked_channels",
    "declining": "opt_outs",
    "duties": "jobs",
    "knocking": "raw_client",
    "make_room": "preallocate_wal",
    "mark_unwanted": "cancel",
    "nursery": "fork_server",
    "put_back": "unclaim",
    "put_mark": "keep_state",
    "short_way": "fast_callback",
    "sort_out": "plan_delivery",
    "standstill": "outbox_lag",
    "take_in_hand": "claim",
    "tea_party": "component_gallery",
    "troubles_of": "blocked_channels_of",
}
THIS = "tests/rules/test_names.py"


@cache
def places_of_words() -> dict[str, list[str]]:
    """Say of every word in which files it stands, or which it names."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for ending in (".py", ".md", ".sql"):
        for path in files(*CODE, "docs", ending=ending):
            for word in {path.stem, *re.findall(r"[A-Za-z_]+", path.read_text("utf-8"))}:
                places[word].append(name_of(path))
    return places


@pytest.mark.parametrize(("old", "new"), GIVEN_UP.items())
def test_a_name_that_was_given_up_does_not_come_back(old: str, new: str) -> None:
    assert set(places_of_words()[old]) <= {THIS}, f"it is called {new}"


def test_one_class_name_means_one_thing() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in files(*PRODUCT, ending=".py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(name_of(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
