"""The gateway's rules, met without a library: who is turned away, and what befalls events on their way."""

import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import from_text
from bot.rehearsal.world import writing
from bot.rehearsal.world.messages import Draft
from bot.rehearsal.world.world import Event
from tests.clocks import clock_at

GUILDS, CONTENT = 1, 1 << 15
SPOKEN = 1 << 9 | 1 << 12


class Ear:
    """A connection that listens, and beats only when told."""

    def __init__(self, stage: Stage, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.stage, self.socket = stage, socket
        self.session = ""
        self.number = 0

    async def hears(self) -> Any:
        """Return the next message, or the code with which the connection ended."""
        message = await self.socket.receive(timeout=5)
        if message.type is aiohttp.WSMsgType.CLOSE:
            return message.data
        text = zlib.decompress(message.data) if message.type is aiohttp.WSMsgType.BINARY else message.data
        payload = from_text(text)
        self.number = payload["s"] or self.number
        return payload

    async def says(self, op: int, data: object = None) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def identifies(self, intents: int = GUILDS, **more: Any) -> Any:
        await self.says(2, {"token": self.stage.bot_token, "intents": intents, **more})
        ready = await self.hears()
        if isinstance(ready, dict) and ready["t"] == "READY":
            self.session = ready["d"]["session_id"]
            if intents & GUILDS:
                assert (await self.hears())["t"] == "GUILD_CREATE"
        return ready

    async def resumes(self, **more: Any) -> None:
        about = {"token": self.stage.bot_token, "session_id": self.session, "seq": self.number}
        await self.says(6, about | more)

    async def names(self, count: int) -> list[str]:
        return [(await self.hears())["d"]["name"] for _ in range(count)]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    stage = await Stage.open(clock_at())
    yield stage
    await stage.close()


@asynccontextmanager
async def listening(stage: Stage) -> AsyncIterator[Ear]:
    async with aiohttp.ClientSession() as session, session.ws_connect(stage.gateway_url) as socket:
        ear = Ear(stage, socket)
        assert (await ear.hears())["op"] == 10
        yield ear


def happens(stage: Stage, *names: str) -> None:
    for name in names:
        stage.world.emit(Event("THING", {"name": name}, GUILDS, stage.world.guild.id))


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (4001, '{"op": 99, "d": {}}'),
        (4002, "pudding"),
        (4002, "[]"),
        (4002, '{"op": 2, "d": 3}'),
        (4002, '{"op": 2, "d": {"token": "' + "x" * 5000 + '"}}'),
        (4003, '{"op": 8, "d": {}}'),
        (4004, '{"op": 2, "d": {"token": "wrong", "intents": 1}}'),
        (4004, '{"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 1}}'),
        (4010, '{"op": 2, "d": {"token": "TOKEN", "intents": 1, "shard": [2, 1]}}'),
        (4013, '{"op": 2, "d": {"token": "TOKEN", "intents": 1099511627776}}'),
        (4013, '{"op": 2, "d": {"token": "TOKEN"}}'),
        (4014, '{"op": 2, "d": {"token": "TOKEN", "intents": 32769}}'),
    ],
)
async def test_whoever_says_something_impossible_is_turned_away(stage: Stage, code: int, message: str) -> None:
    stage.world.allowed_intents &= ~CONTENT
    async with listening(stage) as ear:
        await ear.socket.send_str(message.replace("TOKEN", stage.bot_token))
        assert await ear.hears() == code


async def test_identifying_twice_too_often_or_sending_too_much_is_too_much(stage: Stage) -> None:
    async with listening(stage) as ear:
        await ear.identifies()
        assert await ear.identifies() == 4005
    async with listening(stage) as ear:
        await ear.identifies()
        for _ in range(120):
            await ear.says(3, {})
        assert await ear.hears() == 4008
    stage.world.starts.remaining = 0
    async with listening(stage) as ear:
        assert await ear.identifies() == 4004


async def test_a_connection_without_heartbeats_is_closed_and_its_session_gone(stage: Stage) -> None:
    stage.gateway.heartbeat_ms = 40
    async with listening(stage) as ear:
        await ear.identifies()
        await ear.says(1, 1)
        assert (await ear.hears())["op"] == 11
        assert await ear.hears() == 4009
    stage.gateway.heartbeat_ms = 40_000
    async with listening(stage) as again:
        again.session = ear.session
        await again.resumes()
        assert await again.hears() == {"op": 9, "s": None, "t": None, "d": False}


