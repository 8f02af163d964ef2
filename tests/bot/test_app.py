"""The whole programme against a Discord that is down, unwilling or far behind."""

import asyncio
import logging
import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App, TokenRefused
from bot.rehearsal.stage import Stage
from bot.rehearsing import set_the_scene
from bot.settings import Secret, Settings
from tests.clocks import clock_at

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GwRoNg.rehearsal-0123456789abcdefghijklmnopq"


class Sleeper:
    """Sleeps no time at all, notes how long it would have been, and does one thing at one time."""

    def __init__(self, after: int, act: Callable[[], object]) -> None:
        self.slept: list[float] = []
        self._after, self._act = after, act

    async def __call__(self, seconds: float) -> None:
        if seconds < 0.5:
            return await REAL_SLEEP(seconds)
        self.slept.append(seconds)
        if len(self.slept) == self._after:
            done = self._act()
            if asyncio.iscoroutine(done):
                await done
        if len(self.slept) > 100:
            raise AssertionError("It sleeps for ever.")
        return await REAL_SLEEP(0)


REAL_SLEEP = asyncio.sleep


def settings(folder: Path, api_url: str, token: str = TOKEN) -> Settings:
    return Settings(
        token=Secret(token), data_dir=folder / "data", key_dir=folder / "keys", discord_api_url=api_url, gc_tuning=False
    )


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def runs_until_connected(app: App, sleep: Sleeper) -> None:
    running = asyncio.create_task(app.run(sleep=sleep))
    connected = asyncio.create_task(app.bot.connected.wait())
    await asyncio.wait([running, connected], timeout=30, return_when=asyncio.FIRST_COMPLETED)
    connected.cancel()
    if running.done():
        running.result()
    assert app.bot.connected.is_set()
    await app.close()
    await asyncio.wait([running], timeout=20)
    assert running.done()


async def test_a_first_connection_that_is_refused_is_tried_again_ever_more_patiently(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock, port = clock_at(), free_port()
    stages: list[Stage] = []

    async def raise_the_curtain() -> None:
        stage = await Stage.open(clock, port=port)
        stage.world.bot_token = TOKEN
        stages.append(stage)

    sleep = Sleeper(9, raise_the_curtain)
    app = await App.open(settings(tmp_path, f"http://127.0.0.1:{port}/api/v10"), clock)
    with caplog.at_level(logging.WARNING):
        await runs_until_connected(app, sleep)
    await stages[0].close()
    assert len(sleep.slept) == 9
    assert 0.8 <= sleep.slept[0] <= 1.2
    assert sleep.slept[3] > sleep.slept[0] * 4
    assert max(sleep.slept) <= 72
    assert sum("cannot be reached" in record.getMessage() for record in caplog.records) == 9


@pytest.mark.parametrize("template", ["/users/@me", "/gateway/bot", "/applications/@me", "/oauth2/applications/@me"])
@pytest.mark.parametrize("status", [503, 0])
async def test_whatever_fails_first_it_connects_in_the_end(
    tmp_path: Path, template: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep = Sleeper(1000, lambda: None)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    clock = clock_at()
    stage = await Stage.open(clock)
    stage.faults.plan("GET", template, status=status, times=7)
    app = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    await runs_until_connected(app, sleep)
    await stage.close()


async def test_commands_that_cannot_be_told_yet_are_told_on_the_next_try(tmp_path: Path) -> None:
    clock = clock_at()
    stage = await Stage.open(clock)
    stage.faults.plan("PUT", "/applications/{application_id}/commands", status=503, times=2)
    app = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    await runs_until_connected(app, Sleeper(1000, lambda: None))
    told = [one for one in stage.exchanges if one.method == "PUT"]
    assert [one.status for one in told] == [503, 503, 200]
    again = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    await runs_until_connected(again, Sleeper(1000, lambda: None))
    assert len([one for one in stage.exchanges if one.method == "PUT"]) == 3
    await stage.close()


async def test_a_token_that_only_the_gateway_turns_away_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep = Sleeper(1000, lambda: None)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    clock = clock_at()
    stage = await Stage.open(clock)
    app = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    real = app.bot.before_identify_hook

    async def revoke(shard_id: int | None, *, initial: bool = False) -> None:
        stage.world.bot_token = TOKEN
        monkeypatch.setattr(app.bot, "before_identify_hook", real)

    monkeypatch.setattr(app.bot, "before_identify_hook", revoke)
    with pytest.raises(TokenRefused):
        await app.run(sleep=sleep)
    assert sum(sleep.slept) < 30
    await app.close()
    await stage.close()


async def test_few_new_connections_left_for_today_are_saved_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = clock_at()
    stage = await Stage.open(clock)
    stage.world.starts.remaining = 20
    sleep = Sleeper(2, lambda: setattr(stage.world.starts, "remaining", 1000))
    app = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    monkeypatch.setattr("bot.client.asyncio.sleep", sleep)
    await runs_until_connected(app, sleep)
    long = [seconds for seconds in sleep.slept if seconds > 60]
    assert long == [86_401.0, 86_401.0]
    assert stage.world.starts.remaining == 999
    assert any("20 new connections" in record.getMessage() for record in caplog.records)
    await stage.close()


async def test_a_connection_that_is_cut_is_resumed_and_nothing_that_was_pressed_is_lost(tmp_path: Path) -> None:
    clock = clock_at()
    stage = await Stage.open(clock)
    app = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    running = asyncio.create_task(app.run())
    await app.bot.connected.wait()
    await set_the_scene(stage)
    amara = stage.person("Amara")
    stage.gateway.drop_connections()
    asked = await amara.presses("My settings")
    assert not asked.failed
    await amara.sees("Only you can see this")
    starts = stage.world.starts.remaining
    stage.gateway.ask_reconnect()
    assert not (await amara.presses("Help")).failed
    assert stage.world.starts.remaining == starts
    await app.close()
    await running
    await stage.close()


async def test_health_tells_whether_it_is_connected_and_beats(tmp_path: Path) -> None:
    clock = clock_at()
    stage = await Stage.open(clock)
    app = await App.open(settings(tmp_path, stage.api_url, stage.bot_token), clock)
    assert not (await app.health()).is_well
    running = asyncio.create_task(app.run())
    await app.bot.connected.wait()
    await app.beat()
    health = await app.health()
    assert health.is_well
    assert health.last_beat is not None
    clock.move(timedelta(hours=1))
    await app.close()
    await running
    assert not (await app.health()).is_well
    await stage.close()
