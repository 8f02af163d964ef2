"""An environment is made anew when it is of another Python than the one asked for, and only then."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.project import ROOT

HERE = f"Python {platform.python_version()}"
CFG = ".venv/pyvenv.cfg"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with the Makefile in it and nothing else."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def environment(folder: Path, *, says: str) -> None:
    """Lay an environment there whose Python says that it is this one."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\n[ "$1" != -V ] || says="{says}"\necho "${{says:-.venv/bin/python}}"\n')
    python.chmod(0o700)
    (folder / CFG).touch()


def would_make_anew(folder: Path, *given: str) -> bool:
    """Tell whether `make` would make the environment there."""
    ours = {"PYTHON", "VENV"}  # as the make was told that runs these tests
    clean = {name: value for name, value in os.environ.items() if name not in ours and not name.startswith("MAKE")}
    command = ("make", "--dry-run", "--directory", str(folder), *given, CFG)
    said = subprocess.run(command, env=clean, capture_output=True, text=True, check=True)
    return "venv --clear .venv" in said.stdout


def test_an_environment_is_made_where_there_is_none(copy: Path) -> None:
    assert would_make_anew(copy, f"PYTHON={sys.executable}")


def test_an_environment_of_the_python_asked_for_is_kept(copy: Path) -> None:
    environment(copy, says=HERE)
    assert not would_make_anew(copy, f"PYTHON={sys.executable}")


def test_an_environment_of_another_python_than_the_one_asked_for_is_made_anew(copy: Path) -> None:
    environment(copy, says="Python 3.0.1")
    assert would_make_anew(copy, f"PYTHON={sys.executable}")


def test_an_environment_stays_when_nobody_asks_for_another(copy: Path) -> None:
    environment(copy, says="Python 3.0.1")
    assert not would_make_anew(copy)


def test_an_environment_whose_python_is_gone_is_made_anew(copy: Path) -> None:
    environment(copy, says=HERE)
    (copy / ".venv" / "bin" / "python").unlink()
    assert would_make_anew(copy)
