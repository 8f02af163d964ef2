"""Checks exchanges against Discord's published OpenAPI description, where it lies beside the project."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest

from bot.rehearsal.rest.server import Exchange

DESCRIPTION = Path(__file__).parents[2].parent / "shared" / "data" / "discord-openapi.json"
_BITS = ("default_member_permissions", "permissions", "allow", "deny")


class Description:
    """Discord's own words about its requests and replies."""

    def __init__(self) -> None:
        if not DESCRIPTION.is_file():
            pytest.skip("Discord's OpenAPI description does not lie beside the project.")
        self._paths = (document := json.loads(DESCRIPTION.read_text()))["paths"]
        self._registry = jsonschema_rs.Registry([("urn:discord", document)])
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @property
    def operations(self) -> list[tuple[str, str]]:
        """Every method and path that is described."""
        methods = ("get", "post", "put", "patch", "delete")
        return [(one.upper(), path) for path, described in self._paths.items() for one in methods if one in described]

    def mistakes(self, exchange: Exchange) -> list[str]:
        """Return what does not fit, in the request that was taken and in the reply that was given."""
        operation = self._paths.get(exchange.template, {}).get(exchange.method.lower())
        if operation is None:
            return [f"{exchange.method} {exchange.template} is not described"]
        place = f"/paths/{_escaped(exchange.template)}/{exchange.method.lower()}"
        found = []
        if exchange.request is not None and exchange.status < 300 and "requestBody" in operation:
            content = f"{place}/requestBody/content/application~1json/schema"
            found += self._check(content, _as_described(exchange.request), f"request of {exchange.template}")
        status = str(exchange.status)
        if status not in operation["responses"]:
            status = "4XX" if exchange.status >= 400 else status
        if status not in operation["responses"]:
            return [*found, f"{exchange.method} {exchange.template} never answers {exchange.status}"]
        if "content" in operation["responses"][status]:
            content = f"{place}/responses/{status}/content/application~1json/schema"
            found += self._check(content, exchange.reply, f"{exchange.method} {exchange.template} {status}")
        return found

    def _check(self, pointer: str, body: Any, what: str) -> list[str]:
        if pointer not in self._validators:
            self._validators[pointer] = jsonschema_rs.Draft202012Validator(
                {"$ref": f"urn:discord#{pointer}"}, registry=self._registry
            )
        return [
            f"{what} at {list(error.instance_path)}: {error.message[:600]}"
            for error in self._validators[pointer].iter_errors(body)
        ]


def _escaped(template: str) -> str:
    return quote(template.replace("~", "~0").replace("/", "~1"), safe="~@")


def _as_described(body: Any) -> Any:
    """Undo where the library and the description differ: numbers it sends as such, and bits it sends as text."""
    copied = deepcopy(body)
    _walk(copied)
    return copied


def _walk(value: Any) -> None:
    if isinstance(value, list):
        for one in value:
            _walk(one)
    elif isinstance(value, dict):
        for one in value.get("attachments") or ():
            one["id"] = str(one["id"])
        for key, one in value.items():
            value[key] = _as_text(key, one)
            _walk(one)


def _as_text(key: str, value: Any) -> Any:
    if (key == "id" or key.endswith("_id")) and isinstance(value, int) and value > 1 << 40:
        return str(value)
    return int(value) if key in _BITS and isinstance(value, str) else value
