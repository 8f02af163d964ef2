"""JSON as it travels: written and read quickly, with moments as Discord writes them."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

Json = dict[str, Any]

try:
    import orjson
except ImportError:
    _encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, check_circular=False).encode

    def _to_bytes(value: object) -> bytes:
        return _encode(value).encode()

    to_bytes: Callable[[object], bytes] = _to_bytes
    from_text: Callable[[str | bytes], Any] = json.loads
else:
    to_bytes = orjson.dumps
    from_text = orjson.loads


def size(text: str) -> int:
    """Return how much of a limit a text takes: its UTF-16 units, of which there are never fewer than characters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def moment(when: datetime) -> str:
    """Write a moment as Discord does."""
    return when.isoformat(timespec="microseconds")
