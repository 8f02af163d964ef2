"""Pictures that go with what the bot says: what each shows, in words too, and how it is drawn; never on the loop."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Final

_KEPT: Final = 32  # pictures of 20 to 60 KB


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be drawn: the name of its file, what it says in words, and how to draw it.

    Two with the same `of` look the same.
    """

    name: str
    said: str
    of: Hashable
    draw: Callable[[], bytes]

    def in_a_card(self) -> dict[str, str]:
        """Return how a card says that this file stands in it, and what it shows for those who hear it."""
        return {"url": f"attachment://{self.name}", "description": self.said}


Draw = Callable[[Picture], Awaitable[bytes]]


class Drawer:
    """Draws in another thread, and once what several want at the same time; the last few pictures are kept."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[Hashable, asyncio.Task[bytes]] = OrderedDict()

    async def __call__(self, picture: Picture) -> bytes:
        """Return a picture as a PNG."""
        task = self._drawn.get(picture.of)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = asyncio.create_task(asyncio.to_thread(picture.draw), name="drawing")
            task.add_done_callback(_heard)
            self._drawn[picture.of] = task
        self._drawn.move_to_end(picture.of)
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        return await asyncio.shield(task)  # whoever waits no longer leaves it to the others


def _heard(task: "asyncio.Task[bytes]") -> None:
    """Have seen how it went, also where nobody waits any more."""
    if not task.cancelled():
        task.exception()
