"""A server that answers the postman's way to Discord with what a test says."""

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import discord
from aiohttp import web

from bot.delivery import OutgoingMessage
from bot.domain.letters import Letter, LetterState
from tests.bot.post import ADA, GUILD, NOON, NOTICES
from tests.quick_pictures import DOT, picture_of

US = {"id": "1290000000000000999", "username": "kitchen-table", "discriminator": "0", "avatar": None, "bot": True}
PRIVATE_PLACE = 1_290_000_000_000_000_555


@dataclass
class FakeDiscord:
    """Answers every request: the next of `answers`, or as if all were well."""

    url: str = ""
    answers: list[web.Response] = field(default_factory=list)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await _told(request)
        self.asked.append((request.method, request.path, body))
        if self.answers:
            return self.answers.pop(0)
        if request.path == "/users/@me/channels":
            return said({"id": str(PRIVATE_PLACE), "type": 1, "recipients": [{**US, "id": str(ADA)}]})
        if request.method == "GET":
            return said(self.history)
        return said(posted(77))


async def _told(request: web.Request) -> Any:
    """Return what was asked; where files came with it, what each is called and holds."""
    if not request.content_type.startswith("multipart/"):
        return await request.json() if request.body_exists else dict(request.query)
    form = await request.post()
    files = [one for one in form.values() if isinstance(one, web.FileField)]
    return {**json.loads(str(form["payload_json"])), "files": [(one.filename, one.file.read()) for one in files]}


def said(body: Any, status: int = 200, **headers: str) -> web.Response:
    """Answer with JSON of exactly the content type that discord.py takes for JSON."""
    written = json.dumps(body).encode()
    return web.Response(body=written, status=status, content_type="application/json", headers=headers)


def posted(number: int, *, author: dict[str, Any] = US, footer: str = "") -> dict[str, Any]:
    return {
        "id": str(number),
        "channel_id": str(NOTICES),
        "author": author,
        "content": "",
        "timestamp": NOON.isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [{"type": "rich", "title": "A vote", "footer": {"text": footer}}],
        "pinned": False,
        "type": 0,
    }


def one_letter(**changes: Any) -> Letter:
    values: dict[str, Any] = {
        "id": "0123456789abcdef0123456789abcdef",
        "kind": "poll_card",
        "dedupe_key": "poll_card:a",
        "guild": GUILD,
        "place": NOTICES,
        "person": None,
        "subject": "a",
        "not_before": NOON,
        "expires_at": NOON + timedelta(days=1),
        "edits": None,
        "state": LetterState.SENDING,
        "attempts": 1,
        "next_try": NOON,
        "message": None,
        "error": None,
        "doubtful_since": NOON,
    } | changes
    return Letter(**values)


def words() -> OutgoingMessage:
    return OutgoingMessage(discord.Embed(title="A vote"), discord.ui.View(timeout=None), "A note from Kitchen Table")


def illustrated() -> OutgoingMessage:
    picture = picture_of("hills")
    return replace(words(), illustrate=lambda: picture, picture=picture, drawn=DOT)
