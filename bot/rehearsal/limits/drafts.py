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
    flags = (before.flags & ~LOADING) | (reader.number("flags", 0, (1 << 31) - 1, 0) & _SENDABLE)
    layout = bool(flags & COMPONENTS_V2)
    content = (reader.text("content", 2000) or "").strip() if "content" in body else before.content
    for part in ("poll", "sticker_ids"):
        if body.get(part):
            raise Refused(501, 0, f"not imitated by this stage: {part!r} in a message")
    embeds = _embeds(reader, before)
    components = before.components
    if "components" in body:
        components = read_components(reader.items("components", 40), mistakes, (*under, "components"), layout=layout)
    if layout:
        _only_layout(mistakes, under, content=content, embeds=embeds)
    nonce = _nonce(reader)
    _mentions(reader)
    enforced, reply = reader.flag("enforce_nonce"), _reply(reader, before)
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
        enforce_nonce=enforced,
        reply_to=reply,
    )


def _nonce(reader: Reader) -> str | int | None:
    nonce = reader.source.get("nonce")
    if isinstance(nonce, int):
        return nonce
    return reader.text("nonce", 25)


def _embeds(reader: Reader, before: Draft) -> tuple[Json, ...]:
    if "embeds" not in reader.source:
        return before.embeds
    return read_embeds(reader.items("embeds", 10), reader.mistakes, (*reader.path, "embeds"))


def _only_layout(mistakes: Mistakes, under: Path, *, content: str, embeds: tuple[Json, ...]) -> None:
    for key, present in (("content", content), ("embeds", embeds)):
        if present:
            mistakes.add((*under, key), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", _LEGACY)


def _mentions(reader: Reader) -> None:
    inner = reader.within("allowed_mentions")
    parsed = inner.items("parse", 3)
    if any(one not in ("users", "roles", "everyone") for one in parsed):
        inner.mistakes.choice((*inner.path, "parse"), "('users', 'roles', 'everyone')")
    for kind in ("users", "roles"):
        if inner.items(kind, 100) and kind in parsed:
            path = (*inner.path, "parse")
            inner.mistakes.add(
                path,
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f"parse: {kind} and {kind}: [ids] are mutually exclusive.",
            )


def _reply(reader: Reader, before: Draft) -> int | None:
    if not reader.source.get("message_reference"):
        return before.reply_to
    inner = reader.within("message_reference")
    if inner.source.get("type"):
        raise Refused(501, 0, "not imitated by this stage: forwarding a message")
    if inner.source.get("message_id") is None:
        inner.mistakes.required((*inner.path, "message_id"))
    return inner.snowflake("message_id")


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
