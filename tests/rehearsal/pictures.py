"""Pictures of the stories; `python -m tests.rehearsal.pictures` makes small what the pages show of them."""

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.rules.project import ROOT, files

TAKEN = ROOT / "all-pictures"  # git does not look there
_HEAD = b"\x89PNG\r\n\x1a\n"
_MOST = 256


def keep(name: str, png: bytes) -> None:
    """Keep a screenshot under this name."""
    TAKEN.mkdir(exist_ok=True)
    (TAKEN / f"{name}.png").write_bytes(png)


def shown() -> set[Path]:
    """Return every picture that a page shows, whether it is there or not."""
    return {
        (page.parent / found).resolve()
        for page in files(ending=".md")
        for found in re.findall(r"""(?:!\[[^]]*\]\(|<img[^>]*\bsrc=["'])([^)"']+)""", page.read_text("utf-8"))
    }


def publish(place: Path) -> None:
    """Put the picture of this name where a page looks for it, with 256 colours in place of every shade."""
    place.write_bytes(with_palette((TAKEN / place.name).read_bytes()))


def with_palette(png: bytes) -> bytes:
    """Return the same picture with at most 256 colours: the most frequent, and for the others the nearest of them."""
    parts = list(_parts(png))
    width, height, depth, colours = struct.unpack(">IIBB", parts[0][1][:10])
    assert (depth, colours) in {(8, 2), (8, 6)}, "not a screenshot"
    rows = _rows(zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT")), width, 3 + (colours == 6))
    palette = [colour for colour, _ in Counter(colour for row in rows for colour in row).most_common(_MOST)]
    places = {colour: place for place, colour in enumerate(palette)}
    for colour in {colour for row in rows for colour in row} - places.keys():
        places[colour] = _nearest(palette, colour)
    body = b"".join(b"\0" + bytes(places[colour] for colour in row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b""))
    return _HEAD + b"".join(_part(kind, data) for kind, data in chunks)


def _nearest(palette: list[bytes], colour: bytes) -> int:
    red, green, blue = colour
    apart = [(one[0] - red) ** 2 + (one[1] - green) ** 2 + (one[2] - blue) ** 2 for one in palette]
    return apart.index(min(apart))


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_HEAD)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rows(raw: bytes, width: int, deep: int) -> list[list[bytes]]:
    """Undo PNG's filters; return each row's colours, three bytes each."""
    long = width * deep
    above = bytearray(long)
    rows = []
    for at in range(0, len(raw), long + 1):
        line = bytearray(raw[at + 1 : at + 1 + long])
        _unfilter(raw[at], line, above, deep)
        rows.append([bytes(line[place : place + 3]) for place in range(0, long, deep)])
        above = line
    return rows


def _unfilter(kind: int, line: bytearray, above: bytearray, deep: int) -> None:
    if kind == 2:
        line[:] = bytes((a + b) & 255 for a, b in zip(line, above, strict=True))
    elif kind:
        for i in range(len(line)):
            left, corner = (line[i - deep], above[i - deep]) if i >= deep else (0, 0)
            line[i] = (line[i] + _guess(kind, left, above[i], corner)) & 255


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


if __name__ == "__main__":
    with ProcessPoolExecutor() as workers:
        list(workers.map(publish, (place for place in sorted(shown()) if (TAKEN / place.name).exists())))
