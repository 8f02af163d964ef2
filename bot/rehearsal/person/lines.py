"""Commands as people type them: which one is meant, and what was given with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rehearsal.person.given import CannotDo, File, Resolver
from bot.rehearsal.wire import Json, size
from bot.rehearsal.world.commands import Command

_KINDS = {6: 5, 7: 8, 8: 6, 9: 7}
_FILE = 11

Value = str | int | float | bool | File


@dataclass(frozen=True, slots=True)
class CommandLine:
    """One command line: the command, the path of subcommands, and the options at its end."""

    command: Command
    path: tuple[str, ...]
    options: tuple[Json, ...]


def find_line(offered: list[Command], typed: str) -> CommandLine:
    """Return the command that was typed, or say what there is."""
    names = typed.removeprefix("/").split()
    for command in offered:
        if command.type == 1 and names and command.name == names[0]:
            return _descend(command, names[1:])
    if not offered:
        raise CannotDo("There are no commands here.")
    known = ", ".join(f"/{command.name}" for command in offered)
    raise CannotDo("There is no '{typed}' here; there is {known}.", typed=typed, known=known)


def _descend(command: Command, names: list[str]) -> CommandLine:
    options = command.wire.get("options") or []
    for name in names:
        inner = next((one for one in options if one["name"] == name and one["type"] in (1, 2)), None)
        if inner is None:
            raise CannotDo("/{command} has no '{name}'.", command=command.name, name=name)
        options = inner.get("options") or []
    if any(one["type"] in (1, 2) for one in options):
        below = ", ".join(one["name"] for one in options)
        raise CannotDo("/{command} needs one of {names}.", command=command.name, names=below)
    return CommandLine(command, tuple(names), tuple(options))


def line_data(line: CommandLine, given: Mapping[str, Value], resolver: Resolver, *, focused: str | None = None) -> Json:
    """Return a command line as Discord sends it; `focused` is the option still being typed."""
    known = {one["name"]: one for one in line.options}
    for name in given:
        if name not in known:
            raise CannotDo("/{command} takes no '{name}'.", command=line.command.name, name=name)
    missing = [name for name, one in known.items() if one.get("required") and name not in given]
    if missing and focused is None:
        raise CannotDo("/{command} needs {names}.", command=line.command.name, names=", ".join(missing))
    options: list[Json] = []
    for name, value in given.items():
        option: Json = {"name": name, "type": known[name]["type"]}
        if name == focused:
            options.append(option | {"value": value, "focused": True})
        else:
            options.append(option | {"value": _value(known[name], value, resolver)})
    return _wrapped(line, options, resolver)


def _wrapped(line: CommandLine, options: list[Json], resolver: Resolver) -> Json:
    for depth, name in reversed(list(enumerate(line.path))):
        innermost = depth == len(line.path) - 1
        options = [{"name": name, "type": 1 if innermost else 2, "options": options}]
    command = line.command
    data: Json = {"id": str(command.id), "name": command.name, "type": command.type, "options": options}
    if command.guild is not None:
        data["guild_id"] = str(command.guild)
    if resolver.resolved:
        data["resolved"] = resolver.resolved
    return data


def _value(option: Json, value: Value, resolver: Resolver) -> str | int | float | bool:
    if isinstance(value, File):
        if option["type"] != _FILE:
            raise CannotDo("{name} takes no file.", name=option["name"])
        return resolver.keep_file(value)
    if option["type"] == _FILE:
        raise CannotDo("{name} takes a file.", name=option["name"])
    return _typed(option, value, resolver)


def _typed(option: Json, value: str | float, resolver: Resolver) -> str | int | float | bool:
    if option["type"] in _KINDS:
        return resolver.find(_KINDS[option["type"]], str(value))
    for choice in option.get("choices") or ():
        if value in (choice["name"], choice["value"]):
            found: str | int | float = choice["value"]
            return found
    if option.get("choices"):
        names = ", ".join(one["name"] for one in option["choices"])
        raise CannotDo("{name} is one of {names}.", name=option["name"], names=names)
    measured = size(value) if isinstance(value, str) else value
    low, high = option.get("min_length", option.get("min_value")), option.get("max_length", option.get("max_value"))
    if (low is not None and measured < low) or (high is not None and measured > high):
        raise CannotDo("{name} must be between {low} and {high}.", name=option["name"], low=low, high=high)
    return value
