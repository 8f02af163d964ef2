"""A service is there for somebody to ask: what nothing but tests asks for goes."""

import ast
from collections.abc import Iterator

from tests.rules.project import PRODUCT, files, tree_of

ASKED_BY_NOBODY: dict[str, str] = {}  # by name, with the reason


def used(tree: ast.AST) -> Iterator[str]:
    """Yield the names that are used; to import one, or to hand it on, is no use."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_each_service_is_asked_by_more_than_tests() -> None:
    services = {
        node.name
        for path in files("bot/services", ending=".py")
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert len(services) > 300
    asked = {name for path in files(*PRODUCT, ending=".py") for name in used(tree_of(path))}
    assert services - asked == set(ASKED_BY_NOBODY)
