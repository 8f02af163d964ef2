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

    __slots__ = ("_application", "_ids", "known")

    def __init__(self, ids: Ids, application: int) -> None:
        self._ids = ids
        self._application = application
        self.known: dict[int, Command] = {}

    def of(self, guild: int | None) -> list[Command]:
        """Return what is registered for one server, or everywhere."""
        return [command for command in self.known.values() if command.guild == guild]

    def keep(self, guild: int | None, given: Json) -> Command:
        """Register a command, in place of one with the same name and type."""
        same = (command for command in self.of(guild) if (command.name, command.type) == _key(given))
        old = next(same, None)
        number = old.id if old else self._ids.new()
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
