"""Tests that cannot fail, and tests that look away."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.project import files, name_of, tree_of

ANYTHING = {
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "Exception",
    "IndexError",
    "KeyError",
    "LookupError",
    "NameError",
    "RuntimeError",
    "TypeError",
    "ValueError",
}


def always_true(said: ast.expr) -> bool:
    """Tell whether this holds whatever the programme does."""
    if isinstance(said, ast.BoolOp):
        return (any if isinstance(said.op, ast.Or) else all)(map(always_true, said.values))
    if isinstance(said, ast.Tuple):
        return bool(said.elts)
    return isinstance(said, ast.Constant) and bool(said.value)


def swallows(node: ast.AST) -> bool:
    """Tell whether this lets an error of any programme pass without a word."""
    if isinstance(node, ast.ExceptHandler):
        silent = all(isinstance(line, (ast.Pass, ast.Continue)) for line in node.body)
        return silent and bool(_named(node.type) & ANYTHING or node.type is None)
    if isinstance(node, ast.Call) and _named(node.func) & {"suppress"}:
        return any(_named(what) & ANYTHING for what in node.args)
    return False


def expects_anything(node: ast.AST) -> bool:
    """Tell whether any mistake at all would do for the one that is expected."""
    return (
        isinstance(node, ast.withitem)
        and isinstance(node.context_expr, ast.Call)
        and _named(node.context_expr.func) & {"raises"} != set()
        and any(_named(what) & {"Exception", "BaseException"} for what in node.context_expr.args)
        and not node.context_expr.keywords
        and node.optional_vars is None
    )


def blunt(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which a test cannot fail, or looks away."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and always_true(node.test):
            yield node.lineno
        elif swallows(node):
            yield node.lineno  # type: ignore[attr-defined]
        elif expects_anything(node):
            yield node.context_expr.lineno  # type: ignore[attr-defined]


def _named(what: ast.expr | None) -> set[str]:
    if isinstance(what, ast.Tuple):
        return set().union(*map(_named, what.elts))
    if isinstance(what, ast.Attribute):
        return {what.attr}
    return {what.id} if isinstance(what, ast.Name) else set()


def test_every_test_can_fail_and_none_looks_away() -> None:
    assert [f"{name_of(path)}:{line}" for path in files("tests", ending=".py") for line in blunt(tree_of(path))] == []


@pytest.mark.parametrize(
    "code",
    [
        "assert found == wanted or True",
        "assert True",
        "assert (found == wanted, 'they differ')",
        "try: work()\nexcept Exception: pass",
        "try: work()\nexcept (OSError, TypeError): pass",
        "try: work()\nexcept: pass",
        "with suppress(LookupError, TypeError): work()",
        "with contextlib.suppress(BaseException): work()",
        "with pytest.raises(Exception): work()",
    ],
)
def test_a_blunt_test_is_found(code: str) -> None:
    assert len(list(blunt(ast.parse(code)))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "assert found == wanted or found == other",
        "assert found, 'nothing'",
        "try: work()\nexcept Exception as error: return error",
        "with suppress(ProcessLookupError): work()",
        "with pytest.raises(Exception, match='frozen'): work()",
        "with pytest.raises(Exception) as refused: work()",
    ],
)
def test_a_sharp_one_is_not(code: str) -> None:
    assert list(blunt(ast.parse(code))) == []
