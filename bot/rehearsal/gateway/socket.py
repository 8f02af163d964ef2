"""One connection: what is sent goes out in order, packed the way the bot asked for."""

import asyncio
import sys
import zlib
from typing import Protocol

from aiohttp import WSMessage, WSMsgType, web

from bot.rehearsal.wire import Json, from_text, to_bytes

_ZSTD_BLOCK = 1 << 17
_ZSTD_START = b"\x28\xb5\x2f\xfd\x00\x38"  # the magic number, no options, a window as large as a block


_LARGEST = 4096  # bytes from a bot
_LARGE = 8192


class _Packer(Protocol):
    def __call__(self, text: bytes) -> bytes: ...


def packer(asked: str | None) -> _Packer | None:
    """Return what packs a connection's messages, or None for plain text."""
    if asked == "zlib-stream":
        stream = zlib.compressobj(level=1)
        return lambda text: stream.compress(text) + stream.flush(zlib.Z_SYNC_FLUSH)
    if asked == "zstd-stream":
        return _zstd()
    return None


def _zstd() -> _Packer:
    """Pack into one long zstd frame of raw blocks: on loopback nothing is gained by making it small."""
    start = bytearray(_ZSTD_START)

    def pack(text: bytes) -> bytes:
        packed = bytes(start)
        start.clear()
        for place in range(0, len(text), _ZSTD_BLOCK):
            block = text[place : place + _ZSTD_BLOCK]
            packed += (len(block) << 3).to_bytes(3, "little") + block
        return packed

    return pack


class Connection(Protocol):
    """One end of a websocket, over the network or inside the process."""

    @property
    def close_code(self) -> int | None:
        """How it ended, once it has."""
        ...

    async def receive(self, timeout: float | None = None) -> WSMessage:  # noqa: ASYNC109 - aiohttp's own name
        """Return the next message from the other end."""
        ...

    async def send_text(self, text: bytes, payload: Json) -> None:
        """Send text; what it says goes along for who would otherwise have to read it again."""
        ...

    async def send_bytes(self, data: bytes) -> None:
        """Send what is packed."""
        ...

    async def close(self, *, code: int = 1000) -> bool:
        """End it as agreed."""
        ...

    def abort(self) -> None:
        """Cut it without a word."""
        ...


class Cable(web.WebSocketResponse):
    """A connection over the network."""

    async def send_text(self, text: bytes, payload: Json) -> None:
        """Send text."""
        await self.send_str(text.decode())

    def abort(self) -> None:
        """Cut it without a word."""
        if self._req is not None and self._req.transport is not None:
            self._req.transport.abort()


class Malformed(ValueError):
    """What a bot sent is no message, or too long for one."""


class Socket:
    """Sends without being waited for; one task writes, so that order is kept."""

    def __init__(self, connection: Connection, asked: str | None) -> None:
        self._connection = connection
        self._pack = packer(asked)
        self._large = sys.maxsize
        self._out: asyncio.Queue[Json | None] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def send(self, payload: Json) -> None:
        """Put one message on its way."""
        self._out.put_nowait(payload)

    async def receive(self, patience: float | None = None) -> Json | None:
        """Return the next message from the bot, or None when the connection has ended."""
        message = await self._connection.receive(patience)
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            return None
        try:
            payload = from_text(message.data)
        except ValueError:
            raise Malformed from None
        if not isinstance(payload, dict) or len(message.data) > _LARGEST:
            raise Malformed
        return payload

    async def close(self, code: int) -> None:
        """Send what is still waiting, then close."""
        self._out.put_nowait(None)
        await asyncio.wait([self._writer], timeout=1)
        self._writer.cancel()
        await self._connection.close(code=code)

    def pack_large_ones(self) -> None:
        """Pack each large message by itself from now on, where the connection is not packed as a whole."""
        if self._pack is None:
            self._large = _LARGE

    def drop(self) -> None:
        """Cut the connection without a word."""
        self._writer.cancel()
        self._connection.abort()

    async def _write(self) -> None:
        while (payload := await self._out.get()) is not None:
            text = to_bytes(payload)
            try:
                if self._pack is None and len(text) > self._large:
                    await self._connection.send_bytes(zlib.compress(text, 1))
                elif self._pack is None:
                    await self._connection.send_text(text, payload)
                else:
                    await self._connection.send_bytes(self._pack(text))
            except ConnectionError:
                return
