"""Phones: what only one person has, and what their lock screen showed."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from bot.rehearsal.world.interactions import OpenedForm
from bot.rehearsal.world.messages import Message

_PUSHES_KEPT, _PRIVATE_KEPT = 500, 100


@dataclass(frozen=True, slots=True)
class Push:
    """What a locked phone showed: the text, the place it came from, who wrote it, and when."""

    text: str
    place: int
    author: int
    moment: datetime


@dataclass(slots=True, eq=False)
class Phone:
    """What only one person has: private replies, notes of failures, and the form that is open."""

    private: dict[int, Message] = field(default_factory=dict)
    form: OpenedForm | None = None
    lock_screen: deque[Push] = field(default_factory=lambda: deque(maxlen=_PUSHES_KEPT))

    @property
    def pushes(self) -> list[str]:
        """The texts that the locked phone has shown, oldest first."""
        return [push.text for push in self.lock_screen]

    def keep_private(self, message: Message) -> None:
        """Keep a private reply, and let go of the oldest: Discord's own app forgets them sooner."""
        self.private[message.id] = message
        while len(self.private) > _PRIVATE_KEPT:
            del self.private[next(iter(self.private))]