async def test_a_session_is_resumed_within_five_minutes_and_not_from_the_future(stage: Stage) -> None:
    async with listening(stage) as ear:
        await ear.identifies()
        stage.gateway.drop_connections()
    happens(stage, "missed")
    async with listening(stage) as early:
        early.session, early.number = ear.session, ear.number + 99
        await early.resumes()
        assert await early.hears() == 4007
    async with listening(stage) as back:
        back.session, back.number = ear.session, ear.number
        await back.resumes()
        assert [(await back.hears())["t"] for _ in range(2)] == ["THING", "RESUMED"]
        stage.gateway.invalidate(resumable=True)
        assert (await back.hears())["d"] is True
        stage.gateway.drop_connections()
    stage.clock.move(timedelta(minutes=6))
    async with listening(stage) as late:
        late.session, late.number = ear.session, back.number
        await late.resumes()
        assert (await late.hears())["op"] == 9


async def test_events_are_lost_repeated_overtaken_late_and_held(stage: Stage) -> None:
    async with listening(stage) as ear:
        await ear.identifies()
        stage.gateway.lose_next("THING")
        happens(stage, "lost", "first")
        stage.gateway.repeat_next("THING")
        happens(stage, "twice")
        stage.gateway.swap_next()
        happens(stage, "second", "third")
        stage.gateway.delay_next("THING", seconds=0.01)
        happens(stage, "late", "early")
        assert await ear.names(7) == ["first", "twice", "twice", "third", "second", "early", "late"]
        stage.gateway.hold()
        happens(stage, "a", "b")
        number = ear.number
        stage.gateway.release()
        assert await ear.names(2) == ["a", "b"]
        assert ear.number == number + 2


async def test_a_server_that_is_out_of_reach_is_only_named_until_it_comes_back(stage: Stage) -> None:
    stage.gateway.outage(stage.world.guild)
    async with listening(stage) as ear:
        await ear.says(2, {"token": stage.bot_token, "intents": GUILDS | SPOKEN})
        guild = {"id": str(stage.world.guild.id), "unavailable": True}
        assert (await ear.hears())["d"]["guilds"] == [guild]
        assert stage.person("Amara").places == []
        stage.gateway.welcome(stage.world.guild)
        assert (await ear.hears())["t"] == "GUILD_CREATE"
        assert stage.person("Amara").places == ["general"]
        stage.gateway.outage(stage.world.guild)
        assert await ear.hears() == {"op": 0, "s": ear.number, "t": "GUILD_DELETE", "d": guild}


async def test_a_shard_hears_of_its_own_servers_only(stage: Stage) -> None:
    mine = (stage.world.guild.id >> 22) % 2
    async with listening(stage) as ear, listening(stage) as other:
        await ear.identifies(shard=[mine, 2])
        await other.says(2, {"token": stage.bot_token, "intents": GUILDS, "shard": [1 - mine, 2]})
        assert (await other.hears())["d"]["guilds"] == []
        happens(stage, "here")
        assert await ear.names(1) == ["here"]


async def test_messages_come_blank_without_the_intent_and_members_in_parts(stage: Stage) -> None:
    async with listening(stage) as ear:
        await ear.identifies(GUILDS | SPOKEN, compress=True)
        amara = stage.person("Amara")
        first = await amara.says("general", "A quiet word")
        assert (await ear.hears())["d"]["content"] == ""
        writing.send(stage.world, amara.place, stage.world.bot, Draft("Mine", reply_to=first.id))
        mine = (await ear.hears())["d"]
        assert (mine["content"], mine["referenced_message"]["content"]) == ("Mine", "")
        ids = [str(amara.account.id), "5"]
        await ear.says(8, {"guild_id": str(stage.world.guild.id), "user_ids": ids, "limit": 0, "nonce": "n"})
        chunk = (await ear.hears())["d"]
        assert [one["user"]["id"] for one in chunk["members"]] == ids[:1]
        assert (chunk["not_found"], chunk["nonce"]) == (["5"], "n")
        await ear.says(8, {"guild_id": str(stage.world.guild.id), "query": "", "limit": 0})
        assert [one["user"]["username"] for one in (await ear.hears())["d"]["members"]] == ["Kitchen Table"]


