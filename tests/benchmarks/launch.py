"""Starts a programme as if the extra `speed` were not installed: `python -m tests.benchmarks.launch bot run`."""

import runpy
import sys


def launch() -> None:
    for part in ("uvloop", "orjson"):
        sys.modules[part] = None  # type: ignore[assignment] # importing it now fails, as where it is missing
    programme = sys.argv.pop(1)
    runpy.run_module(programme, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    launch()
