"""The commands that an app has registered."""

from dataclasses import dataclass

from bot.rehearsal.wire import Json
from bot.rehearsal.world.ids import Ids


@dataclass(slots=True, eq=False)
class Command:
    """One registered command; `guild` is the only server that has it, when there is one."""

    id: int
    guild: int | None
    wire: Json

    @property
    def name(self) -> str:
        """What people type after the slash."""
        return str(self.wire["name"])

    @property
    def type(self) -> int:
        """1 for a slash command, 2 for a person's menu, 3 for a message's."""
        return int(self.wire["type"])


class Commands:
    """Every registered command, by number."""

    __slots__ = ("_application", "_ids", "allowed", "known")

    def __init__(self, ids: Ids, application: int) -> None:
        self._ids = ids
        self._application = application
        self.known: dict[int, Command] = {}
        self.allowed: dict[tuple[int, int], list[Json]] = {}  # by server and command, what its managers decided

    def of(self, guild: int | None) -> list[Command]:
        """Return what is registered for one server, or everywhere."""
        return [command for command in self.known.values() if command.guild == guild]

    def keep(self, guild: int | None, given: Json, *, number: int | None = None) -> Command:
        """Register a command, in place of the one with this number, or else with the same name and type."""
        if number is None:
            same = (command.id for command in self.of(guild) if (command.name, command.type) == _key(given))
            number = next(same, None) or self._ids.new()
        command = Command(number, guild, self._complete(number, guild, given))
        self.known[number] = command
        return command

    def replace_all(self, guild: int | None, given: list[Json]) -> list[Command]:
        """Register exactly these, and forget the others."""
        kept = [self.keep(guild, one) for one in given]
        numbers = {command.id for command in kept}
        for command in self.of(guild):
            if command.id not in numbers:
                del self.known[command.id]
        return kept

    def decide(self, guild: int, command: int, target: int, kind: int, *, allowed: bool) -> None:
        """Note that a server's managers allow a command to a role (1), person (2) or channel (3), or deny it."""
        others = [one for one in self.allowed.get((guild, command), ()) if one["id"] != str(target)]
        self.allowed[guild, command] = [*others, {"id": str(target), "type": kind, "permission": allowed}]

    def _complete(self, number: int, guild: int | None, given: Json) -> Json:
        wire: Json = {
            "description": "",
            "default_member_permissions": None,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
            "name_localizations": None,
            "description_localizations": None,
            **given,
            "id": str(number),
            "application_id": str(self._application),
            "version": str(self._ids.new()),
            "type": given.get("type", 1),
        }
        if wire["default_member_permissions"] is not None:
            wire["default_member_permissions"] = str(wire["default_member_permissions"])
        wire["integration_types"] = wire["integration_types"] or [0]
        wire.setdefault("dm_permission", True)
        if guild is not None:
            wire["guild_id"] = str(guild)
        return wire


def _key(given: Json) -> tuple[str, int]:
    return given["name"], given.get("type", 1)
