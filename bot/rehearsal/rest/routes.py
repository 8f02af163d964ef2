"""Which operations are imitated, and how a request finds its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.refused import Refused, invalid, unknown
from bot.rehearsal.wire import Json
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that came with a request."""

    filename: str
    content_type: str
    content: bytes


@dataclass(slots=True)
class Call:
    """One request, read and ready."""

    world: World
    method: str
    path: str
    template: str
    ids: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: Mapping[int, Upload] = field(default_factory=dict)

    def id(self, name: str) -> int:
        """Return a number from the path."""
        value = self.ids[name]
        if not value.isdecimal():
            raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return int(value)

    def channel(self) -> Channel:
        """Return the place this request is about."""
        return self.world.channel(self.id("channel_id"))

    def guild(self) -> Guild:
        """Return the server this request is about, if the bot is in it."""
        guild = self.world.guilds.get(self.id("guild_id"))
        if guild is None or self.world.bot.id not in guild.members:
            raise unknown("Guild")
        return guild

    def message(self, channel: Channel) -> Message:
        """Return the message this request is about."""
        message = channel.messages.get(self.id("message_id"))
        if message is None:
            raise unknown("Message")
        return message


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back."""

    body: Json | list[Json] | None = None
    status: int = 200


NOTHING = Reply(status=204)

Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """One imitated operation; `open` ones carry their own token and need no Authorization."""

    method: str
    template: str
    handler: Handler
    open: bool


class Routes:
    """Every imitated operation."""

    def __init__(self) -> None:
        self.known: list[Route] = []
        self._tree: Json = {}

    def route(self, method: str, template: str, *, open_: bool = False) -> Callable[[Handler], Handler]:
        """Teach what answers this operation."""

        def taught(handler: Handler) -> Handler:
            route = Route(method, template, handler, open_)
            self.known.append(route)
            place = self._tree
            for part in template.split("/")[1:]:
                place = place.setdefault("{}" if part.startswith("{") else part, {})
            place[f" {method}"] = route
            return handler

        return taught

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """Return the operation that this request asks for, and the ids in its path."""
        place, values = self._tree, []
        for part in path.split("/")[1:]:
            if part in place:
                place = place[part]
            elif "{}" in place:
                place = place["{}"]
                values.append(part)
            else:
                return None
        route: Route | None = place.get(f" {method}")
        if route is None:
            return None
        names = (part[1:-1] for part in route.template.split("/") if part.startswith("{"))
        return route, dict(zip(names, values, strict=True))


def not_imitated(method: str, path: str) -> Refused:
    """Say by name what this stage cannot do."""
    return Refused(404, 0, f"not imitated by this stage: {method} {path}")


routes = Routes()
