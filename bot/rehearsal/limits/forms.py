"""Forms: which parts they may have, and how much each may hold."""

from collections.abc import Callable, Mapping

from bot.rehearsal.limits import controls
from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes
from bot.rehearsal.wire import Json

ROW, TEXT_INPUT, TEXT, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 1, 4, 10, 18, 19, 21, 22, 23
_SELECTS = (3, 5, 6, 7, 8)


def read_form(given: Json) -> tuple[str, str, tuple[Json, ...]]:
    """Return a form's custom_id, title and parts, or refuse it."""
    mistakes = Mistakes()
    reader = Reader(mistakes, given, ("data",))
    custom_id = reader.text("custom_id", 100, low=1, required=True)
    title = reader.text("title", 45, low=1, required=True)
    walk = _Walk(mistakes)
    parts = [walk.top(one) for one in reader.each("components", 5, low=1)]
    mistakes.refuse()
    for number, part in enumerate(walk.in_order(parts), 1):
        part["id"] = part.get("id") or number
    return custom_id or "", title or "", tuple(parts)


class _Walk:
    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._names = controls.Names(mistakes)
        self._inside: Mapping[int, Callable[[Reader], Json]] = {
            TEXT_INPUT: self._text_input,
            UPLOAD: self._upload,
            RADIO: self._radio,
            CHECKBOXES: self._checkboxes,
            CHECKBOX: self._checkbox,
        } | dict.fromkeys(_SELECTS, self._select)

    def top(self, reader: Reader) -> Json:
        """Read one part of the form itself."""
        kind = reader.kind((ROW, TEXT, LABEL))
        built: Json = {"type": kind, "id": reader.number("id", 0, (1 << 31) - 1, 0)}
        if kind == ROW:
            return built | self._row(reader)
        if kind == LABEL:
            return built | self._label(reader)
        return built | {"content": reader.text("content", 4000, low=1, required=kind is not None)}

    def in_order(self, parts: list[Json]) -> list[Json]:
        """Return every part in the order Discord numbers them."""
        ordered: list[Json] = []
        for part in parts:
            ordered.append(part)
            ordered += part.get("components", ())
            if part.get("component"):
                ordered.append(part["component"])
        return ordered

    def _row(self, reader: Reader) -> Json:
        fields = reader.each("components", 1, low=1)
        for one in fields:
            one.text("label", 45, low=1, required=True)
        return {"components": [self._control(one, (TEXT_INPUT,)) for one in fields]}

    def _label(self, reader: Reader) -> Json:
        reader.text("label", 45, low=1, required=True)
        reader.text("description", 100, low=1)
        control = self._control(reader.within("component"), tuple(self._inside))
        return {**reader.keep("label", "description"), "component": control}

    def _control(self, reader: Reader, allowed: tuple[int, ...]) -> Json:
        kind = reader.kind(allowed)
        if kind is None:
            return {"type": kind, "id": 0}
        return {"type": kind, "id": reader.number("id", 0, (1 << 31) - 1, 0)} | self._inside[kind](reader)

    def _text_input(self, reader: Reader) -> Json:
        return controls.text_input(reader, self._names)

    def _select(self, reader: Reader) -> Json:
        return controls.select(reader, self._names) | _required(reader)

    def _upload(self, reader: Reader) -> Json:
        return {"custom_id": self._names.read(reader), **_how_many(reader, 10, most=1), **_required(reader)}

    def _radio(self, reader: Reader) -> Json:
        options = _plain(controls.options(reader, 10, least=2))
        _chosen_before(reader, options, 1)
        return {"custom_id": self._names.read(reader), "options": options, **_required(reader)}

    def _checkboxes(self, reader: Reader) -> Json:
        options = _plain(controls.options(reader, 10, least=1))
        many = _how_many(reader, 10, most=len(options) or 1)
        _chosen_before(reader, options, many["max_values"])
        return {"custom_id": self._names.read(reader), "options": options, **many, **_required(reader)}

    def _checkbox(self, reader: Reader) -> Json:
        return {"custom_id": self._names.read(reader), "default": reader.flag("default")}


def _plain(options: list[Json]) -> list[Json]:
    """Leave out the little pictures: only a menu's choices have them."""
    return [{key: value for key, value in option.items() if key != "emoji"} for option in options]


def _chosen_before(reader: Reader, options: list[Json], most: int) -> None:
    if sum(1 for option in options if option["default"]) > most:
        reader.mistakes.add((*reader.path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many defaults")


def _how_many(reader: Reader, high: int, *, most: int) -> Json:
    return {
        "min_values": reader.number("min_values", 0, high, 1),
        "max_values": reader.number("max_values", 1, high, most),
    }


def _required(reader: Reader) -> Json:
    return {"required": reader.flag("required", default=True)}
