"""Files: taken in, kept, and given a place to be fetched from."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, invalid, no_permission
from bot.rehearsal.rest.routes import RestCall, Upload
from bot.rehearsal.wire import Json
from bot.rehearsal.world import files, permissions
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.world import World

_LARGEST = 10 << 20


def attached(
    call: RestCall, channel: int, before: tuple[Json, ...] = (), *, body: Json | None = None
) -> tuple[Json, ...]:
    """Return a message's files after this request: those it keeps and those it brings."""
    given = (call.body if body is None else body) or {}
    mistakes = Mistakes()
    listed = [(one.snowflake("id"), one) for one in Reader(mistakes, given, ()).each("attachments", 10)]
    words = {number: one.source for number, one in listed if number is not None}
    for _, one in listed:
        one.text("description", 1024)
        one.text("filename", 1024)
    mistakes.refuse()
    kept = list(before) if given.get("attachments") is None else [one for one in before if int(one["id"]) in words]
    unknown = [number for number in words if number not in call.uploads and number not in {int(x["id"]) for x in kept}]
    if unknown:
        raise invalid(("attachments",), "ATTACHMENT_NOT_FOUND", f"Attachment data for {unknown} not found")
    _check(call, len(kept) + len(call.uploads))
    new = [keep(call.world, channel, upload, words.get(index, {})) for index, upload in call.uploads.items()]
    return (*kept, *new)


def attached_to_answer(
    call: RestCall, channel: Channel, before: tuple[Json, ...] = (), *, body: Json | None = None
) -> tuple[Json, ...]:
    """Return the files of an answer to an interaction: the bot hands over none where it may attach none."""
    if call.uploads and not permissions.may(channel, call.world.bot.id, permissions.ATTACH):
        raise no_permission()
    return attached(call, channel.id, before, body=body)


def _check(call: RestCall, count: int) -> None:
    if count > 10:
        raise invalid(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    if sum(len(upload.content) for upload in call.uploads.values()) > _LARGEST:
        raise Refused(413, 40005, "Request entity too large")


def keep(world: World, channel: int, upload: Upload, words: Json) -> Json:
    """Keep one file, and return it as Discord describes it."""
    filename = words.get("filename") or upload.filename
    kept = files.keep(world, channel, filename, upload.content_type, upload.content)
    if words.get("description"):
        kept["description"] = words["description"]
    return kept
