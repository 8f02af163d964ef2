"""What coordinators see of everybody: numbers, and what waits."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.calls import CallRequest
from bot.domain.people import Server
from bot.domain.safety import ANSWERED_WITHIN
from bot.domain.small_numbers import Headcount


@dataclass(frozen=True, slots=True)
class Overview:
    """People as numbers, if there are enough; who asks for a call; and since when somebody waits for the lead."""

    server: Server
    people: Headcount | None
    calls: tuple[CallRequest, ...]
    waits_since: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Tell whether somebody has waited too long for the safeguarding lead."""
        return self.waits_since is not None and now >= self.waits_since + ANSWERED_WITHIN
