"""Commands: how many, what they may be called, and how much each may hold."""

import re
from typing import Any

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import size

# The languages of Discord's own app; there is no Welsh among them.
_SPOKEN = """
ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi
zh-CN zh-TW
"""
LOCALES = tuple(_SPOKEN.split())
_NAME = re.compile(r"^[-_'\w]{1,32}$")
_SLASH, _PERSON, _MESSAGE = 1, 2, 3
_MOST = {_SLASH: 100, _PERSON: 15, _MESSAGE: 15}
_SUB, _GROUP, _TEXT, _INTEGER, _CHANNEL, _NUMBER = 1, 2, 3, 4, 7, 10
_CHOOSABLE = frozenset({_TEXT, _INTEGER, _NUMBER})


def check_commands(given: list[Any]) -> None:
    """Refuse a list of commands that Discord would refuse."""
    mistakes = Mistakes()
    counted = dict.fromkeys(_MOST, 0)
    seen = set()
    for index, one in enumerate(given):
        reader = Reader(mistakes, one, (index,))
        kind = _command(reader)
        counted[kind] += 1
        name = (str(reader.source.get("name")), kind)
        if name in seen:
            told = "Application command names must be unique"
            mistakes.add((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", told)
        seen.add(name)
    for kind, most in _MOST.items():
        if counted[kind] > most:
            told = f"Maximum number of application commands reached ({most})."
            mistakes.add((), "APPLICATION_COMMAND_TOO_MANY", told)
    mistakes.refuse()


def check_command(given: Any) -> None:
    """Refuse one command that Discord would refuse."""
    mistakes = Mistakes()
    _command(Reader(mistakes, given, ()))
    mistakes.refuse()


def _command(reader: Reader) -> int:
    kind = reader.number("type", 1, 3, _SLASH)
    reader.bits("default_member_permissions")
    reader.flag("nsfw")
    for key, most in (("contexts", 2), ("integration_types", 1)):
        for one in reader.items(key, 3):
            if not isinstance(one, int) or not 0 <= one <= most:
                reader.mistakes.choice((*reader.path, key), tuple(range(most + 1)))
    if kind != _SLASH:
        reader.text("name", 32, low=1, required=True)
        if reader.source.get("description"):
            told = "Context menu commands cannot have description"
            reader.mistakes.add((*reader.path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", told)
        return kind if kind in _MOST else _SLASH
    if _named(reader) + _options(reader, depth=0) > 8000:
        told = "Combined length of all names, descriptions and values must be 8000 or fewer."
        reader.mistakes.add(reader.path, "APPLICATION_COMMAND_TOO_LARGE", told)
    return kind


def _named(reader: Reader) -> int:
    name = reader.text("name", 32, low=1, required=True) or ""
    _fits(reader, name, (*reader.path, "name"))
    description = reader.text("description", 100, low=1, required=True) or ""
    names, descriptions = reader.within("name_localizations"), reader.within("description_localizations")
    for key in names.source:
        _fits(names, _localised(names, key, 32), (*names.path, key))
    for key in descriptions.source:
        _localised(descriptions, key, 100)
    return size(name) + size(description)


def _localised(reader: Reader, locale: str, high: int) -> str:
    if locale not in LOCALES:
        reader.mistakes.choice((*reader.path, locale), LOCALES)
    return reader.text(locale, high, low=1) or ""


def _fits(reader: Reader, name: str, path: Path) -> None:
    if name and (not _NAME.match(name) or name != name.lower()):
        reader.mistakes.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _options(reader: Reader, *, depth: int) -> int:
    total, optional, kinds = 0, False, set()
    seen: set[str] = set()
    for inner in reader.each("options", 25):
        total += _named(inner)
        kind = inner.number("type", 1, 11, 0)
        kinds.add(kind in (_SUB, _GROUP))
        if inner.source.get("type") is None:
            inner.mistakes.required((*inner.path, "type"))
        name = str(inner.source.get("name"))
        if name in seen:
            told = "Option name already used"
            inner.mistakes.add((*inner.path, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", told)
        seen.add(name)
        required = inner.flag("required")
        if required and optional:
            told = "Required options must be placed before non-required options"
            inner.mistakes.add(inner.path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", told)
        optional = optional or not (required or kind in (_SUB, _GROUP))
        total += _inside(inner, kind, depth)
    if len(kinds) > 1:
        told = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        path = (*reader.path, "options")
        reader.mistakes.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", told)
    return total


def _inside(reader: Reader, kind: int, depth: int) -> int:
    if kind in (_SUB, _GROUP):
        if depth > (0 if kind == _GROUP else 1):
            told = "Sub-commands cannot stand this deep"
            reader.mistakes.add((*reader.path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", told)
            return 0
        return _options(reader, depth=depth + 1)
    for low, high in (("min_length", "max_length"), ("min_value", "max_value")):
        _in_order(reader, low, high)
    choices = reader.each("choices", 25)
    if choices and kind not in _CHOOSABLE:
        told = "Choices are only available for STRING, INTEGER, and NUMBER option types"
        reader.mistakes.add((*reader.path, "choices"), "APPLICATION_COMMAND_OPTION_NO_CHOICES", told)
    if choices and reader.flag("autocomplete"):
        told = "Option choices cannot be set with autocomplete"
        reader.mistakes.add(reader.path, "APPLICATION_COMMAND_OPTION_CHOICES_AUTOCOMPLETE", told)
    return sum(_choice(one, kind) for one in choices)


def _in_order(reader: Reader, low: str, high: str) -> None:
    least, most = reader.source.get(low), reader.source.get(high)
    for key, value in ((low, least), (high, most)):
        if value is not None and not isinstance(value, (int, float)):
            reader.mistakes.add((*reader.path, key), "NUMBER_TYPE_COERCE", f'Value "{value}" is not a number.')
    if isinstance(least, (int, float)) and isinstance(most, (int, float)) and least > most:
        told = f"{low} must be less than or equal to {high}"
        reader.mistakes.add(reader.path, "APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID", told)


def _choice(reader: Reader, kind: int) -> int:
    name = reader.text("name", 100, low=1, required=True) or ""
    if kind == _TEXT:
        return size(name) + size(reader.text("value", 100, low=1, required=True) or "")
    value = reader.source.get("value")
    if kind in _CHOOSABLE and not isinstance(value, (int, float)):
        told = f'Value "{value}" is not a number.'
        reader.mistakes.add((*reader.path, "value"), "NUMBER_TYPE_COERCE", told)
    return size(name)
