"""Starts a programme as where only what it runs with is installed: `python -m tests.benchmarks.launch plain bot run`.

`plain` leaves out the extra `speed`, `speed` does not, and `slow` is as `plain` on a disk that takes 5 ms longer for
each commit. All leave out what only tests and checks bring along: some libraries load it when they find it.
"""

import runpy
import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Event

_TOOLS = ("rich", "greenlet", "pygments")
_SPEED = ("uvloop", "orjson")
_LONGER = 0.005  # seconds


def launch() -> None:
    kind, programme = sys.argv.pop(1), sys.argv.pop(1)
    for part in (*_TOOLS, *(() if kind == "speed" else _SPEED)):
        sys.modules[part] = None  # type: ignore[assignment] # importing it now fails, as where it is missing
    if kind == "slow":
        slow_down_commits()
    runpy.run_module(programme, run_name="__main__", alter_sys=True)


def slow_down_commits() -> None:
    """Have each commit take longer; as on a slower disk, only whoever waits for it is held up."""
    committer = import_module("storage.store.group").Committer
    commit, nobody = committer._commit, Event()

    def slowly(self: object, transactions: Sequence[object]) -> None:
        commit(self, transactions)
        nobody.wait(_LONGER)

    committer._commit = slowly


if __name__ == "__main__":
    launch()
