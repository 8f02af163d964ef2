"""What several tests of storage lend."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

NOBODY = 65534


@pytest.fixture
def weak_directory() -> Iterator[Path]:
    """Lend a directory to somebody whom file permissions bind: root, whom they do not, becomes nobody for a while."""
    directory = Path(tempfile.mkdtemp())
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(directory, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield directory
    if was_root:
        os.seteuid(0)
    shutil.rmtree(directory)
