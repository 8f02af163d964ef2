"""The postman's way to Discord, spoken by the real discord.py to a server that answers what the test says."""

import asyncio
from dataclasses import replace

import discord
import pytest
from aiohttp import web

from bot.delivery import DiscordTransport, SendFailed
from bot.domain.letters import Failure
from tests.bot.fake_discord import PRIVATE_PLACE, US, FakeDiscord, one_letter, posted, said, words
from tests.bot.post import ADA, NOON, NOTICES


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
