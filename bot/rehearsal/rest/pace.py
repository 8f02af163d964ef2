"""How often Discord lets a bot ask: in each place, in all, and not at all from an address that asks badly."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import ceil
from typing import Any

from bot.rehearsal.refused import Refused
from bot.rehearsal.rest.routes import RestReply, Route
from bot.rehearsal.world.world import World

_INVALID, _INVALID_LASTS, _BAN_LASTS = 10_000, 600.0, 3600.0
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
_MESSAGES = "/channels/{channel_id}/messages"
_COMMANDS = "/applications/{application_id}/commands"
_HERE = "/applications/{application_id}/guilds/{guild_id}/commands"
_FOLLOW_UPS = "/webhooks/{webhook_id}/{webhook_token}"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests in so many seconds."""

    requests: int
    seconds: float


# Discord tells its limits in headers only, and may change them. These are what bots have seen.
_USUAL = Limit(5, 5.0)
_LIMITS = {
    ("DELETE", _MESSAGES + "/{message_id}"): Limit(5, 1.0),
    ("POST", _MESSAGES + "/bulk-delete"): Limit(1, 1.0),
    ("PUT", _MESSAGES + "/{message_id}/reactions/{emoji_name}/@me"): Limit(1, 0.25),
    ("DELETE", _MESSAGES + "/{message_id}/reactions/{emoji_name}/@me"): Limit(1, 0.25),
    ("POST", "/users/@me/channels"): Limit(10, 10.0),
    ("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"): Limit(10, 10.0),
    ("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"): Limit(10, 10.0),
    ("PATCH", "/guilds/{guild_id}/members/{user_id}"): Limit(10, 10.0),
    ("PUT", _COMMANDS): Limit(2, 20.0),
    ("PUT", _HERE): Limit(2, 20.0),
    ("POST", _FOLLOW_UPS): Limit(5, 2.0),
    ("PATCH", _FOLLOW_UPS + "/messages/@original"): Limit(5, 2.0),
    ("PATCH", _FOLLOW_UPS + "/messages/{message_id}"): Limit(5, 2.0),
}
_RENAMED = Limit(2, 600.0)


@dataclass(slots=True)
class _Window:
    """A bucket's present: how many requests are left, and when it is full again."""

    left: int
    until: float


class RequestPace:
    """Counts requests by the event loop's time. Nobody is slowed down until `enforce()`; bad requests always count."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.on = False
        self.per_second, self._faster = 50, 1.0
        self.most_invalid = _INVALID
        self.invalid = 0
        self._invalid_until = 0.0
        self._banned_until = 0.0
        self._windows: dict[tuple[str, ...], _Window] = {}

    def enforce(self, *, per_second: int = 50, faster: float = 1.0) -> None:
        """Hold every bot to Discord's limits from now on; tests may let the buckets fill so many times faster."""
        self.on, self.per_second, self._faster = True, per_second, faster

    def relax(self) -> None:
        """Slow nobody down any more."""
        self.on = False
        self._windows.clear()

    # Addresses that ask badly

    def ban(self, seconds: float = _BAN_LASTS) -> None:
        """Refuse everything that comes from the bot's address, as Discord's front door does."""
        self._banned_until = _time() + seconds

    def banned_for(self) -> float:
        """Return for how many seconds everything is still refused."""
        return max(self._banned_until - _time(), 0.0) if self._banned_until else 0.0

    def note(self, reply: RestReply) -> None:
        """Count a reply that tells of a bad request; after 10,000 in ten minutes the address is banned."""
        if reply.status not in (401, 403, 429) or (reply.headers or {}).get("X-RateLimit-Scope") == "shared":
            return
        if _time() >= self._invalid_until:
            self.invalid, self._invalid_until = 0, _time() + _INVALID_LASTS
        self.invalid += 1
        if self.invalid >= self.most_invalid:
            self.ban()

    # Bots that ask too often

    def admit(self, route: Route, ids: Mapping[str, str], body: Any) -> dict[str, str]:
        """Return what the reply's headers say about the limit, or refuse with 429."""
        if route.template.startswith("/interactions/"):
            return {}  # answers to presses are never made to wait
        if not route.open:
            self._admit_by(("all",), Limit(self.per_second, 1.0), "global")
        if route.method == "PATCH" and isinstance(body, dict) and {"name", "topic"} & body.keys():
            self._admit_by(("renamed", *ids.values()), _RENAMED, "user")
        bucket = _bucket(route)
        majors = (ids[name] for name in _MAJOR if name in ids)
        return self._admit_by((bucket, *majors), _LIMITS.get((route.method, route.template), _USUAL), "user")

    def _admit_by(self, key: tuple[str, ...], limit: Limit, scope: str) -> dict[str, str]:
        now = _time()
        window = self._windows.get(key)
        if window is None or now >= window.until:
            window = self._windows[key] = _Window(limit.requests, now + limit.seconds / self._faster)
        after = window.until - now
        said = {
            "X-RateLimit-Limit": str(limit.requests),
            "X-RateLimit-Remaining": str(max(window.left - 1, 0)),
            "X-RateLimit-Reset": f"{self._world.now().timestamp() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": key[0],
        }
        if window.left <= 0:
            raise Limited(limited(after, scope, said))
        window.left -= 1
        return said


class Limited(Refused):
    """A request that came too soon."""

    def __init__(self, reply: RestReply) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.reply = reply


def limited(seconds: float, scope: str, said: Mapping[str, str] | None = None) -> RestReply:
    """Return what Discord answers when somebody asks too soon."""
    headers = dict(said or {}) | {"Retry-After": str(ceil(seconds)), "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    after = round(seconds, 3)
    body = {"message": "You are being rate limited.", "retry_after": after, "global": scope == "global"}
    return RestReply(body, 429, headers)


def _bucket(route: Route) -> str:
    return blake2b(f"{route.method} {route.template}".encode(), digest_size=16).hexdigest()


def _time() -> float:
    return asyncio.get_running_loop().time()
