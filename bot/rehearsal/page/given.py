"""What a person gave, put as Discord puts it to a bot: values, options, forms, and what their ids stand for."""

import base64
from collections.abc import Iterator

from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Form
from bot.rehearsal.world.world import World

_SUBCOMMANDS = (1, 2)
_FILE_OPTION, _FILE_PART = 11, 19
# The kinds that carry ids: selects by their component type, options by theirs shifted out of the way.
_PEOPLE, _ROLES, _BOTH, _CHANNELS = 5, 6, 7, 8
_OPTION_KINDS = {6: _PEOPLE, 7: _CHANNELS, 8: _ROLES, 9: _BOTH}


def values(control: Json, chosen: object) -> list[str]:
    """Return what was chosen, or refuse what the select does not offer."""
    texts = [str(one) for one in chosen] if isinstance(chosen, list) else []
    offered = {str(one["value"]) for one in control.get("options", ())}
    if control["type"] == 3 and not offered.issuperset(texts):
        raise Refused(400, 50035, "That choice is not there any more.")
    if not control.get("min_values", 1) <= len(texts) <= control.get("max_values", 1):
        raise Refused(400, 50035, "That is too many choices, or too few.")
    return texts


def resolved(world: World, channel: Channel, kind: int, ids: list[str]) -> Json:
    """Return what ids stand for, under `resolved`, for a select of people, roles or channels; else nothing."""
    if kind not in (_PEOPLE, _ROLES, _BOTH, _CHANNELS):
        return {}
    return {"resolved": _stand_for(world, channel, kind, ids)}


def _stand_for(world: World, channel: Channel, kind: int, ids: list[str]) -> Json:
    found: Json = {}
    guild = channel.guild or world.guild
    for text in ids:
        number = int(text)
        if kind in (_PEOPLE, _BOTH) and number in world.accounts:
            found.setdefault("users", {})[text] = world.accounts[number].wire
            if number in guild.members:
                found.setdefault("members", {})[text] = {**guild.members[number].bare(), "permissions": "0"}
        elif kind in (_ROLES, _BOTH) and number in guild.roles:
            found.setdefault("roles", {})[text] = guild.roles[number].wire()
        elif kind == _CHANNELS and number in world.channels:
            found.setdefault("channels", {})[text] = {**world.channels[number].wire(), "permissions": "0"}
        else:
            raise Refused(400, 50035, "That choice is not there any more.")
    return found


def command(world: World, channel: Channel, known: Json, given: Json) -> Json:
    """Return a command as the bot hears it: subcommands nested, ids resolved, files kept."""
    path = str(given["name"]).split(" ")
    data: Json = {"id": known["id"], "name": known["name"], "type": known["type"]}
    if known.get("guild_id"):
        data["guild_id"] = known["guild_id"]
    meant: Json = {}
    options = [_option(world, channel, one, meant) for one in given.get("options") or []]
    if known["type"] == 1:
        data["options"] = _nested(known, path[1:], options)
    return {**data, "resolved": meant} if meant else data


def _nested(known: Json, path: list[str], options: list[Json]) -> list[Json]:
    if not path:
        return options
    inner = next(one for one in known["options"] if one["name"] == path[0] and one["type"] in _SUBCOMMANDS)
    return [{"name": inner["name"], "type": inner["type"], "options": _nested(inner, path[1:], options)}]


def _option(world: World, channel: Channel, given: Json, meant: Json) -> Json:
    kind = int(given["type"])
    option: Json = {"name": given["name"], "type": kind, "value": given.get("value")}
    if kind == _FILE_OPTION:
        kept = keep_files(world, given["files"])
        option["value"] = next(iter(kept))
        meant.setdefault("attachments", {}).update(kept)
    elif kind in _OPTION_KINDS:
        for group, members in _stand_for(world, channel, _OPTION_KINDS[kind], [str(given["value"])]).items():
            meant.setdefault(group, {}).update(members)
    if given.get("focused"):
        option["focused"] = True
    return option


def form(world: World, channel: Channel, opened: Form, parts: list[Json]) -> Json:
    """Return a form as the bot hears it: only the parts that were asked for, in the shape Discord sends."""
    asked = {one["custom_id"]: one for one in _parts(opened.components)}
    meant: Json = {}
    sent = [_wrapped(world, channel, part, asked, meant) for part in parts]
    data: Json = {"custom_id": opened.custom_id, "components": sent}
    return {**data, "resolved": meant} if meant else data


def _parts(components: object) -> Iterator[Json]:
    for one in components if isinstance(components, list | tuple) else ():
        inner = [one["component"]] if "component" in one else one.get("components", [])
        yield from (part for part in inner if "custom_id" in part)


def _wrapped(world: World, channel: Channel, row: Json, asked: Json, meant: Json) -> Json:
    inner = row["component"] if row["type"] == 18 else row["components"][0]
    spec = asked[inner["custom_id"]]
    answer: Json = {"type": spec["type"], "custom_id": spec["custom_id"], "id": spec.get("id", 0)}
    if spec["type"] == _FILE_PART:
        kept = keep_files(world, inner.get("files") or [])
        answer["values"] = list(kept)
        if kept:
            meant.setdefault("attachments", {}).update(kept)
    elif "values" in inner:
        answer["values"] = [str(one) for one in inner["values"]]
        for group, members in resolved(world, channel, spec["type"], answer["values"]).get("resolved", {}).items():
            meant.setdefault(group, {}).update(members)
    else:
        answer["value"] = _text(spec, inner.get("value"))
    if row["type"] == 18:
        return {"type": 18, "id": row.get("id", 0), "component": answer}
    return {"type": 1, "id": row.get("id", 0), "components": [answer]}


def _text(spec: Json, value: object) -> object:
    if spec["type"] != 4:
        return value
    text = str(value or "")
    low, high = spec.get("min_length") or 0, spec.get("max_length") or 4000
    required = spec.get("required", True)
    if (required and not text) or (text and not low <= len(text) <= high):
        raise Refused(400, 50035, f"Between {max(low, 1)} and {high} characters, please.")
    return text


def keep_files(world: World, files: list[Json]) -> Json:
    """Keep what somebody attached where the bot can fetch it; return the attachments by their numbers."""
    kept: Json = {}
    for one in files:
        number = str(world.ids.new())
        content = base64.b64decode(str(one["data"]), validate=True)
        name = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in str(one["filename"]))[-100:]
        kind = str(one.get("content_type") or "application/octet-stream")
        path = f"/attachments/given/{number}/{name}"
        world.files[path] = (kind, content)
        url = world.base_url + path
        kept[number] = {
            "id": number,
            "filename": name,
            "size": len(content),
            "content_type": kind,
            "url": url,
            "proxy_url": url,
        }
    return kept
