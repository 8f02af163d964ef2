"""The postman's way to Discord, spoken by the real discord.py to a server that answers what the test says."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import discord
import pytest
from aiohttp import web
from discord.http import Route

from bot.delivery import DiscordTransport, OutgoingMessage, SendFailed
from bot.domain.letters import Failure, Letter, LetterState
from tests.bot.post import ADA, GUILD, NOON, NOTICES

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
        body = await request.json() if request.body_exists else dict(request.query)
        self.asked.append((request.method, request.path, body))
        if self.answers:
            return self.answers.pop(0)
        if request.path == "/users/@me/channels":
            return said({"id": str(PRIVATE_PLACE), "type": 1, "recipients": [{**US, "id": str(ADA)}]})
        if request.method == "GET":
            return said(self.history)
        return said(posted(77))


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


@pytest.fixture
async def fake_discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    fake_discord = FakeDiscord()
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", fake_discord.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake_discord.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    monkeypatch.setattr(Route, "BASE", fake_discord.url)
    yield fake_discord
    await runner.cleanup()


@pytest.fixture
async def transport(fake_discord: FakeDiscord) -> AsyncIterator[DiscordTransport]:
    client = discord.Client(intents=discord.Intents.none())
    fake_discord.answers = [said(US)]
    await client._async_setup_hook()
    await client.http.static_login("a-token-for-nothing")
    client._connection.user = discord.ClientUser(state=client._connection, data=US)  # type: ignore[arg-type]
    fake_discord.asked.clear()
    yield DiscordTransport(client)
    await client.close()


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


async def test_a_letter_to_a_place_goes_silently_with_a_nonce_and_pings_nobody(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    letter = one_letter()
    assert await transport.post(letter, words().signed(letter.reference)) == 77
    ((method, path, body),) = fake_discord.asked
    assert (method, path) == ("POST", f"/channels/{NOTICES}/messages")
    assert body["nonce"] == "0123456789abcdef012345678"
    assert body["enforce_nonce"] is True
    assert body["allowed_mentions"]["parse"] == []
    assert body["flags"] == discord.MessageFlags(suppress_notifications=True).value
    assert body["content"] == "A note from Kitchen Table"
    assert body["embeds"][0]["footer"]["text"] == f"Kitchen Table · {letter.reference}"


async def test_a_letter_to_a_person_goes_to_their_private_messages_and_is_heard(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    opened = await transport.open(ADA)
    await transport.post(one_letter(place=None, person=ADA, conversation=opened), words())
    (_, first, opening), (_, second, body) = fake_discord.asked
    assert (first, opening) == ("/users/@me/channels", {"recipient_id": int(ADA)})
    assert second == f"/channels/{PRIVATE_PLACE}/messages"
    assert not body.get("flags")


async def test_a_letter_that_is_to_make_no_sound_wakes_nobody(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    await transport.post(one_letter(place=None, person=ADA, conversation=PRIVATE_PLACE), replace(words(), silent=True))
    assert fake_discord.asked[-1][2]["flags"] == discord.MessageFlags(suppress_notifications=True).value


async def test_an_edit_changes_the_message_it_is_about(transport: DiscordTransport, fake_discord: FakeDiscord) -> None:
    await transport.edit(one_letter(edits="poll_card:a", message=77), words())
    ((method, path, body),) = fake_discord.asked
    assert (method, path) == ("PATCH", f"/channels/{NOTICES}/messages/77")
    assert body["allowed_mentions"]["parse"] == []
    assert body["embeds"][0]["title"] == "A vote"


ASLEEP = {"code": 50083, "message": "Thread is archived"}


async def test_a_thread_that_has_fallen_asleep_is_woken_for_what_is_to_change_in_it(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    fake_discord.answers = [said(ASLEEP, 400)]
    await transport.edit(one_letter(edits="poll_card:a", message=77), words())
    asked = [(method, path) for method, path, _ in fake_discord.asked]
    change = ("PATCH", f"/channels/{NOTICES}/messages/77")
    assert asked == [change, ("PATCH", f"/channels/{NOTICES}"), change]
    assert fake_discord.asked[1][2] == {"archived": False}


async def test_a_thread_that_may_not_be_woken_says_why(transport: DiscordTransport, fake_discord: FakeDiscord) -> None:
    fake_discord.answers = [said(ASLEEP, 403), said({"code": 50013, "message": "Missing Permissions"}, 403)]
    with pytest.raises(SendFailed) as refused:
        await transport.post(one_letter(), words())
    assert refused.value.failure.code == 50013


async def test_our_own_message_is_found_by_its_reference_and_nobody_else_s(
    transport: DiscordTransport, fake_discord: FakeDiscord
) -> None:
    letter = one_letter()
    footer = f"Kitchen Table · {letter.reference}"
    fake_discord.history = [
        posted(1, footer=footer, author={**US, "id": "5"}),
        posted(2, footer="Kitchen Table · K7-4QD2"),
    ]
    assert await transport.find(letter) is None
    fake_discord.history.append(posted(3, footer=footer))
    assert await transport.find(letter) == 3
    assert int(fake_discord.asked[0][2]["after"]) < discord.utils.time_snowflake(NOON)


REFUSALS = [
    (said({"code": 50013, "message": "Missing Permissions"}, 403), Failure(403, 50013, shared=False)),
    (said({"code": 10003, "message": "Unknown Channel"}, 404), Failure(404, 10003, shared=False)),
    (said({"message": "no"}, 403), Failure(403, 0, shared=False)),
    (web.Response(text="<html>", status=503, content_type="text/html"), Failure(503, 0, shared=False)),
    (said({"message": "banned"}, 429, **{"Retry-After": "900"}), Failure(429, 0, wait=900.0, shared=False)),
    (said({"message": "?"}, 429, **{"Retry-After": "soon"}), Failure(429, 0, shared=False)),
]


@pytest.mark.parametrize(("answer", "failure"), REFUSALS, ids=lambda value: getattr(value, "error", ""))
async def test_every_refusal_is_told_apart(
    transport: DiscordTransport, fake_discord: FakeDiscord, answer: web.Response, failure: Failure
) -> None:
    fake_discord.answers = [answer]
    with pytest.raises(SendFailed) as refused:
        await transport.post(one_letter(), words())
    assert refused.value.failure == failure


async def test_no_answer_and_no_connection_leave_it_in_doubt(
    transport: DiscordTransport, fake_discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.transport._LONGEST", 0.01)
    with pytest.raises(SendFailed) as refused:
        await _slowly(transport, fake_discord)
    assert refused.value.failure == Failure(0)
    unconnected = DiscordTransport(discord.Client(intents=discord.Intents.none()))
    with pytest.raises(SendFailed) as refused:
        await unconnected.post(one_letter(), words())
    assert refused.value.failure == Failure(0)


async def _slowly(transport: DiscordTransport, fake_discord: FakeDiscord) -> None:
    """Post while Discord is busy for longer than anybody waits."""
    busy = asyncio.Event()

    async def never(_: str) -> None:
        await busy.wait()

    transport._client.http.send_message = lambda *_, **__: never("")  # type: ignore[assignment, method-assign]
    await transport.post(one_letter(), words())
