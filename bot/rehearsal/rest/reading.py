"""Reads what came with a request: JSON, or a form of files with JSON beside them."""

from typing import Any

from aiohttp import BodyPartReader, web

from bot.rehearsal.refused import Refused
from bot.rehearsal.rest.routes import Upload
from bot.rehearsal.wire import from_text


async def read(request: web.BaseRequest) -> tuple[Any, dict[int, Upload]]:
    """Return a request's body and files; None where it has no body."""
    if not request.can_read_body:
        return None, {}
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    text = await request.read()
    return (_json(text) if text else None), {}


async def _read_form(request: web.BaseRequest) -> tuple[Any, dict[int, Upload]]:
    body: Any = {}
    uploads: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        name, content = part.name or "", bytes(await part.read(decode=True))
        if name == "payload_json":
            body = _json(content)
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads[_place(name, len(uploads))] = Upload(part.filename or name, kind, content)
    return body, uploads


def _place(name: str, free: int) -> int:
    number = name.removeprefix("files[").removesuffix("]")
    return int(number) if number.isdecimal() else free


def _json(text: bytes) -> Any:
    try:
        return from_text(text)
    except ValueError:
        raise Refused(400, 50109, "The request body contains invalid JSON.") from None
