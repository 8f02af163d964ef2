"""Which operations are imitated, and how a request finds its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.rehearsal.refused import Refused, invalid, unknown
from bot.rehearsal.rest.known import KNOWN
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
class RestCall:
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
        return snowflake(self.ids[name], name)

    def number(self, name: str, low: int, high: int, default: int) -> int:
        """Return a whole number from the query, within its limits."""
        text = self.query.get(name)
        if text is None:
            return default
        if not text.removeprefix("-").isdecimal():
            raise invalid((name,), "NUMBER_TYPE_COERCE", f'Value "{text}" is not int.')
        if not low <= int(text) <= high:
            raise invalid((name,), "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")
        return int(text)

    def moment(self, name: str) -> datetime | None:
        """Return a moment from the query, if it names one."""
        text = self.query.get(name)
        if text is None:
            return None
        try:
            found = datetime.fromisoformat(text.replace(" ", "+"))  # who does not escape a plus sends a space
        except ValueError:
            raise invalid((name,), "DATE_TIME_TYPE_PARSE", f"Could not parse {text}. Should be ISO8601.") from None
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def asks_for(self, name: str) -> bool:
        """Tell whether the query switches something on."""
        return self.query.get(name, "").lower() in ("1", "true")

    def channel(self) -> Channel:
        """Return the place this request is about."""
        channel = self.world.channel(self.id("channel_id"))
        if channel.guild is not None and not channel.guild.available:
            raise _out_of_reach()
        return channel

    def guild(self) -> Guild:
        """Return the server this request is about, if the bot is in it."""
        guild = self.world.guilds.get(self.id("guild_id"))
        if guild is None or self.world.bot.id not in guild.members:
            raise unknown("Guild")
        if not guild.available:
            raise _out_of_reach()
        return guild

    def message(self, channel: Channel) -> Message:
        """Return the message this request is about."""
        message = channel.messages.get(self.id("message_id"))
        if message is None:
            raise unknown("Message")
        return message


def snowflake(value: object, *path: str | int) -> int:
    """Return a number as Discord writes them, or refuse what is none."""
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal()) or len(text) > 20:
        raise invalid(path, "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
    return int(text)


@dataclass(frozen=True, slots=True)
class RestReply:
    """What goes back."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] | None = None


NOTHING = RestReply(status=204)

Handler = Callable[[RestCall], RestReply]


@dataclass(frozen=True, slots=True)
class Route:
    """One imitated operation; `open` ones carry their own token and need no Authorization; `many` take a list."""

    method: str
    template: str
    handler: Handler
    open: bool
    many: bool

    def fitting(self, body: Any) -> Any:
        """Return a body of the kind that this operation takes, or refuse it."""
        if self.method == "GET":
            return None
        if body is None:
            return [] if self.many else {}
        if self.many and not isinstance(body, list):
            raise invalid((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        if not self.many and not isinstance(body, dict):
            raise invalid((), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return body


class Routes:
    """Every imitated operation."""

    def __init__(self) -> None:
        self.known: list[Route] = []
        self._tree: Json = {}

    def route(
        self, method: str, template: str, *, open_: bool = False, many: bool = False
    ) -> Callable[[Handler], Handler]:
        """Teach what answers this operation."""

        def taught(handler: Handler) -> Handler:
            route = Route(method, template, handler, open_, many)
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


def _out_of_reach() -> Refused:
    return Refused(503, 0, "503: Service Unavailable")


def not_imitated(method: str, path: str) -> Refused:
    """Say by name what this stage cannot do; what Discord cannot do either is refused in Discord's words."""
    found = KNOWN.find(path.split("/")[1:])
    if not found:
        return Refused(404, 0, "404: Not Found")
    if method not in found:
        return Refused(405, 0, "405: Method Not Allowed")
    return Refused(501, 0, f"not imitated by this stage: {method} {found[method]}")


routes = Routes()
