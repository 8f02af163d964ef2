"""Reads the project's own files, for the rules to look at."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "cogs", "storage")
CODE = (*PRODUCT, "tests")
_MADE_ANYWHERE = {"__pycache__"}
_MADE_AT_THE_TOP = {
    ".git",
    ".node",
    ".hypothesis",
    ".coverage",
    "data",
    "keys",
    "rehearsal-data",
    "all-pictures",
    ".env",
}


@dataclass(frozen=True, slots=True)
class Function:
    """One function, how many lines it has from `def` to its end, and what it says that it returns."""

    place: str
    lines: int
    returns: str


def files(*folders: str, ending: str = "") -> list[Path]:
    """Return the files people wrote in these folders, or in the whole project; a rule over none would always hold."""
    found = [
        path
        for top in folders or (".",)
        for path in sorted((ROOT / top).rglob(f"*{ending}"))
        if path.is_file() and not _is_made_here(path.relative_to(ROOT).parts)
    ]
    assert found, f"There is nothing that ends in {ending!r} in {folders}."
    return found


def name_of(path: Path) -> str:
    """Say where a file is, seen from the project's root."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse a Python file, once."""
    return ast.parse(path.read_text("utf-8"))


def functions(*folders: str) -> Iterator[Function]:
    """Yield every function in these folders."""
    for path in files(*folders, ending=".py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                place, lines = f"{name_of(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1
                yield Function(place, lines, ast.unparse(node.returns) if node.returns else "")


def imports_of(path: Path) -> set[str]:
    """Name every module a file imports itself, with its dots."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def contracts() -> list[dict[str, Any]]:
    """Return the import contracts, as they are written."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return found


def _is_made_here(parts: tuple[str, ...]) -> bool:
    """Tell whether nobody wrote this file; a folder of ours may have any name, below the top."""
    top = parts[0]
    made = top in _MADE_AT_THE_TOP or top.startswith(".venv") or top.endswith("_cache")
    return made or any(part in _MADE_ANYWHERE or part.endswith("_cache") for part in parts)
