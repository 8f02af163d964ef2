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
class Line:
    """One command line: the command, the path of subcommands, and the options at its end."""

    command: Command
    path: tuple[str, ...]
    options: tuple[Json, ...]


def find_line(offered: list[Command], typed: str) -> Line:
    """Return the command that was typed, or say what there is."""
    names = typed.removeprefix("/").split()
    for command in offered:
        if command.type == 1 and names and command.name == names[0]:
            return _descend(command, names[1:])
    known = ", ".join(f"/{command.name}" for command in offered) or "no commands at all"
    raise CannotDo(f"There is no {typed!r} here; there is {known}.")


def _descend(command: Command, names: list[str]) -> Line:
    options = command.wire.get("options") or []
    for name in names:
        inner = next((one for one in options if one["name"] == name and one["type"] in (1, 2)), None)
        if inner is None:
            raise CannotDo(f"/{command.name} has no {name!r}.")
        options = inner.get("options") or []
    if any(one["type"] in (1, 2) for one in options):
        raise CannotDo(f"/{command.name} needs one of {', '.join(one['name'] for one in options)}.")
    return Line(command, tuple(names), tuple(options))


def line_data(line: Line, given: Mapping[str, Value], resolver: Resolver, *, focused: str | None = None) -> Json:
    """Return a command line as Discord sends it; `focused` is the option still being typed."""
    known = {one["name"]: one for one in line.options}
    for name in given:
        if name not in known:
            raise CannotDo(f"/{line.command.name} takes no {name!r}.")
    missing = [name for name, one in known.items() if one.get("required") and name not in given]
    if missing and focused is None:
        raise CannotDo(f"/{line.command.name} needs {', '.join(missing)}.")
    options: list[Json] = []
    for name, value in given.items():
        option: Json = {"name": name, "type": known[name]["type"]}
        if name == focused:
            options.append(option | {"value": value, "focused": True})
        else:
            options.append(option | {"value": _value(known[name], value, resolver)})
    return _wrapped(line, options, resolver)


def _wrapped(line: Line, options: list[Json], resolver: Resolver) -> Json:
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
    if (option["type"] == _FILE) != isinstance(value, File):
        raise CannotDo(f"{option['name']} takes {'a file' if option['type'] == _FILE else 'no file'}.")
    if isinstance(value, File):
        return resolver.keep_file(value)
    if option["type"] in _KINDS:
        return resolver.find(_KINDS[option["type"]], str(value))
    for choice in option.get("choices") or ():
        if value in (choice["name"], choice["value"]):
            found: str | int | float = choice["value"]
            return found
    if option.get("choices"):
        raise CannotDo(f"{option['name']} is one of {', '.join(one['name'] for one in option['choices'])}.")
    measured = size(value) if isinstance(value, str) else value
    low, high = option.get("min_length", option.get("min_value")), option.get("max_length", option.get("max_value"))
    if (low is not None and measured < low) or (high is not None and measured > high):
        raise CannotDo(f"{option['name']} must be between {low} and {high}.")
    return value
