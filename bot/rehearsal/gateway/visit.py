"""One connection's conversation: who is let in, what may be asked, and what ends it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from bot.rehearsal.gateway.gateway_session import GatewaySession
from bot.rehearsal.gateway.members import MemberLists
from bot.rehearsal.gateway.ready import greet
from bot.rehearsal.gateway.socket import Malformed, Socket
from bot.rehearsal.wire import Json
from bot.rehearsal.world.world import World

_BEAT, _IDENTIFY, _PRESENCE, _VOICE, _RESUME, _ASK_MEMBERS = 1, 2, 3, 4, 6, 8
_RECONNECT, _INVALID, _HELLO, _ACK = 7, 9, 10, 11
_EVERY_INTENT = sum(1 << bit for bit in (*range(17), 20, 21, 24, 25))
_UNKNOWN_OP, _MALFORMED, _NOT_YET, _WRONG_TOKEN, _TWICE = 4001, 4002, 4003, 4004, 4005
_WRONG_NUMBER, _TOO_MANY, _TIMED_OUT, _WRONG_SHARD = 4007, 4008, 4009, 4010
_WRONG_INTENTS, _INTENTS_NOT_ALLOWED = 4013, 4014
_MOST_SENT, _IN = 120, 60.0
_ON_ITS_WAY = 0.02  # seconds: answered at once, discord.py has not yet noted that it sent the beat, and takes fright


class Host(Protocol):
    """Whom a connection visits."""

    world: World
    sessions: dict[str, GatewaySession]
    member_lists: MemberLists
    heartbeat_ms: int
    acknowledges: bool


class Visit:
    """Takes what one connection sends; `close_code` says why it ended."""

    def __init__(self, gateway: Host, socket: Socket) -> None:
        self.gateway = gateway
        self.socket = socket
        self.session: GatewaySession | None = None
        self.close_code = 1000
        self._taken: deque[float] = deque(maxlen=_MOST_SENT)
        self._takes: dict[int, Callable[[Any], Awaitable[bool]]] = {
            _BEAT: self._beat,
            _IDENTIFY: self._identify,
            _RESUME: self._resume,
            _PRESENCE: self._ignore,
            _VOICE: self._ignore,
            _ASK_MEMBERS: self._list_members,
        }

    async def last(self) -> None:
        """Talk until it ends: no heartbeat for too long counts as an end."""
        loop, patience = asyncio.get_running_loop(), self.gateway.heartbeat_ms * 1.5 / 1000
        self.socket.send(_message(_HELLO, {"heartbeat_interval": self.gateway.heartbeat_ms, "_trace": []}))
        beaten = loop.time()
        try:
            while (payload := await self.socket.receive(beaten + patience - loop.time())) is not None:
                if payload.get("op") == _BEAT:
                    beaten = loop.time()
                if not await self.take(payload):
                    break
        except TimeoutError:
            self._turn_away(_TIMED_OUT)
            if self.session is not None:
                self.gateway.sessions.pop(self.session.id, None)
        except Malformed:
            self._turn_away(_MALFORMED)

    async def take(self, payload: Json) -> bool:
        """Take one message; False ends the conversation."""
        op, now = payload.get("op"), asyncio.get_running_loop().time()
        if len(self._taken) == _MOST_SENT and now - self._taken[0] < _IN:
            return self._turn_away(_TOO_MANY)
        self._taken.append(now)
        if not isinstance(op, int) or op not in self._takes:
            return self._turn_away(_UNKNOWN_OP)
        if self.session is None and op in (_PRESENCE, _VOICE, _ASK_MEMBERS):
            return self._turn_away(_NOT_YET)
        data = payload.get("d")
        if op != _BEAT and not isinstance(data, dict):
            return self._turn_away(_MALFORMED)
        return await self._takes[op](data)

    def _turn_away(self, code: int) -> bool:
        self.close_code = code
        return False

    async def _beat(self, _: object) -> bool:
        if self.gateway.acknowledges:
            asyncio.get_running_loop().call_later(_ON_ITS_WAY, self.socket.send, _message(_ACK))
        return True

    async def _ignore(self, _: object) -> bool:
        return True

    async def _identify(self, data: Json) -> bool:
        world = self.gateway.world
        refused = self._refusal(data)
        if refused:
            return self._turn_away(refused)
        world.starts.remaining -= 1
        shard = data.get("shard") or (0, 1)
        session = self.session = GatewaySession(world, data.get("intents", 0), (shard[0], shard[1]))
        self.gateway.sessions[session.id] = session
        session.socket = self.socket
        if data.get("compress"):
            self.socket.pack_large_ones()
        greet(world, session)
        world.bot_has_come = True
        world.tell(None)
        return True

    def _refusal(self, data: Json) -> int | None:
        world, intents = self.gateway.world, data.get("intents")
        if self.session is not None:
            return _TWICE
        if data.get("token") != world.bot_token or world.starts.remaining <= 0:
            return _WRONG_TOKEN  # who starts too often loses the token
        if not isinstance(intents, int) or intents & ~_EVERY_INTENT:
            return _WRONG_INTENTS
        if not _is_shard(data.get("shard") or [0, 1]):
            return _WRONG_SHARD
        return _INTENTS_NOT_ALLOWED if intents & ~world.allowed_intents else None

    async def _resume(self, data: Json) -> bool:
        if data.get("token") != self.gateway.world.bot_token:
            return self._turn_away(_WRONG_TOKEN)
        session = self.gateway.sessions.get(str(data.get("session_id")))
        number = data.get("seq")
        if session is None or session.too_old():
            self.socket.send(_message(_INVALID, data=False))
            return True
        if not isinstance(number, int) or number > session.sequence:
            return self._turn_away(_WRONG_NUMBER)
        if not session.can_replay_from(number):
            self.socket.send(_message(_INVALID, data=False))
            return True
        self.session = session
        session.socket = self.socket
        session.replay_from(number)
        return True

    async def _list_members(self, data: Json) -> bool:
        asked = self.session is not None and self.gateway.member_lists.ask(self.session, data)
        return asked or self._turn_away(_MALFORMED)


def _message(op: int, data: object = None) -> Json:
    return {"op": op, "s": None, "t": None, "d": data}


def reconnect() -> Json:
    """Return what asks a bot to come back."""
    return _message(_RECONNECT)


def invalid(*, resumable: bool) -> Json:
    """Return what tells a bot that its session is gone."""
    return _message(_INVALID, resumable)


def _is_shard(given: object) -> bool:
    whole = isinstance(given, list) and len(given) == 2 and all(isinstance(one, int) for one in given)
    return whole and 0 <= given[0] < given[1]  # type: ignore[index]  # it is a list of two numbers by now
