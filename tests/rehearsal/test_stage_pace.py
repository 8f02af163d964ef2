"""Haste: buckets, the limit on all, what is never slowed down, and addresses that ask badly."""

import asyncio

import discord
import pytest

from tests.rehearsal.bots import Bot, on_stage
from tests.rehearsal.raw_client import raw_client


async def test_nobody_is_slowed_down_until_it_is_asked_for() -> None:
    async with raw_client() as client:
        answers = [await client.says() for _ in range(20)]
        assert {status for status, _, _ in answers} == {200}
        assert not any(name.startswith("X-RateLimit") for name in answers[0][2])


async def test_the_sixth_message_in_five_seconds_is_too_soon_and_another_channel_is_not() -> None:
    async with raw_client() as client:
        client.stage.pace.enforce()
        left = [(await client.says())[2]["X-RateLimit-Remaining"] for _ in range(5)]
        assert left == ["4", "3", "2", "1", "0"]
        status, said, headers = await client.says()
        assert (status, said["message"], said["global"]) == (429, "You are being rate limited.", False)
        assert 0 < said["retry_after"] <= 5
        assert headers["Via"]
        assert (headers["X-RateLimit-Scope"], headers["X-RateLimit-Limit"]) == ("user", "5")
        assert int(headers["Retry-After"]) >= said["retry_after"]
        assert float(headers["X-RateLimit-Reset-After"]) == pytest.approx(said["retry_after"], abs=0.01)
        _, made, other = await client.asks("POST", f"/guilds/{client.stage.world.guild.id}/channels", {"name": "quiet"})
        assert other["X-RateLimit-Bucket"] != headers["X-RateLimit-Bucket"]
        assert (await client.asks("POST", f"/channels/{made['id']}/messages", {"content": "Here"}))[0] == 200
        assert len(client.general.messages) == 5


async def test_fifty_requests_a_second_go_in_all() -> None:
    async with raw_client() as client:
        client.stage.pace.enforce(per_second=3)
        people = list(client.stage.world.accounts)
        answers = [await client.asks("GET", f"/users/{number}") for number in people[:4]]
        assert [status for status, _, _ in answers] == [200, 200, 200, 429]
        assert answers[3][1]["global"] is True
        assert (answers[3][2]["X-RateLimit-Global"], answers[3][2]["X-RateLimit-Scope"]) == ("true", "global")


async def test_a_channel_is_renamed_twice_in_ten_minutes() -> None:
    async with raw_client() as client:
        client.stage.pace.enforce()
        path = f"/channels/{client.general.id}"
        statuses = [(await client.asks("PATCH", path, {"topic": word}))[0] for word in ("One", "Two", "Three")]
        assert statuses == [200, 200, 429]
        assert (await client.asks("PATCH", path, {"nsfw": False}))[0] == 200


def _answering(bot: Bot) -> None:
    @bot.tree.command(description="Says hello")
    async def hello(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Hello", ephemeral=True)


async def test_answers_to_presses_are_never_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _answering) as (stage, _):
        stage.pace.enforce(per_second=0)
        runs = [stage.person(name).runs("/hello") for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila")]
        assert not any(one.failed for one in await asyncio.gather(*runs))


async def test_the_library_reads_the_headers_and_waits_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        stage.pace.enforce(faster=100)
        await asyncio.gather(*(bot.general.send(f"{number}") for number in range(12)))
        sent = [one for one in stage.exchanges if one.template.endswith("/messages")]
        assert [one.status for one in sent] == [200] * 12


async def test_whoever_asks_badly_too_often_is_shut_out_without_a_word_from_discord() -> None:
    async with raw_client() as client:
        client.stage.pace.most_invalid = 3
        for _ in range(3):
            assert (await client.asks("GET", "/users/@me", Authorization="Bot wrong"))[0] == 401
        status, said, headers = await client.asks("GET", "/users/@me")
        assert (status, said) == (429, "error code: 1015")
        assert headers["Content-Type"].startswith("text/html")
        assert "Via" not in headers
        assert int(headers["Retry-After"]) > 3500


async def test_a_shared_limit_does_not_count_as_asking_badly() -> None:
    async with raw_client() as client:
        template = "/channels/{channel_id}/messages"
        client.stage.faults.limit("POST", template, seconds=0.5, scope="shared")
        _, said, headers = await client.says()
        assert (said["retry_after"], headers["X-RateLimit-Scope"]) == (0.5, "shared")
        assert client.stage.pace.invalid == 0
        client.stage.faults.limit("POST", template)
        await client.says()
        assert client.stage.pace.invalid == 1
