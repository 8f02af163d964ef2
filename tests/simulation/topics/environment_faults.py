"""What happens to the server and the computer while a question is open: threads and cards go as well."""

import random
from typing import TYPE_CHECKING

from bot.rehearsal.world import changes, threads, writing
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from tests.simulation.environment_faults import EnvironmentFaults

if TYPE_CHECKING:
    from tests.simulation.topics.life import TopicLife


class TopicFaults(EnvironmentFaults):
    """Also has moderators' hands at work, and ends the programme where answers and threads are noted."""

    ends_at: tuple[str, ...] = (
        "topic.",
        "answer.",
        "thread.",
        "letter.",
        "erase.",
        "store.rewritten",
        "store.committed",
    )
    ends_late_at: tuple[str, ...] = ("", "topic.closed", "thread.", "letter.", "store.committed")

    def __init__(self, life: "TopicLife", chance: random.Random) -> None:
        super().__init__(life, chance)
        self.closed_threads_removed = 0
        self.menu = (*self.menu, self.thread_removed, *(self.thread_put_to_sleep, self.card_removed) * 2)

    def threads(self) -> list[Channel]:
        """Return the threads that stand anywhere."""
        return [one for one in self.life.stage.world.channels.values() if one.thread is not None]

    def thread_removed(self) -> None:
        """Have a moderator remove a thread with all that stands in it."""
        for thread in self.threads():
            self.closed_threads_removed += bool(thread.thread and thread.thread.locked)
            changes.drop_channel(self.life.stage.world, thread)

    def thread_put_to_sleep(self) -> None:
        """Have a moderator archive a thread."""
        world = self.life.stage.world
        for thread in self.threads():
            threads.archive(world, thread)
            threads.tell(world, thread, "THREAD_UPDATE", thread.wire())

    def card_removed(self) -> None:
        """Have a moderator remove the card of a question."""
        card: Message | None = self.life.coordinator.card()
        if card is not None:
            writing.remove(self.life.stage.world, card, self.life.stage.world.find_account("Olwen"))
