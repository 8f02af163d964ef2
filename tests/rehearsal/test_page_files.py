"""The page's own files: small, self-contained, without inline code, and readable in both lights."""

import ast
import re
from pathlib import Path

import pytest

from bot.rehearsal.page.page import STATIC
from bot.rehearsal.world.cast import CAST

FILES = sorted(path for path in STATIC.rglob("*") if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "accent-soft"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "accent-soft"),
    ("on-accent", "accent"),
    ("on-sage", "sage"),
    ("on-danger", "danger"),
    ("danger", "paper"),
    ("danger", "honey"),
    ("on-strip", "strip"),
    ("honey-ink", "honey"),
    ("ink", "honey"),
    ("soft", "honey"),
    ("link", "paper"),
    ("link", "card"),
    ("link", "honey"),
]


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix != ".html"], ids=lambda path: path.name)
def test_every_file_is_a_small_room(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= 300
    assert lines[0].startswith(("//", "/*"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_text_can_become_code(path: Path) -> None:
    script = path.read_text()
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcdoc|createContextualFragment"
    forbidden = markup + r"|\beval\b|new Function"
    assert re.findall(forbidden, script) == []


def test_the_first_page_has_no_inline_code_and_asks_nobody_else() -> None:
    html = (STATIC / "index.html").read_text()
    assert re.findall(r"\son\w+=|\sstyle=|<style|javascript:", html) == []
    assert re.findall(r'<script(?![^>]*\ssrc="/page/)', html) == []
    assert [
        link for link in re.findall(r'(?:src|href)="([^"]+)"', html) if not link.startswith(("/page/", "data:"))
    ] == []
    known = {f"/page/{path.relative_to(STATIC).as_posix()}" for path in FILES}
    assert set(re.findall(r'(?:src|href)="(/page/[^"]+)"', html)) <= known


def test_every_import_is_there() -> None:
    imported = {name for path in SCRIPTS for name in re.findall(r'from "\./([^"]+)"', path.read_text())}
    assert imported
    assert imported <= {path.name for path in SCRIPTS}
    assert [path.name for path in SCRIPTS if re.search(r'from "(?!\./)', path.read_text())] == []


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    source = (STATIC / "text.js").read_text()
    entries = re.findall(r'^  (\w+): \["([^"]*)", "([^"]*)"\],$', source, re.MULTILINE)
    assert len(entries) == source.count(': ["')
    known = {key for key, _, _ in entries}
    for key, english, welsh in entries:
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", welsh)), key
        assert welsh
    used = {key for path in SCRIPTS for key in re.findall(r'\b(?:t|both)\("(\w+)"', path.read_text())}
    assert used <= known


def test_every_refusal_is_known_to_the_page_in_both_languages() -> None:
    known = set(re.findall(r'^  \w+: \["([^"]*)"', (STATIC / "text.js").read_text(), re.MULTILINE))
    refusals = [
        node.args[0]
        for path in [*(STATIC.parents[1] / "person").glob("*.py"), *STATIC.parent.glob("*.py")]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "CannotDo"
    ]
    said = {refusal.value for refusal in refusals if isinstance(refusal, ast.Constant)}
    assert said
    assert said <= known
    values_within = [ast.unparse(refusal) for refusal in refusals if isinstance(refusal, ast.JoinedStr)]
    assert values_within == [], "values go beside the sentence"


def test_everybody_is_described_in_both_languages() -> None:
    known = set(re.findall(r'^  \w+: \["([^"]*)"', (STATIC / "text.js").read_text(), re.MULTILINE))
    assert {about for _, about in CAST} <= known


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_words_can_be_read_in_both_lights(pair: tuple[str, str], light: bool) -> None:
    colours = _colours(light)
    assert _contrast(colours[pair[0]], colours[pair[1]]) >= 4.5


@pytest.mark.parametrize("light", [True, False], ids=["light", "dark"])
def test_the_edges_of_controls_can_be_seen_in_both_lights(light: bool) -> None:
    colours = _colours(light)
    for edge, ground in (("edge", "card"), ("edge", "paper"), ("accent", "paper"), ("accent", "card")):
        assert _contrast(colours[edge], colours[ground]) >= 3


def _colours(light: bool) -> dict[str, str]:
    first, second = re.findall(r":root \{(.*?)\}", (STATIC / "style" / "base.css").read_text(), re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", first))
    return found if light else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", second))


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
