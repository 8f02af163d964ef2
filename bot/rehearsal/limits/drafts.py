"""Messages on their way in: one pass that reads, checks and completes them."""

from bot.rehearsal.limits.components import read_components
from bot.rehearsal.limits.embeds import read_embeds
from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path, Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world.messages import COMPONENTS_V2, EPHEMERAL, LOADING, SILENT, Draft

_SENDABLE = EPHEMERAL | SILENT | COMPONENTS_V2 | 1 << 2
_NOTHING = Draft()
_LEGACY = (
    "The 'content', 'embeds', 'stickers' and 'poll' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2"
)


def read_draft(body: Json, attachments: tuple[Json, ...] = (), *, before: Draft = _NOTHING, under: Path = ()) -> Draft:
    """Return what is to be written; in an edit, `before` keeps whatever the request does not name."""
    mistakes = Mistakes()
    reader = Reader(mistakes, body, under)
    flags = (before.flags & ~LOADING) | ((body.get("flags") or 0) & _SENDABLE)
    layout = bool(flags & COMPONENTS_V2)
    content = (reader.text("content", 2000) or "").strip() if "content" in body else before.content
    embeds = _embeds(reader, before)
    components = before.components
    if "components" in body:
        components = read_components(reader.items("components", 40), mistakes, (*under, "components"), layout=layout)
    if layout:
        _only_layout(mistakes, under, content=content, embeds=embeds)
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        mistakes.length((*under, "nonce"), 0, 25)
    _mentions(reader)
    mistakes.refuse()
    if not (content or embeds or components or attachments):
        raise Refused(400, 50006, "Cannot send an empty message")
    return Draft(
        content,
        _illustrated(embeds, attachments),
        _attached(components, attachments),
        attachments,
        flags,
        body.get("allowed_mentions", before.allowed_mentions),
        nonce,
        enforce_nonce=bool(body.get("enforce_nonce")),
        reply_to=_reply(body, before),
    )


def _embeds(reader: Reader, before: Draft) -> tuple[Json, ...]:
    if "embeds" not in reader.source:
        return before.embeds
    return read_embeds(reader.source["embeds"] or [], reader.mistakes, (*reader.path, "embeds"))


def _only_layout(mistakes: Mistakes, under: Path, *, content: str, embeds: tuple[Json, ...]) -> None:
    for key, present in (("content", content), ("embeds", embeds)):
        if present:
            mistakes.add((*under, key), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", _LEGACY)


def _mentions(reader: Reader) -> None:
    given = reader.source.get("allowed_mentions") or {}
    inner = Reader(reader.mistakes, given, (*reader.path, "allowed_mentions"))
    for kind in ("users", "roles"):
        if inner.items(kind, 100) and kind in (given.get("parse") or ()):
            path = (*inner.path, "parse")
            inner.mistakes.add(
                path,
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f"parse: {kind} and {kind}: [ids] are mutually exclusive.",
            )


def _reply(body: Json, before: Draft) -> int | None:
    reference = body.get("message_reference")
    return int(reference["message_id"]) if reference else before.reply_to


def _attached(components: tuple[Json, ...], attachments: tuple[Json, ...]) -> tuple[Json, ...]:
    for part in components:
        _attach(part, attachments)
    return components


def _illustrated(embeds: tuple[Json, ...], attachments: tuple[Json, ...]) -> tuple[Json, ...]:
    for embed in embeds:
        for key in ("image", "thumbnail"):
            if key in embed and embed[key]["url"].startswith("attachment://"):
                _point(embed[key], attachments)
    return embeds


def _attach(part: Json, attachments: tuple[Json, ...]) -> None:
    for medium in (part.get("media"), part.get("file"), *(item["media"] for item in part.get("items", ()))):
        if medium and medium["url"].startswith("attachment://"):
            _point(medium, attachments)
    for inner in (*part.get("components", ()), part.get("accessory")):
        if inner:
            _attach(inner, attachments)


def _point(medium: Json, attachments: tuple[Json, ...]) -> None:
    name = medium["url"].removeprefix("attachment://")
    for one in attachments:
        if one["filename"] == name:
            medium |= {"url": one["url"], "proxy_url": one["proxy_url"]}
            if "loading_state" in medium:
                medium["attachment_id"] = one["id"]
