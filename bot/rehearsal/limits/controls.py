"""Buttons, selects, boxes to tick and fields to type in."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Path
from bot.rehearsal.wire import Json, size

_LINK, _PREMIUM = 5, 6
_LINKS = ("http://", "https://", "discord://")


class Names:
    """Sees to it that every control in one message or form has its own custom_id."""

    __slots__ = ("_mistakes", "_seen")

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._seen: set[str] = set()

    def read(self, reader: Reader) -> str:
        """Return a control's custom_id."""
        name = reader.text("custom_id", 100, low=1, required=True) or ""
        if name and name in self._seen:
            self._mistakes.add(
                (*reader.path, "custom_id"),
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
            )
        self._seen.add(name)
        return name


def button(reader: Reader, names: Names) -> Json:
    """Check a button."""
    style = reader.number("style", 1, 6, 0)
    if style == 0:
        reader.mistakes.required((*reader.path, "style"))
    label = reader.text("label", 80)
    built: Json = {"style": style, **({} if label is None else {"label": label}), **emoji(reader)}
    if style == _LINK:
        built["url"] = reader.link("url", _LINKS, required=True)
        reader.text("url", 512)
        if reader.source.get("custom_id"):
            _both(reader.mistakes, (*reader.path, "custom_id"))
    elif style != _PREMIUM:
        built["custom_id"] = names.read(reader)
        if reader.source.get("url"):
            _both(reader.mistakes, (*reader.path, "url"))
    if not (built.get("label") or built.get("emoji")) and style != _PREMIUM:
        reader.mistakes.add(
            reader.path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji"
        )
    return built | {"disabled": reader.flag("disabled")}


def emoji(reader: Reader) -> Json:
    """Return the little picture on a control, if it has one."""
    if reader.source.get("emoji") is None:
        return {}
    inner = reader.within("emoji")
    number, name = inner.snowflake("id"), inner.text("name", 100)
    if number is None and not is_emoji(name or ""):
        inner.mistakes.add(inner.path, "COMPONENT_INVALID_EMOJI", "Invalid emoji")
    return {"emoji": {"id": None if number is None else str(number), "name": name, "animated": inner.flag("animated")}}


def is_emoji(text: str) -> bool:
    """Tell whether this could be one emoji: no letters, and no longer than the longest there is."""
    return len(text) <= 16 and not text.isascii()


def _both(mistakes: Mistakes, path: Path) -> None:
    mistakes.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_CONFLICT", "A custom id and url cannot both be specified")


def select(reader: Reader, names: Names) -> Json:
    """Check a select menu of any kind."""
    kind = reader.source["type"]
    built: Json = {"custom_id": names.read(reader)}
    placeholder = reader.text("placeholder", 150)
    if placeholder is not None:
        built["placeholder"] = placeholder
    least, most = reader.number("min_values", 0, 25, 1), reader.number("max_values", 1, 25, 1)
    if least > most:
        reader.mistakes.add(
            (*reader.path, "min_values"), "SELECT_COMPONENT_MIN_VALUES", "min_values is more than max_values"
        )
    if kind == 3:
        built["options"] = options(reader, 25, least=1)
        if most > len(built["options"]):
            path = (*reader.path, "max_values")
            reader.mistakes.add(path, "SELECT_COMPONENT_MAX_VALUES", "max_values is more than there are options")
        chosen = sum(1 for one in built["options"] if one.get("default"))
        if chosen > most:
            reader.mistakes.add(
                (*reader.path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many defaults"
            )
    if kind != 3:
        built |= _chosen_before(reader, most)
    return built | {"min_values": least, "max_values": most, "disabled": reader.flag("disabled")}


def _chosen_before(reader: Reader, most: int) -> Json:
    built: Json = {}
    if kinds := reader.items("channel_types", 20):
        built["channel_types"] = [one for one in kinds if isinstance(one, int)]
    if given := reader.each("default_values", 25):
        built["default_values"] = [{"id": str(one.snowflake("id")), "type": one.text("type", 10)} for one in given]
    if len(given) > most:
        path = (*reader.path, "default_values")
        reader.mistakes.add(path, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many defaults")
    return built


def options(reader: Reader, high: int, *, least: int) -> list[Json]:
    """Check what can be chosen, and that no two choices mean the same."""
    built: list[Json] = []
    seen: set[str | None] = set()
    for inner in reader.each("options", high, low=least):
        inner.text("label", 100, low=1, required=True)
        inner.text("description", 100)
        value = inner.text("value", 100, low=1, required=True)
        if value in seen:
            inner.mistakes.add(
                (*inner.path, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        seen.add(value)
        told = inner.keep("label", "value", "description")
        built.append({**told, **emoji(inner), "default": inner.flag("default")})
    return built


def text_input(reader: Reader, names: Names) -> Json:
    """Check a field to type in."""
    built: Json = {"custom_id": names.read(reader), "style": reader.number("style", 1, 2, 1)}
    low, high = reader.number("min_length", 0, 4000, 0), reader.number("max_length", 1, 4000, 4000)
    if low > high:
        path = (*reader.path, "min_length")
        reader.mistakes.add(path, "TEXT_INPUT_COMPONENT_MIN_LENGTH", "min_length is more than max_length")
    reader.text("placeholder", 100)
    value = reader.text("value", 4000)
    if value is not None and size(value) > high:
        reader.mistakes.length((*reader.path, "value"), 0, high)
    return built | {
        "min_length": low,
        "max_length": high,
        "required": reader.flag("required", default=True),
        **reader.keep("label", "placeholder", "value"),
    }
