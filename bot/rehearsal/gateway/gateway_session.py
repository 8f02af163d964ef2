"""One bot's session: what it asked for, and what it was told, so that it can be told again."""

import secrets
from collections import deque
from datetime import datetime, timedelta

from bot.rehearsal.gateway.socket import Socket
from bot.rehearsal.wire import Json
from bot.rehearsal.world.messages import without_content
from bot.rehearsal.world.world import Event, World

_DIRECT_MESSAGES, _MESSAGE_CONTENT = 1 << 12, 1 << 15
_WRITTEN = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
_KEPT = 10_000
_RESUMABLE = timedelta(minutes=5)


class GatewaySession:
    """Lives on when its connection does not, and keeps what it could not deliver."""

    __slots__ = ("_lost_at", "_sent", "id", "intents", "sequence", "shard", "socket", "world")

    def __init__(self, world: World, intents: int, shard: tuple[int, int]) -> None:
        self.world = world
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.sequence = 0
        self.socket: Socket | None = None
        self._lost_at: datetime | None = None
        self._sent: deque[Json] = deque(maxlen=_KEPT)

    def is_for(self, guild: int) -> bool:
        """Tell whether this session's shard hears of a server; direct messages have the number 0."""
        return (guild >> 22) % self.shard[1] == self.shard[0]

    def lose(self) -> None:
        """Note that the connection is gone."""
        self.socket, self._lost_at = None, self.world.now()

    def too_old(self) -> bool:
        """Tell whether the connection has been gone for too long to go on."""
        return self.socket is None and self._lost_at is not None and self.world.now() - self._lost_at > _RESUMABLE

    def hear(self, event: Event) -> None:
        """Pass on what this session asked to hear."""
        if event.intent and not event.intent & self.intents:
            return
        if not self.is_for(event.guild or 0):
            return
        data = event.data
        if event.name in _WRITTEN and not self.intents & _MESSAGE_CONTENT and event.intent != _DIRECT_MESSAGES:
            data = without_content(data, str(self.world.bot.id))
        self.dispatch(event.name, data)

    def dispatch(self, name: str, data: Json) -> None:
        """Number an event, keep it, and send it if anybody is listening."""
        self.sequence += 1
        payload: Json = {"op": 0, "s": self.sequence, "t": name, "d": data}
        self._sent.append(payload)
        if self.socket is not None:
            self.socket.send(payload)

    def can_replay_from(self, sequence: int) -> bool:
        """Tell whether everything after this number is still kept."""
        oldest = self._sent[0]["s"] if self._sent else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    def replay_from(self, sequence: int) -> None:
        """Send again everything after this number."""
        if self.socket is not None:
            for payload in [one for one in self._sent if one["s"] > sequence]:
                self.socket.send(payload)
        self.dispatch("RESUMED", {"_trace": []})
