"""What people are to hear of what came of a vote: owed from its result on, and told once."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.polls import Poll


@dataclass(frozen=True, slots=True)
class NextStep:
    """What came of a vote, by when people are to hear of it, and in which `words` they have, once it was told."""

    poll: Poll
    due: datetime
    told_at: datetime | None = None
    words: str = ""

    def is_overdue(self, now: datetime) -> bool:
        """Tell whether people should have heard of it by now, and have not."""
        return self.told_at is None and self.due <= now


@dataclass(frozen=True, slots=True)
class Telling:
    """What came of saying what came of a vote: it `was_told` before, so nothing was changed, or it is told now."""

    step: NextStep
    was_told: bool
