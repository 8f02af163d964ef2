"""What the page sends: JSON, never too much of it, and never anybody's real token."""

import re
from collections.abc import Iterator

from aiohttp import web

from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.wire import Json, from_text

_MOST_BYTES = 12 << 20
# How Discord's tokens look: an account's number in base 64, a moment, a signature; a webhook's stands in its address.
_TOKEN = re.compile(
    r"(?<![\w-])[A-Za-z0-9_-]{20,30}\.[A-Za-z0-9_-]{5,8}\.(?!rehearsal-)[A-Za-z0-9_-]{25,}"
    r"|(?<![\w-])mfa\.[A-Za-z0-9_-]{60,}"
    r"|/webhooks/\d{15,20}/[A-Za-z0-9_-]{50,}"
)
_FILE = "data"


async def body(request: web.BaseRequest) -> Json:
    """Read what was sent, or refuse it."""
    content = bytearray()
    async for chunk in request.content.iter_chunked(1 << 16):
        content += chunk
        if len(content) > _MOST_BYTES:
            raise ValueError("too much")
    given = from_text(bytes(content))
    if not isinstance(given, dict):
        raise TypeError("not an object")
    if any(_TOKEN.search(text) for text in _texts(given)):
        raise CannotDo("This looks like a real Discord token. It was not kept. Reset it if it is yours.")
    return given


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            if name != _FILE:
                yield from _texts(one)
