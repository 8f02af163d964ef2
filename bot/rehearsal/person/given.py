"""What somebody chose or typed, turned into what Discord sends the bot."""

from dataclasses import dataclass

from bot.rehearsal.wire import Json
from bot.rehearsal.world import files, permissions
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.world import World

LARGEST = 10 << 20  # bytes in one file, for those who pay nothing
_STRING, _USER, _ROLE, _MENTIONABLE, _CHANNEL = 3, 5, 6, 7, 8


class CannotDo(Exception):
    """What a phone would not let anybody do, said plainly; the page says the same sentence in its own language."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self.sentence = sentence
        self.values = {name: str(value) for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody hands over in a form or with a command."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"


class Resolver:
    """Finds people, roles and places by name, and remembers them for the bot."""

    __slots__ = ("_channel", "_world", "resolved")

    def __init__(self, world: World, channel: Channel) -> None:
        self._world = world
        self._channel = channel
        self.resolved: dict[str, Json] = {}

    def find(self, kind: int, name: str) -> str:
        """Return the number of a person, role or place, by its name or its number."""
        number = None
        if kind in (_USER, _MENTIONABLE):
            number = self._somebody(name)
        if number is None and kind in (_ROLE, _MENTIONABLE):
            number = self._role(name)
        if number is None and kind == _CHANNEL:
            number = self._place(name)
        if number is None:
            raise CannotDo("Nothing here is called '{name}'.", name=name)
        return number

    def _somebody(self, name: str) -> str | None:
        for account in self._world.accounts.values():
            if name in (account.name, str(account.id)):
                key = str(account.id)
                self.resolved.setdefault("users", {})[key] = account.wire
                guild = self._channel.guild
                if guild and account.id in guild.members:
                    member = guild.members[account.id]
                    bits = permissions.in_channel(self._channel, account.id)
                    self.resolved.setdefault("members", {})[key] = {**member.bare(), "permissions": str(bits)}
                return key
        return None

    def _role(self, name: str) -> str | None:
        for role in self._channel.guild.roles.values() if self._channel.guild else ():
            if name in (role.name, str(role.id)):
                self.resolved.setdefault("roles", {})[str(role.id)] = role.wire()
                return str(role.id)
        return None

    def _place(self, name: str) -> str | None:
        for one in self._world.channels.values():
            if one.guild is self._channel.guild and name.removeprefix("#") in (one.name, str(one.id)):
                bits = permissions.in_channel(one, self._world.bot.id)
                self.resolved.setdefault("channels", {})[str(one.id)] = {**one.wire(), "permissions": str(bits)}
                return str(one.id)
        return None

    def keep_file(self, file: File) -> str:
        """Hand over a file, and return its number."""
        if len(file.content) > LARGEST:
            raise CannotDo("A file may have up to 10 MB.")
        kept = files.keep(self._world, self._channel.id, file.filename, file.content_type, file.content)
        number = str(kept["id"])
        self.resolved.setdefault("attachments", {})[number] = {**kept, "ephemeral": True}
        return number


def chosen(control: Json, given: tuple[str, ...], resolver: Resolver) -> list[str]:
    """Return the values of what was chosen from a menu, by label or by name."""
    least, most = control.get("min_values", 1), control.get("max_values", 1)
    if control.get("required") is False and not given:
        least = 0
    if not least <= len(given) <= most:
        raise CannotDo("Choose between {least} and {most} here, not {count}.", least=least, most=most, count=len(given))
    if control["type"] in (_USER, _ROLE, _MENTIONABLE, _CHANNEL):
        return [resolver.find(control["type"], one) for one in given]
    return [option_value(control, one) for one in given]


def option_value(control: Json, name: str) -> str:
    """Return the value behind one option's label."""
    for option in control["options"]:
        if name == option["label"]:
            return str(option["value"])
    labels = ", ".join(f"'{option['label']}'" for option in control["options"])
    raise CannotDo("'{name}' cannot be chosen here; there are {names}.", name=name, names=labels)