async def test_of_people_who_are_named_a_hundred_are_told_of_and_the_nonce_is_short(stage: Stage) -> None:
    here = str(stage.world.guild.id)
    async with listening(stage) as ear:
        await ear.identifies()
        people = [stage.world.add_person(f"Person {number}").id for number in range(130)]
        await ear.says(8, {"guild_id": here, "user_ids": people, "limit": 0, "nonce": "x" * 33})
        chunk = (await ear.hears())["d"]
        assert [one["user"]["id"] for one in chunk["members"]] == [str(one) for one in people[:100]]
        assert "nonce" not in chunk
        assert "not_found" not in chunk
        await ear.says(8, {"guild_id": here, "user_ids": people, "limit": 5, "nonce": "x" * 32})
        chunk = (await ear.hears())["d"]
        assert (len(chunk["members"]), chunk["nonce"]) == (5, "x" * 32)
        await ear.says(8, {"guild_id": here, "query": "person", "limit": 0})
        assert len((await ear.hears())["d"]["members"]) == 100


async def test_everybodys_names_are_told_once_in_thirty_seconds(stage: Stage) -> None:
    stage.world.allowed_intents |= 1 << 1
    here = str(stage.world.guild.id)
    async with listening(stage) as ear:
        await ear.identifies(GUILDS | 1 << 1)
        everybody = {"guild_id": here, "query": "", "limit": 0, "nonce": "all"}
        await ear.says(8, everybody)
        assert len((await ear.hears())["d"]["members"]) == len(stage.world.guild.members)
        await ear.says(8, everybody)
        refused = await ear.hears()
        assert refused["t"] == "RATE_LIMITED"
        assert refused["d"]["opcode"] == 8
        assert refused["d"]["meta"] == {"guild_id": here, "nonce": "all"}
        assert 0 < refused["d"]["retry_after"] <= 30
        stage.clock.move(timedelta(seconds=30))
        await ear.says(8, everybody)
        assert (await ear.hears())["t"] == "GUILD_MEMBERS_CHUNK"


async def test_of_a_server_that_is_not_the_bots_or_has_an_outage_nothing_is_told(stage: Stage) -> None:
    amara = stage.person("Amara").account
    elsewhere = stage.world.add_guild("Elsewhere", amara)
    stage.world.leave(elsewhere, stage.world.bot)
    async with listening(stage) as ear:
        await ear.identifies()
        await ear.says(8, {"guild_id": str(elsewhere.id), "user_ids": [amara.id]})
        stage.gateway.outage(stage.world.guild)
        assert (await ear.hears())["t"] == "GUILD_DELETE"
        await ear.says(8, {"guild_id": str(stage.world.guild.id), "user_ids": [amara.id]})
        await ear.says(1)
        assert (await ear.hears())["op"] == 11


@pytest.mark.parametrize("wrong", [{}, {"query": "a"}, {"query": 1, "limit": 1}])
async def test_whoever_names_nobody_and_nothing_is_turned_away(stage: Stage, wrong: dict[str, object]) -> None:
    async with listening(stage) as ear:
        await ear.identifies()
        await ear.says(8, {"guild_id": str(stage.world.guild.id), **wrong})
        assert await ear.hears() == 4002


async def test_a_bot_whose_heartbeats_go_unanswered_can_be_imitated(stage: Stage) -> None:
    async with listening(stage) as ear:
        await ear.identifies()
        stage.gateway.acknowledges = False
        await ear.says(1)
        await ear.says(8, {"guild_id": str(stage.world.guild.id), "user_ids": [], "limit": 0})
        assert (await ear.hears())["t"] == "GUILD_MEMBERS_CHUNK"


async def test_a_heartbeat_is_acknowledged_after_a_moment_for_the_library_notes_it_as_sent_only_then(
    stage: Stage,
) -> None:
    async with listening(stage) as ear:
        await ear.identifies()
        await ear.says(1)
        await ear.says(8, {"guild_id": str(stage.world.guild.id), "user_ids": [], "limit": 0})
        assert (await ear.hears())["t"] == "GUILD_MEMBERS_CHUNK"
        assert (await ear.hears())["op"] == 11
