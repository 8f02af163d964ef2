"""Both ends of a gateway connection inside the process."""

import asyncio
import zlib
from collections.abc import Callable

from aiohttp import WSMessage, WSMsgType

from bot.rehearsal.inside.weather import Weather
from bot.rehearsal.wire import Json, from_text

_UP = 0.02  # seconds from the bot to the stage
_CLOSED = WSMessage(WSMsgType.CLOSED, None, None)
_CUT = 1006
_IN_ORDER = frozenset({"READY", "RESUMED", "GUILD_CREATE"})  # Discord neither loses these nor sends them twice


class End:
    """One end: what aiohttp's websockets are to either side, as far as discord.py and the stage ask."""

    def __init__(self, line: "Line") -> None:
        self._line = line
        self._inbox: asyncio.Queue[WSMessage] = asyncio.Queue()
        self._last = 0.0
        self.closed = False
        self.close_code: int | None = None
        self.far: End

    async def receive(self, timeout: float | None = None) -> WSMessage:  # noqa: ASYNC109 - aiohttp's own name
        """Return the next message; nobody's patience ends here, for heartbeats are not imitated."""
        return _CLOSED if self.closed and self._inbox.empty() else await self._inbox.get()

    async def send_str(self, data: str) -> None:
        """Send text from the bot."""
        self._check()
        self._line.carry_from_bot(data)

    async def send_text(self, text: bytes, payload: Json) -> None:
        """Send text from the stage."""
        self._check()
        self._line.carry_to_bot(text, payload)

    async def send_bytes(self, data: bytes) -> None:
        """Send text that is packed by itself from the stage; the bot is spared it."""
        text = zlib.decompress(data)
        await self.send_text(text, from_text(text))

    def _check(self) -> None:
        if self.closed or self.far.closed:
            raise ConnectionResetError("Cannot write to closing transport")

    async def close(self, *, code: int = 1000, message: bytes = b"") -> bool:
        """End it as agreed."""
        if self.closed:
            return False
        self.ended(code)
        self.far.deliver(lambda: self.far.ended(code), _UP)
        return True

    def abort(self) -> None:
        """Cut it without a word."""
        self.ended(_CUT)
        self.far.deliver(lambda: self.far.ended(_CUT), _UP)

    def deliver(self, arrive: Callable[[], None], wait: float, *, in_order: bool = True) -> None:
        """Have something arrive here after some time, and after all that was sent before unless it may overtake."""
        loop = asyncio.get_running_loop()
        due = loop.time() + wait
        if in_order:
            due = self._last = max(due, self._last + 1e-6)
        loop.call_at(due, arrive)

    def arrived(self, text: str) -> None:
        """Take what arrived."""
        if not self.closed:
            self._inbox.put_nowait(WSMessage(WSMsgType.TEXT, text, None))

    def ended(self, code: int) -> None:
        """Take note that it is over."""
        if not self.closed:
            self.closed, self.close_code = True, code
            self._inbox.put_nowait(_CLOSED)


class Line:
    """A connection; `heard` is told of everything that arrives at the bot's end."""

    def __init__(self, weather: Weather, heard: Callable[[bytes], None]) -> None:
        self._weather = weather
        self._heard = heard
        self.bot, self.stage = End(self), End(self)
        self.bot.far, self.stage.far = self.stage, self.bot

    def carry_from_bot(self, text: str) -> None:
        """Bring text to the stage."""
        self.stage.deliver(lambda: self.stage.arrived(text), _UP)

    def carry_to_bot(self, text: bytes, payload: Json) -> None:
        """Bring text to the bot, as the weather has it."""
        if payload["op"] or payload["t"] in _IN_ORDER:
            self.bot.deliver(lambda: self._hear(text), _UP)
            return
        waits = self._weather.event(payload)
        for number, wait in enumerate(waits):
            self.bot.deliver(lambda: self._hear(text), wait, in_order=number == 0 and wait < 0.2)

    def _hear(self, text: bytes) -> None:
        if not self.bot.closed:
            self._heard(text)
            self.bot.arrived(text.decode())
