"""Our bot at the pace that `PACE` says, timing every turn of its loop for the file in `HELD`."""

import asyncio
import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.__main__ import main
from bot.settings import Settings

_WORTH_NOTING = 0.001  # seconds
_held: list[tuple[float, float]] = []


def _watch_the_loop() -> None:
    """Note each callback that holds the loop for long: when it ended, and for how many seconds."""
    handles: Any = asyncio.Handle
    run = handles._run

    def timed(handle: asyncio.Handle) -> None:
        began = time.perf_counter()
        run(handle)
        if (took := time.perf_counter() - began) > _WORTH_NOTING:
            _held.append((time.time(), took))

    handles._run = timed


def run() -> int:
    """Run the bot as `python -m bot run` does, until it is stopped."""
    settings: Any = Settings
    load = settings.load
    pace = float(os.environ["PACE"])

    def at_this_pace(*given: Any) -> Any:
        return replace(load(*given), messages_per_second=pace, dms_per_second=pace)

    settings.load = at_this_pace
    _watch_the_loop()
    try:
        return main(["run"])
    finally:
        Path(os.environ["HELD"]).write_text(json.dumps(_held), "utf-8")


if __name__ == "__main__":
    sys.exit(run())
