"""A new noun has its own files and a few lines where nouns are listed, and all that is shared works for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from storage.migrations import NEWEST
from tests.rules.project import PRODUCT, ROOT, files, name_of

NEW = Path(__file__).parent / "new_noun"
LINES = {  # in which files of the project, after what, and which
    "bot/features.py": (('    "cogs.servers",\n', '    "cogs.walks",\n'),),
    "bot/domain/actions.py": (
        ('    ANSWER_CONCERN = "answer a concern"\n', '    WALK = "propose a walk"\n    COME_ALONG = "come along"\n'),
        ("    Action.ANSWER_CONCERN: _lead,\n", "    Action.WALK: _coordinator,\n    Action.COME_ALONG: _partner,\n"),
    ),
    "storage/personal/columns.py": (
        (
            "Final[Mapping[str, tuple[str, ValueKind]]] = {",
            '\n    "walk": (later("Reference"), ValueKind.PLAIN),',
        ),
    ),
    "storage/migrations/__init__.py": ((f'"{NEWEST}"', ', "9000"'),),
    "storage/personal/asked.py": (
        ("from storage.topics import topics\n", "from storage.walks import walkers, walks\n"),
        (
            "ASKED: Final = (\n",
            """
    RegisterEntry(walkers, "person", later("Walks you come along to"), "walk", "", GO_WITH_THEM),
    RegisterEntry(
        walks,
        "author",
        later("Walks you proposed"),
        "title",
        "id guild state starts_at ended_at",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. That there was a walk stays."),
        instead={"author": NOBODY},
    ),
""",
        ),
    ),
}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with a noun that it does not have."""
    folder = tmp_path_factory.mktemp("project")
    for part in (*PRODUCT, "tests", "docs", "pyproject.toml"):
        place = ROOT / part
        _copy(place, folder / part) if place.is_dir() else shutil.copy(place, folder / part)
    for part in (*PRODUCT, "tests"):
        _copy(NEW / part, folder / part)
    (folder / "tests/rehearsal/walking.py").rename(folder / "tests/rehearsal/test_story_walks.py")
    migration = folder / "storage/migrations/versions/r9000_let_people_walk.py"
    migration.write_text(migration.read_text("utf-8").replace("the newest", NEWEST), "utf-8")
    for name, lines in LINES.items():
        _add(folder / name, lines)
    return folder


def _copy(folder: Path, to: Path) -> None:
    shutil.copytree(folder, to, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))


def _add(path: Path, lines: Iterable[tuple[str, str]]) -> None:
    text = path.read_text("utf-8")
    for after, line in lines:
        assert text.count(after) == 1, f"{path.name} has another place for it now: {after}"
        text = text.replace(after, after + line)
    path.write_text(text, "utf-8")


def _run(project: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_it_adds_lines_to_the_list_of_features_the_register_and_the_actions_and_nowhere_else(project: Path) -> None:
    theirs = [path for path in files(*PRODUCT) if NEW not in path.parents]
    changed = {name_of(path) for path in theirs if path.read_bytes() != (project / name_of(path)).read_bytes()}
    assert changed == set(LINES)


def test_what_is_shared_works_for_it_on_the_stage(project: Path) -> None:
    _run(project, "pytest", "-n0", "-q", "tests/rehearsal/test_story_walks.py")


def test_its_tables_are_in_the_register_and_its_migration_makes_them(project: Path) -> None:
    register, schema = "tests/storage/test_personal_register.py", "tests/storage/test_migrations_schema.py"
    _run(project, "pytest", "-n0", "-q", register, schema)


def test_its_imports_go_down_the_stairs(project: Path) -> None:
    _run(project, "importlinter.cli", "lint-imports", "--no-cache")
