"""What the page tells everybody about the guard is what it does."""

import re
from pathlib import Path

from bot.domain.guard import look

PAGE = (Path(__file__).parents[3] / "docs" / "guard.md").read_text("utf-8")


def part(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def examples(heading: str) -> list[list[str]]:
    """Return what is typed as an example in each row or line of a part of the page."""
    lines = [re.findall(r"`([^`]+)`", line) for line in part(heading).splitlines()]
    found = [line for line in lines if line]
    assert len(found) > 2
    return found


def test_what_it_holds_back_is_held_back_and_reads_as_the_page_says() -> None:
    rows = examples("What it holds back")
    assert [typed for typed, _ in rows if not look(typed).blocks] == []
    assert {typed: look(typed).cleaned for typed, _ in rows} == dict(rows)


def test_what_it_asks_about_is_asked_about() -> None:
    assert [typed for (typed,) in examples("What it asks about") if not look(typed).asks] == []


def test_what_it_leaves_alone_is_left_alone() -> None:
    typed = [one for line in examples("What it leaves alone") for one in line]
    assert [one for one in typed if look(one).finds or look(one).signs] == []


def test_what_it_takes_for_a_sign_brings_help() -> None:
    assert [typed for (typed,) in examples("When somebody may need help") if not look(typed).signs] == []


def test_what_it_cannot_see_it_does_not_see() -> None:
    assert look("the lady with the three-legged cat, above the chip shop").finds == ()
