"""Axe-core, which looks over a page for what would bar somebody's way."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page

_SCRIPT = Path(__file__).parents[2] / ".node" / "node_modules" / "axe-core" / "axe.min.js"
_LOOK = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"


def script() -> str:
    """Read axe-core, or skip with the reason; CI may not skip."""
    if _SCRIPT.is_file():
        return _SCRIPT.read_text()
    if os.environ.get("CI"):
        pytest.fail("CI must not skip the test with axe-core: run `make axe`, which needs nodejs and npm.")
    pytest.skip("There is no axe-core here. Run `make axe` to install it; it needs the packages nodejs and npm.")


async def barriers(page: Page) -> list[str]:
    """Return what bars somebody's way on what the page shows now, a line for each."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(script())
    found: list[dict[str, Any]] = await page.evaluate(_LOOK)
    return [f"{rule['id']}: {node['html'][:160]} {_why(node)}" for rule in found for node in rule["nodes"]]


def _why(node: dict[str, Any]) -> str:
    return " ".join(str(node["failureSummary"]).split())
