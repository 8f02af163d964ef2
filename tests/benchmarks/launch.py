"""Starts a programme as where only what it runs with is installed: `python -m tests.benchmarks.launch plain bot run`.

`plain` leaves out the extra `speed`, `speed` does not. Both leave out what only tests and checks bring along: some
libraries load it when they find it.
"""

import runpy
import sys

_TOOLS = ("rich", "greenlet", "pygments")
_SPEED = ("uvloop", "orjson")


def launch() -> None:
    kind, programme = sys.argv.pop(1), sys.argv.pop(1)
    for part in (*_TOOLS, *(_SPEED if kind == "plain" else ())):
        sys.modules[part] = None  # type: ignore[assignment] # importing it now fails, as where it is missing
    runpy.run_module(programme, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    launch()
