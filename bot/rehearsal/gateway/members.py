"""Who is in a server, for a bot that asks over the gateway; with Discord's limits on asking."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.rehearsal.gateway.gateway_session import GatewaySession
from bot.rehearsal.gateway.ready import MEMBERS
from bot.rehearsal.wire import Json
from bot.rehearsal.world.guilds import Guild, Member
from bot.rehearsal.world.world import World

_ASK_MEMBERS = 8
_LARGEST_CHUNK = 1000
_MOST_FOUND = 100  # of people who are named, or whose names begin alike
_LONGEST_NONCE = 32  # bytes; a longer one is taken for none
_EVERYBODY_EVERY = timedelta(seconds=30)


class MemberLists:
    """Answers who is in a server; `after` is in how many seconds, None for never."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.after: float | None = 0.0
        self._everybody_at: dict[tuple[str, int], datetime] = {}

    def ask(self, session: GatewaySession, data: Json) -> bool:
        """Answer one question; False where it is none."""
        people = _people(data.get("user_ids"))
        begins, limit = data.get("query"), data.get("limit")
        if people is None and not (isinstance(begins, str) and isinstance(limit, int)):
            return False
        begins, limit = str(begins or ""), limit if isinstance(limit, int) else 0
        guild = self._world.guilds.get(_number(data.get("guild_id")))
        # About a server that is not the bot's, or has an outage, nothing is answered.
        if guild is None or not guild.available or self._world.bot.id not in guild.members:
            return True
        if not session.is_for(guild.id):
            return True
        nonce = data.get("nonce")
        told: Json = {"nonce": nonce} if isinstance(nonce, str) and 0 < len(nonce.encode()) <= _LONGEST_NONCE else {}
        if people is None and not begins and not limit and self._asked_just_now(session, guild, told):
            return True
        self._answer(lambda: self._tell(session, guild, people, (begins, limit), told))
        return True

    def _answer(self, tell: Callable[[], None]) -> None:
        if self.after == 0:
            tell()
        elif self.after is not None:
            asyncio.get_running_loop().call_later(self.after, tell)

    def _tell(
        self, session: GatewaySession, guild: Guild, people: tuple[int, ...] | None, names: tuple[str, int], told: Json
    ) -> None:
        missing: Json = {}
        if people is None:
            found = self._beginning(session, guild, *names)
        else:
            found = [guild.members[one] for one in people if one in guild.members]
            found = found[: names[1]] if names[1] else found
            absent = [str(one) for one in people if one not in guild.members]
            missing = {"not_found": absent} if absent else {}
        chunks = [found[n : n + _LARGEST_CHUNK] for n in range(0, len(found), _LARGEST_CHUNK)] or [[]]
        for index, members in enumerate(chunks):
            chunk: Json = {"guild_id": str(guild.id), "members": [one.wire() for one in members]}
            chunk |= {"chunk_index": index, "chunk_count": len(chunks), **missing, **told}
            session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _beginning(self, session: GatewaySession, guild: Guild, begins: str, limit: int) -> list[Member]:
        if not begins and not session.intents & MEMBERS:
            return [guild.members[self._world.bot.id]]
        found = [one for one in guild.members.values() if one.shown_name.lower().startswith(begins.lower())]
        return found[: min(limit or _MOST_FOUND, _MOST_FOUND)] if begins or limit else found

    def _asked_just_now(self, session: GatewaySession, guild: Guild, told: Json) -> bool:
        """Refuse everybody's names more often than every thirty seconds."""
        now, who = self._world.now(), (session.id, guild.id)
        since = now - self._everybody_at.get(who, now - _EVERYBODY_EVERY)
        if since < _EVERYBODY_EVERY:
            wait = (_EVERYBODY_EVERY - since).total_seconds()
            meta = {"guild_id": str(guild.id), **told}
            session.dispatch("RATE_LIMITED", {"opcode": _ASK_MEMBERS, "retry_after": wait, "meta": meta})
            return True
        self._everybody_at[who] = now
        return False


def _people(given: object) -> tuple[int, ...] | None:
    """Read whom it is asked about: no more than are ever told of; None where nobody is named."""
    if given is None:
        return None
    those = given if isinstance(given, list) else [given]
    return tuple(dict.fromkeys(map(_number, those)))[:_MOST_FOUND]


def _number(given: object) -> int:
    return int(given) if isinstance(given, str | int) and str(given).isdecimal() else 0
