"""Files: taken in, kept, and given a place to be fetched from."""

from urllib.parse import quote

from bot.rehearsal.refused import Mistakes, invalid
from bot.rehearsal.rest.routes import Call, Upload
from bot.rehearsal.wire import Json
from bot.rehearsal.world.world import World

_LARGEST = 10 << 20


def attached(call: Call, channel: int, before: tuple[Json, ...] = (), *, body: Json | None = None) -> tuple[Json, ...]:
    """Return a message's files after this request: those it keeps and those it brings."""
    given = (call.body if body is None else body) or {}
    listed = given.get("attachments")
    if listed is None:
        kept, listed = list(before), []
    else:
        wanted = {str(one.get("id")) for one in listed}
        kept = [one for one in before if one["id"] in wanted]
    words = {int(one["id"]): one for one in listed if str(one.get("id", "")).isdecimal()}
    _check(call, words, len(kept) + len(call.uploads))
    new = [keep(call.world, channel, upload, words.get(index, {})) for index, upload in call.uploads.items()]
    return (*kept, *new)


def _check(call: Call, words: dict[int, Json], count: int) -> None:
    if count > 10:
        raise invalid(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    mistakes = Mistakes()
    for index, upload in call.uploads.items():
        if len(upload.content) > _LARGEST:
            mistakes.add(("attachments", index), "ATTACHMENT_TOO_LARGE", "Request entity too large")
        if len(words.get(index, {}).get("description") or "") > 1024:
            mistakes.length(("attachments", index, "description"), 0, 1024)
    mistakes.refuse()


def keep(world: World, channel: int, upload: Upload, words: Json) -> Json:
    """Keep one file, and return it as Discord describes it."""
    number = world.ids.new()
    filename = words.get("filename") or upload.filename
    path = f"/attachments/{channel}/{number}/{quote(filename)}"
    world.files[path] = (upload.content_type, upload.content)
    url = world.base_url + path
    kept: Json = {
        "id": str(number),
        "filename": filename,
        "size": len(upload.content),
        "url": url,
        "proxy_url": url,
        "content_type": upload.content_type,
    }
    if words.get("description"):
        kept["description"] = words["description"]
    return kept
