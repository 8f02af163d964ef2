"""Meets bots at the gateway: greets, recognises, resumes, and turns away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.rehearsal.gateway.session import Session
from bot.rehearsal.gateway.socket import Cable, Connection, Socket
from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.world import Event, World

_BEAT, _IDENTIFY, _PRESENCE, _RESUME, _RECONNECT, _ASK_MEMBERS, _INVALID, _HELLO, _ACK = 1, 2, 3, 6, 7, 8, 9, 10, 11
_HEARTBEAT_MS = 41_250
_MEMBERS = 1 << 1


class Gateway:
    """Every session of every bot, connected or not."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions: dict[str, Session] = {}
        self.connections: set[Socket] = set()
        world.heard.append(self._hear)

    def _hear(self, event: Event) -> None:
        for session in self.sessions.values():
            session.hear(event)

    async def meet(self, request: web.BaseRequest) -> web.StreamResponse:
        """Take one connection from outside."""
        connection = Cable(compress=False, max_msg_size=1 << 20)
        await connection.prepare(request)
        await self.serve(connection, request.query.get("compress"))
        return connection

    async def serve(self, connection: Connection, packing: str | None = None) -> None:
        """Serve one connection from greeting to end."""
        socket = Socket(connection, packing)
        self.connections.add(socket)
        visit = _Visit(self, socket)
        try:
            socket.send({"op": _HELLO, "s": None, "t": None, "d": {"heartbeat_interval": _HEARTBEAT_MS, "_trace": []}})
            while (payload := await socket.receive()) is not None:
                if not await visit.take(payload):
                    break
        finally:
            self.connections.discard(socket)
            self._end(visit, connection.close_code)
            await asyncio.shield(socket.close(visit.close_code))

    def _end(self, visit: "_Visit", close_code: int | None) -> None:
        session = visit.session
        if session is not None and session.socket is visit.socket:
            session.socket = None
            if close_code in (1000, 1001):
                self.sessions.pop(session.id, None)

    # For tests and for closing down

    def drop_connections(self) -> None:
        """Cut every connection without a word; sessions can be resumed."""
        for socket in tuple(self.connections):
            socket.drop()

    def ask_reconnect(self) -> None:
        """Ask every bot to come back."""
        for socket in tuple(self.connections):
            socket.send({"op": _RECONNECT, "s": None, "t": None, "d": None})

    def invalidate(self) -> None:
        """Forget every session, and say so."""
        self.sessions.clear()
        for socket in tuple(self.connections):
            socket.send({"op": _INVALID, "s": None, "t": None, "d": False})

    def welcome(self, guild: Guild, *, new: bool = False) -> None:
        """Tell every bot of a server that has come back, or of one to which it was just invited."""
        for session in self.sessions.values():
            data = arrival(self.world, guild, everybody=bool(session.intents & _MEMBERS))
            if new:
                del data["unavailable"]  # this is how Discord says that it is new
            session.dispatch("GUILD_CREATE", data)

    def outage(self, guild: Guild) -> None:
        """Tell every bot that a server cannot be reached for now; `welcome` ends it."""
        for session in self.sessions.values():
            session.dispatch("GUILD_DELETE", {"id": str(guild.id), "unavailable": True})

    def repeat_next(self, name: str) -> None:
        """Deliver the next event of this name twice."""
        for session in self.sessions.values():
            session.repeat.add(name)

    async def close(self) -> None:
        """Say goodbye to everybody."""
        for socket in tuple(self.connections):
            await socket.close(1001)


