"""What people are told of a session that they have replied to: it moved, is cancelled, or there is news of a place."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.replies import OwnReply

MOVED: Final = LetterKind(
    "session_moved", Urgency.AT_ONCE, uses_allowance=False, ends_on_leaving=True, quiet_outside_hours=True
)
CANCELLED: Final = LetterKind(
    "session_cancelled", Urgency.AT_ONCE, uses_allowance=False, ends_on_leaving=True, quiet_outside_hours=True
)
OFFERED: Final = LetterKind(
    "place_offered", Urgency.AT_ONCE, uses_allowance=False, ends_on_leaving=True, quiet_outside_hours=True
)
GONE: Final = LetterKind("place_gone", ends_on_leaving=True)
CAUGHT_UP: Final = LetterKind("session_caught_up", ends_on_leaving=True)
TOLD_OF_PLACES: Final = (OFFERED.name, GONE.name)
TOLD_FOR: Final = timedelta(days=21)  # after it: as long as its twin is open, the catch-up is worth a message

_MINUTE: Final = "%Y%m%dT%H%M"
_OTHER: Final = "-other"


@dataclass(frozen=True, slots=True)
class Moved:
    """A session that has moved, to somebody who said yes to it; `before` is when they believe that it begins."""

    own: OwnReply
    before: datetime

    @property
    def at_another_time(self) -> bool:
        """Tell whether it begins at another time than they believe."""
        return self.before != self.own.session.starts_at


def moved_from(starts_at: datetime, edition: int, *, other: bool) -> str:
    """Return the occasion of having moved from here, as often as it has; `other`: more than its start has changed."""
    return f"{starts_at.astimezone(UTC):{_MINUTE}}-{edition}{_OTHER if other else ''}"


def before_move(dedupe_key: str) -> datetime:
    """Return from when it moved, which is the occasion that ends the key of such a letter."""
    occasion = dedupe_key.rsplit(":", 1)[1]
    return datetime.strptime(occasion.split("-")[0], _MINUTE).replace(tzinfo=UTC)


def changed_otherwise(dedupe_key: str) -> bool:
    """Tell whether more than its start had changed when such a letter was written."""
    return dedupe_key.endswith(_OTHER)
