"""What can be asked, and what is remembered, is there for somebody: what nothing but tests asks for goes."""

import ast
from collections.abc import Iterator

from tests.rules.project import PRODUCT, files, tree_of

ASKED_BY_NOBODY = {  # by name, with the reason
    "count_answers": "what is measured looks whether every answer was kept",
    "held_counts": "tests look at one server; operators see what was held in all of them together",
}


def used(tree: ast.AST) -> Iterator[str]:
    """Yield the names that are used; to import one, or to hand it on, is no use."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_each_service_and_each_question_of_storage_is_asked_by_more_than_tests() -> None:
    asked_for = {
        node.name
        for path in files("bot/services", "storage", ending=".py")
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert len(asked_for) > 800
    asked = {name for path in files(*PRODUCT, ending=".py") for name in used(tree_of(path))}
    assert asked_for - asked == set(ASKED_BY_NOBODY)
