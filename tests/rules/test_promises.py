"""What people are promised about their privacy names the tests that fail if it is not so, and nothing is left out."""

import re
from pathlib import Path
from typing import Final

import pytest

from bot.domain.polls import CAN_BE_SENSITIVE, PollKind, Sensitivity
from bot.text import Words
from cogs.polls import secrecy_cards
from cogs.topics import unnamed_cards
from tests.domain.votes import a_vote
from tests.rules.project import PRODUCT, ROOT, files, imports_of, name_of
from tests.services.answered import a_topic

PRIVACY, THREATS = ROOT / "docs" / "privacy.md", ROOT / "docs" / "threat-model.md"
PAGES = (PRIVACY, THREATS)
HOW_WE_KNOW: Final = "\n## How we know\n"
PROMISES_NOTHING: Final = {  # how a paragraph, a line of a list or a row begins, and why it needs no test
    PRIVACY: (
        "This page is for everybody",  # what the page is
        "How that is done:",
        "What it cannot do:",
        "**Few people.**",  # a limit
        "**The bot's computer**, until",  # a limit
        "**Who wrote, while it is open.**",  # a limit
        "What is shown:",
        "Your role group is also a role",  # a limit
        "What stays, and why:",
        "**Discord** carries everything",  # a limit
        "**The operator** runs the computer",  # a limit
    ),
    THREATS: (
        "Who might want to know",  # what the page is
        "The operator, while a vote is open",  # a limit
        "Discord | record what is pressed",  # a limit
        "Whoever knows how people write",  # a limit
        "Four of five who wrote without a name",  # a limit
        "Whoever has both the files and the key",  # a limit
        "Outside this model",  # limits
    ),
}


def promises(page: Path) -> list[str]:
    """Return every paragraph, line of a list and row of a table of a page, each on one line."""
    said = page.read_text("utf-8").partition(HOW_WE_KNOW)[0]
    rows = [
        line.strip("| ") for line in said.splitlines() if re.match(r"\| (?!What \| Why|Who \| What|Kind \| What)", line)
    ]
    apart = re.split(r"\n\n|\n(?=- )", "\n".join(line for line in said.splitlines() if not line.startswith("|")))
    blocks = [re.sub(r"\s+", " ", re.sub(r"^[->] ", "", one.strip())) for one in apart]
    return [one for one in (*blocks, *rows) if one and not one.startswith("#")]


def proofs(page: Path) -> dict[str, list[str]]:
    """Return the tests that each small number of a page leads to."""
    said = page.read_text("utf-8").partition(HOW_WE_KNOW)[2]
    found = re.findall(r"^\[\^(\w+)\]: (.*(?:\n    .*)*)", said, re.MULTILINE)
    return {name: re.findall(r"`([^`]+)`", tests) for name, tests in found}


def is_there(test: str) -> bool:
    """Tell whether a test that a page names is in the file it names."""
    path, _, name = test.partition("::")
    return (ROOT / path).is_file() and f"def {name}(" in (ROOT / path).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_promise_names_its_tests(page: Path) -> None:
    said, nothing = promises(page), PROMISES_NOTHING[page]
    assert len(said) > 20
    assert [one for one in said if "[^" not in one and not one.startswith(nothing)] == []
    assert [start for start in nothing if not any(one.startswith(start) and "[^" not in one for one in said)] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_small_number_leads_to_tests_that_are_there(page: Path) -> None:
    known = proofs(page)
    assert {name for one in promises(page) for name in re.findall(r"\[\^(\w+)\]", one)} == set(known)
    assert [name for name, tests in known.items() if not tests] == []
    assert [test for tests in known.values() for test in tests if not is_there(test)] == []


def test_a_promise_without_a_test_and_a_test_that_is_gone_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\nWe keep nothing.\n{HOW_WE_KNOW}\n[^a]: `tests/gone.py::test_a`\n", "utf-8")
    assert promises(page) == ["We keep nothing."]
    assert proofs(page) == {"a": ["tests/gone.py::test_a"]}
    assert not is_there("tests/gone.py::test_a")
    assert not is_there("tests/rules/test_promises.py::test_a")


def test_the_promise_is_in_the_words_that_people_read() -> None:
    quoted = [line.removeprefix("> ") for line in PRIVACY.read_text("utf-8").splitlines() if line.startswith("> ")]
    on_screen = " ".join(secrecy_cards.promise(Words(), PollKind.SINGLE))
    assert re.sub(r"\[\^\w+\]", "", " ".join(quoted)) == on_screen


def test_what_the_promise_says_besides_of_each_kind_of_vote_stands_on_the_page_too() -> None:
    page = " ".join(PRIVACY.read_text("utf-8").split())
    said = {*secrecy_cards.promise(Words(), PollKind.WRITTEN)}
    for kind in PollKind:
        for sensitivity in Sensitivity if kind in CAN_BE_SENSITIVE else (Sensitivity.ORDINARY,):
            for split in {sensitivity is Sensitivity.ORDINARY and kind is not PollKind.WRITTEN, False}:
                said.add(secrecy_cards.told(Words(), a_vote(kind=kind, sensitivity=sensitivity, split=split)))
    assert len(said) == 9
    assert [one for one in said if one not in page] == []


def test_what_is_promised_of_an_answer_without_a_name_stands_on_the_page_word_for_word() -> None:
    page = " ".join(PRIVACY.read_text("utf-8").split())
    on_screen = unnamed_cards.how_private(Words(), a_topic(anonymous=True)).body.replace("\n\n", " ")
    assert on_screen in page


def test_nothing_but_discord_is_spoken_to() -> None:
    ways = {
        "aiohttp",
        "ftplib",
        "http.client",
        "httpx",
        "requests",
        "smtplib",
        "socket",
        "urllib.request",
        "websockets",
    }
    beside = ROOT / "bot" / "rehearsal"  # the stage is Discord's stand-in, on this computer
    used = {
        name_of(path): sorted(ways & set(imports_of(path)))
        for path in files(*PRODUCT, ending=".py")
        if beside not in path.parents
    }
    assert {name: found for name, found in used.items() if found} == {
        "bot/health.py": ["aiohttp"],  # answers, on this computer
        "bot/wire.py": ["aiohttp"],  # hears from Discord's answers what time it is
        "cogs/kit/fast_callback.py": ["aiohttp"],  # answers presses, as the library would
    }
