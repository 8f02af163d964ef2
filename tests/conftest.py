"""Where tests write: in memory, where there is room for it."""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 2 << 30  # bytes


def pytest_configure() -> None:
    """Let temporary files lie in memory: no test cuts the power, so to none of them is a disk anything but slow."""
    if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
