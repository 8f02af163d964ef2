"""Commands: how many, what they may be called, and how much each may hold."""

import re

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json

_NAME = re.compile(r"^[-_'\w]{1,32}$")


def check_commands(given: list[Json]) -> None:
    """Refuse a list of commands that Discord would refuse."""
    mistakes = Mistakes()
    if sum(1 for one in given if one.get("type", 1) == 1) > 100:
        mistakes.add((), "APPLICATION_COMMAND_TOO_MANY", "Maximum number of application commands reached (100).")
    seen = set()
    for index, one in enumerate(given):
        key = (one.get("name"), one.get("type", 1))
        if key in seen:
            mistakes.add(
                (index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        seen.add(key)
        _command(mistakes, one, (index,))
    mistakes.refuse()


def check_command(given: Json) -> None:
    """Refuse one command that Discord would refuse."""
    mistakes = Mistakes()
    _command(mistakes, given, ())
    mistakes.refuse()


def _command(mistakes: Mistakes, given: Json, path: Path) -> None:
    reader = Reader(mistakes, given, path)
    if given.get("type", 1) == 1:
        _named(reader)
        _options(reader)
    else:
        reader.text("name", 32, low=1, required=True)


def _named(reader: Reader) -> None:
    name = reader.text("name", 32, low=1, required=True)
    if name and (not _NAME.match(name) or name != name.lower()):
        reader.mistakes.add((*reader.path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    reader.text("description", 100, low=1, required=True)


def _options(reader: Reader) -> None:
    optional, seen = False, set()
    for index, one in enumerate(reader.items("options", 25)):
        inner = Reader(reader.mistakes, one, (*reader.path, "options", index))
        _named(inner)
        if one.get("name") in seen:
            inner.mistakes.add(
                (*inner.path, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name already used"
            )
        seen.add(one.get("name"))
        if one.get("required") and optional:
            inner.mistakes.add(
                inner.path,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        optional = optional or (one.get("type", 0) > 2 and not one.get("required"))
        _choices(inner)
        if one.get("type") in (1, 2):
            _options(inner)


def _choices(reader: Reader) -> None:
    for index, one in enumerate(reader.items("choices", 25)):
        inner = Reader(reader.mistakes, one, (*reader.path, "choices", index))
        inner.text("name", 100, low=1, required=True)
        if isinstance(one.get("value"), str):
            inner.text("value", 100)
