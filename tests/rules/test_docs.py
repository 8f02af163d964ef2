"""What the pages for people point at is there."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import _TASKS
from bot.settings import described
from tests.rehearsal.pictures import shown
from tests.rules.project import ROOT, files, name_of

PAGES = files(ending=".md")
LIBRARIES = {"discord.py"}
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    inside = [link for link in links if not link.startswith(("http://", "https://"))]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("plate", [page for page in PAGES if page.name == "README.md"], ids=name_of)
def test_every_file_that_a_door_plate_names_is_there(plate: Path) -> None:
    there = {f"/{path.relative_to(ROOT).as_posix()}" for path in files()}
    named = set(re.findall(r"(?<![\w/.*-])[\w/]+\.(?:py|typ|js|css|sql)\b", plate.read_text("utf-8"))) - LIBRARIES
    assert [name for name in sorted(named) if not any(path.endswith(f"/{name}") for path in there)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_picture_is_described(page: Path) -> None:
    words = page.read_text("utf-8")
    assert re.findall(r"!\[\s*\]", words) == []
    assert [tag for tag in re.findall(r"<img[^>]*>", words) if not re.search(r'alt="[^"]*\w', tag)] == []


def test_every_picture_is_shown_by_a_page_and_every_picture_shown_is_there() -> None:
    assert {path for path in files() if path.suffix in PICTURES} == shown()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_word_after_make_can_be_made(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)) - targets == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_of_the_programme_is_one(page: Path) -> None:
    assert set(re.findall(r"python -m bot ([a-z-]+)", page.read_text("utf-8"))) - set(_TASKS) == set()


def test_every_setting_the_pages_name_is_one() -> None:
    known = {name for name, _, _ in described()}
    named = {
        name
        for page in (*files("deploy"), *files("docs", ending=".md"))
        if page.suffix != ".png"
        for name in re.findall(r"\b((?:DISCORD|DATA|KEY|LOG|HEALTH|DATABASE|GC)_[A-Z_]+)\b", page.read_text("utf-8"))
    }
    assert named - known == set()


def test_the_container_has_the_newest_python_that_the_pages_promise() -> None:
    promised = [re.findall(r"Python (3\.\d+, [\d., ]+ or [\d.]+\d)", page.read_text("utf-8")) for page in PAGES]
    assert {said for found in promised for said in found} == {"3.11, 3.12 or 3.13"}
    container = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    assert set(re.findall(r"^FROM python:([\d.]+)", container, re.MULTILINE)) == {"3.13"}


def test_the_licence_is_the_one_we_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
