"""Filling in a form: what may be left out, how long it may be, and how it is sent."""

from collections.abc import Mapping

from bot.rehearsal.person.given import CannotDo, File, Resolver, chosen, option_value
from bot.rehearsal.wire import Json, size
from bot.rehearsal.world.interactions import OpenedForm

_ROW, _TEXT_INPUT, _TEXT, _LABEL, _UPLOAD, _RADIO, _CHECKBOXES, _CHECKBOX = 1, 4, 10, 18, 19, 21, 22, 23

Answer = str | bool | File | tuple[str, ...] | tuple[File, ...] | list[str] | list[File]


def filled(form: OpenedForm, answers: Mapping[str, Answer], resolver: Resolver) -> Json:
    """Return a filled form as Discord sends it; answers are given by label."""
    left = dict(answers)
    components = [_top(part, left, resolver) for part in form.components]
    if left:
        raise CannotDo("This form does not ask for {names}.", names=", ".join(f"'{one}'" for one in left))
    data: Json = {"custom_id": form.custom_id, "components": components}
    if resolver.resolved:
        data["resolved"] = resolver.resolved
    return data


def _top(part: Json, left: dict[str, Answer], resolver: Resolver) -> Json:
    if part["type"] == _TEXT:
        return {"type": _TEXT, "id": part["id"]}
    if part["type"] == _ROW:
        inner = part["components"][0]
        return {"type": _ROW, "id": part["id"], "components": [_field(inner, inner["label"], left, resolver)]}
    return {"type": _LABEL, "id": part["id"], "component": _field(part["component"], part["label"], left, resolver)}


def _field(part: Json, label: str, left: dict[str, Answer], resolver: Resolver) -> Json:
    sent: Json = {"type": part["type"], "id": part["id"], "custom_id": part["custom_id"]}
    answer = left.pop(label, None)
    if part["type"] == _TEXT_INPUT:
        return sent | {"value": _typed(part, label, answer)}
    if part["type"] == _CHECKBOX:
        return sent | {"value": part["default"] if answer is None else bool(answer)}
    if part["type"] == _RADIO:
        return sent | {"value": _one_of(part, label, answer)}
    if part["type"] == _UPLOAD:
        files = [one for one in _several(answer) if isinstance(one, File)]
        _enough(part, label, len(files))
        return sent | {"values": [resolver.keep_file(one) for one in files]}
    return sent | {"values": _choices(part, label, answer, resolver)}


def _typed(part: Json, label: str, answer: Answer | None) -> str:
    text = part.get("value", "") if answer is None else str(answer)
    low, high = part["min_length"], part["max_length"]
    if not text and not part["required"]:
        return ""
    if not text.strip():
        raise CannotDo("'{name}' must be filled in.", name=label)
    if not low <= size(text) <= high:
        too = "'{name}' takes {low} to {high} characters, not {count}."
        raise CannotDo(too, name=label, low=low, high=high, count=size(text))
    return text


def _one_of(part: Json, label: str, answer: Answer | None) -> str | None:
    if answer is not None:
        return option_value(part, str(answer))
    standing = [str(option["value"]) for option in part["options"] if option["default"]]
    if not standing and part["required"]:
        raise CannotDo("'{name}' must be answered.", name=label)
    return standing[0] if standing else None


def _choices(part: Json, label: str, answer: Answer | None, resolver: Resolver) -> list[str]:
    if answer is None:
        standing = [str(option["value"]) for option in part.get("options", ()) if option["default"]]
        standing += [str(one["id"]) for one in part.get("default_values", ())]
        _enough(part, label, len(standing))
        return standing
    names = tuple(str(one) for one in _several(answer))
    _enough(part, label, len(names))
    return chosen(part, names, resolver)


def _several(answer: Answer | None) -> list[str | File]:
    if answer is None or isinstance(answer, bool):
        return []
    return [answer] if isinstance(answer, str | File) else list(answer)


def _enough(part: Json, label: str, count: int) -> None:
    if count == 0 and not part.get("required", True):
        return
    low, high = part.get("min_values", 1), part.get("max_values", 1)
    if not low <= count <= high:
        raise CannotDo("'{name}' takes {low} to {high}, not {count}.", name=label, low=low, high=high, count=count)
