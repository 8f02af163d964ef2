"""Sees what arrives in private, and what the programme knew as it decided to send it."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.inside import Passage
from bot.rehearsal.person import screen
from bot.rehearsal.world.channels import DM
from bot.rehearsal.world.messages import SILENT
from tests.simulation.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Arrived:
    """A private message that came: for whom, with which reference, when by the loop's time, and whether silently."""

    person: int
    reference: str
    at: float
    words: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A moment at which letters were claimed: by the loop's time, and by the programme's clock."""

    at: float
    now: datetime


@dataclass(slots=True)
class PostRecorder(Recorder):
    """Remembers private messages, each once however often it was posted, and when letters were claimed."""

    arrived: dict[int, Arrived] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def told(self, passage: Passage) -> None:
        """Note a request, and look for private messages that are new."""
        super(PostRecorder, self).told(passage)
        parts = passage.request.path.split("/")
        if passage.request.method != "POST" or parts[-1] != "messages" or passage.happened is None:
            return
        place = self.world.channels.get(int(parts[-2]))
        if place is None or place.type != DM:
            return
        person = next(one.id for one in place.recipients.values() if not one.bot)
        for message in list(place.messages.values())[-2:]:
            if message.id not in self.arrived and message.author is self.world.bot:
                footer = str((message.embeds[0].get("footer") or {}).get("text", "")) if message.embeds else ""
                reference = footer.rpartition("· ")[2]
                self.arrived[message.id] = Arrived(
                    person, reference, self.time(), screen.words(message), bool(message.draft.flags & SILENT)
                )