class _Visit:
    """One connection's conversation."""

    def __init__(self, gateway: Gateway, socket: Socket) -> None:
        self.gateway = gateway
        self.socket = socket
        self.session: Session | None = None
        self.close_code = 1000
        self._takes: dict[int, Callable[[Any], Awaitable[bool]]] = {
            _BEAT: self._beat,
            _IDENTIFY: self._identify,
            _RESUME: self._resume,
            _PRESENCE: self._ignore,
            _ASK_MEMBERS: self._list_members,
        }

    async def take(self, payload: Json) -> bool:
        """Take one message; False ends the conversation."""
        op = payload.get("op")
        if op not in self._takes:
            return self._turn_away(4001)
        if self.session is None and op in (_PRESENCE, _ASK_MEMBERS):
            return self._turn_away(4003)
        return await self._takes[op](payload.get("d"))

    def _turn_away(self, code: int) -> bool:
        self.close_code = code
        return False

    async def _beat(self, _: object) -> bool:
        self.socket.send({"op": _ACK, "s": None, "t": None, "d": None})
        return True

    async def _ignore(self, _: object) -> bool:
        return True

    async def _identify(self, data: Json) -> bool:
        world = self.gateway.world
        if self.session is not None:
            return self._turn_away(4005)
        if data.get("token") != world.bot_token:
            return self._turn_away(4004)
        if data.get("intents", 0) & ~world.allowed_intents:
            return self._turn_away(4014)
        world.starts.remaining -= 1
        shard = data.get("shard") or (0, 1)
        session = self.session = Session(world, data.get("intents", 0), (shard[0], shard[1]))
        self.gateway.sessions[session.id] = session
        session.socket = self.socket
        session.dispatch("READY", self._ready(session))
        for guild in self._guilds(session):
            everybody = bool(session.intents & _MEMBERS)
            session.dispatch("GUILD_CREATE", arrival(world, guild, everybody=everybody))
        world.bot_has_come = True
        world.tell(None)
        return True

    def _guilds(self, session: Session) -> list[Guild]:
        world = self.gateway.world
        mine = [guild for guild in world.guilds.values() if world.bot.id in guild.members]
        return [guild for guild in mine if (guild.id >> 22) % session.shard[1] == session.shard[0]]

    def _ready(self, session: Session) -> Json:
        world = self.gateway.world
        return {
            "v": 10,
            "user": {**world.bot.wire, "mfa_enabled": False, "verified": True, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in self._guilds(session)],
            "session_id": session.id,
            "resume_gateway_url": world.gateway_url,
            "shard": list(session.shard),
            "application": {"id": str(world.bot.id), "flags": 1 << 15 | 1 << 19},
            "user_settings": {},
            "relationships": [],
            "private_channels": [],
            "presences": [],
            "_trace": [],
        }

    async def _resume(self, data: Json) -> bool:
        if data.get("token") != self.gateway.world.bot_token:
            return self._turn_away(4004)
        session = self.gateway.sessions.get(data.get("session_id", ""))
        if session is None or not session.can_replay_from(data.get("seq") or 0):
            self.socket.send({"op": _INVALID, "s": None, "t": None, "d": False})
            return True
        self.session = session
        session.socket = self.socket
        session.replay_from(data.get("seq") or 0)
        return True

    async def _list_members(self, data: Json) -> bool:
        guild = self.gateway.world.guilds.get(int(data["guild_id"]))
        if guild is None or self.session is None:
            return True
        wanted = {int(one) for one in _as_list(data.get("user_ids"))}
        found = [one.wire() for one in guild.members.values() if not wanted or one.id in wanted]
        chunk: Json = {"guild_id": str(guild.id), "members": found, "chunk_index": 0, "chunk_count": 1}
        if data.get("nonce"):
            chunk["nonce"] = data["nonce"]
        self.session.dispatch("GUILD_MEMBERS_CHUNK", chunk)
        return True


def _as_list(given: object) -> list[str]:
    if isinstance(given, list):
        return given
    return [] if given is None else [str(given)]


def arrival(world: World, guild: Guild, *, everybody: bool) -> Json:
    """Return what GUILD_CREATE carries; everybody only for those who may hear of members."""
    places: list[Channel] = world.places(guild)
    members = guild.members.values() if everybody else (guild.members[world.bot.id],)
    return {
        **guild.wire(),
        "joined_at": moment(guild.members[world.bot.id].joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member.wire() for member in members],
        "channels": [one.wire() for one in places if one.thread is None],
        "threads": [one.wire() for one in places if one.thread and not one.thread.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
