"""Pictures for those who do not look at them: of one dot, drawn at once."""

import struct
import zlib
from typing import Final

from bot.printing.pictures import Picture


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


DOT: Final = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        _part(b"IDAT", zlib.compress(b"\0\0")),
        _part(b"IEND", b""),
    )
)


def picture_of(what: str) -> Picture:
    """Return a picture that shows something, and takes somebody who draws it."""
    return Picture("chart.png", f"A picture of {what}", what, lambda: DOT)


async def quickly(_: Picture) -> bytes:
    """Return a picture of one dot, whatever it is to show."""
    return DOT
