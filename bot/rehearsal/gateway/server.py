"""Meets bots at the gateway, and tells them what happens."""

import asyncio

from aiohttp import web

from bot.rehearsal.gateway.gateway_session import GatewaySession
from bot.rehearsal.gateway.members import MemberLists
from bot.rehearsal.gateway.mishaps import Mishaps
from bot.rehearsal.gateway.ready import MEMBERS, arrival
from bot.rehearsal.gateway.socket import Cable, Connection, Socket
from bot.rehearsal.gateway.visit import Visit, invalid, reconnect
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.world import Event, World

__all__ = ["Gateway", "arrival"]

_HEARTBEAT_MS = 41_250


class Gateway(Mishaps):
    """Every session of every bot, connected or not."""

    def __init__(self, world: World) -> None:
        super().__init__(self._hear)
        self.world = world
        self.sessions: dict[str, GatewaySession] = {}
        self.connections: set[Socket] = set()
        self.member_lists = MemberLists(world)
        self.heartbeat_ms = _HEARTBEAT_MS
        self.acknowledges = True  # switched off, bots take the connection for dead
        world.heard.append(self.take)

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
        visit = Visit(self, socket)
        try:
            await visit.last()
        finally:
            self.connections.discard(socket)
            self._end(visit, connection.close_code)
            await asyncio.shield(socket.close(visit.close_code))

    def _end(self, visit: Visit, close_code: int | None) -> None:
        session = visit.session
        if session is not None and session.socket is visit.socket:
            session.lose()
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
            socket.send(reconnect())

    def invalidate(self, *, resumable: bool = False) -> None:
        """Say that the session cannot go on; unless it can be resumed, forget it."""
        if not resumable:
            self.sessions.clear()
        for socket in tuple(self.connections):
            socket.send(invalid(resumable=resumable))

    def welcome(self, guild: Guild, *, new: bool = False) -> None:
        """Tell every bot of a server that has come back, or of one to which it was just invited."""
        guild.available = True
        for session in self.sessions.values():
            if not session.is_for(guild.id):
                continue
            data = arrival(self.world, guild, everybody=bool(session.intents & MEMBERS))
            if new:
                del data["unavailable"]  # this is how Discord says that it is new
            session.dispatch("GUILD_CREATE", data)
        self.world.tell(None)

    def outage(self, guild: Guild) -> None:
        """Let a server be out of reach for bots and people until `welcome`; this is not the bot's removal."""
        for session in self.sessions.values():
            if session.is_for(guild.id):
                session.dispatch("GUILD_DELETE", {"id": str(guild.id), "unavailable": True})
        guild.available = False
        self.world.tell(None)

    async def close(self) -> None:
        """Say goodbye to everybody."""
        for socket in tuple(self.connections):
            await socket.close(1001)
