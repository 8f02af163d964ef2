"""Things that are done in one place only, or nowhere."""

import ast
import re
from pathlib import Path

import pytest

from tests.rules.project import CODE, PRODUCT, ROOT, files, name_of, tree_of

MACHINE = ["/work/", "/root/", "/tmp/v", "/opt/", "/home/"]
HOSTS = ["pypi.org", "pythonhosted", "npmjs", "debian.org", "--index-url", "--find-links"]
THIS = Path(__file__)
NOW = r"datetime\.now\(|utcnow|date\.today\(|\btime\.time\(|\btime_ns\("
REAL_TIME = (  # where other processes share it, and where it is itself what is measured or made up
    "tests/benchmarks/",
    "tests/soak/",
    "tests/bot/test_loading.py:",
    "tests/bot/test_main.py:",
    "tests/bot/test_stops_at_ready.py:",
    "tests/rehearsal/test_foreign_libraries.py:",
    "tests/simulation/determinism.py:",
)


def found(pattern: str, *folders: str) -> list[str]:
    """Return where this is written; it is written somewhere, or the pattern has gone blind."""
    places = [
        f"{name_of(path)}:{number}"
        for path in files(*folders, ending=".py")
        if path != THIS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert places, pattern
    return places


def test_only_the_clock_asks_what_time_it_is() -> None:
    asks = found(NOW, *PRODUCT)
    assert [place for place in asks if not place.startswith("bot/clock.py:")] == []


def test_no_test_depends_on_when_it_is_run() -> None:
    asks = found(rf"{NOW}|(?<![A-Za-z])Clock\(", "tests")
    assert [place for place in asks if not place.startswith(("tests/clocks.py:", *REAL_TIME))] == []


def test_only_cards_are_built_as_cards() -> None:
    built = found(r"\bEmbed(\.from_dict)?\(|\bui\.(Layout)?View\)", *PRODUCT)
    assert [place for place in built if not place.startswith("cogs/kit/drawing.py:")] == []


def test_every_letter_goes_out_under_the_neutral_line() -> None:
    written = found(r"\bOutgoingMessage\(", "cogs")
    assert [place for place in written if not place.startswith("cogs/kit/letters.py:")] == []


def test_what_was_chosen_is_read_in_one_place_which_refuses_a_press_without_a_choice() -> None:
    read = found(r"values\[0\]", "cogs")
    assert [place for place in read if not place.startswith("cogs/kit/press.py:")] == []


def test_features_catch_discord_and_nothing_else() -> None:
    caught = {
        f"{name_of(path)}:{node.lineno}": ast.unparse(node.type or node)
        for path in files("cogs", ending=".py")
        if "cogs/kit/" not in name_of(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
    }
    assert caught
    assert [place for place, what in caught.items() if not what.startswith(("discord.", "(discord."))] == []


def test_tests_never_wait_for_the_real_clock() -> None:
    waits = found(r"\btime\.sleep\(|asyncio\.sleep\((?!0\)|0\.0)", "tests")
    allowed = ("tests/simulation/", "tests/soak/")  # no real second; and real kills, at moments drawn by lot
    assert [place for place in waits if not place.startswith(allowed)] == []


def test_nothing_is_printed_but_by_programmes() -> None:
    printed = found(r"(^|\s)print\(", *PRODUCT)
    assert [place for place in printed if not re.match(r".*__main__\.py:|bot/rehearsing\.py:", place)] == []


def texts() -> list[Path]:
    kinds = {".py", ".md", ".toml", ".txt", ".js", ".css", ".html", ".po", ".yaml", ".json", ".service", ".example", ""}
    return [path for path in files() if path.suffix in kinds and path != THIS]


@pytest.mark.parametrize("path", MACHINE)
def test_no_path_of_one_machine_is_in_the_project(path: str) -> None:
    assert [name_of(each) for each in texts() if path in each.read_text("utf-8")] == []


@pytest.mark.parametrize("host", HOSTS)
def test_no_registry_is_named_in_the_project(host: str) -> None:
    assert [name_of(each) for each in texts() if host in each.read_text("utf-8")] == []


def test_the_locks_agree() -> None:
    pinned: dict[str, set[str]] = {}
    for path in files("requirements", ending=".txt"):
        if path.stem in {"hikari", "disnake"}:
            continue  # other people's bots live in environments of their own
        for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text("utf-8"), re.MULTILINE):
            pinned.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pinned.items() if len(versions) > 1} == {}
    assert len(pinned) > 20


def test_every_package_is_pinned_to_its_hashes() -> None:
    for path in files("requirements", ending=".txt"):
        packages = re.split(r"^(?=[a-z0-9])", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        assert packages
        assert [one for one in packages if not re.match(r"\S+==\S+ .*\n *--hash=sha256:[0-9a-f]{64}", one)] == [], path
    for path in (ROOT / "Makefile", ROOT / "deploy" / "Containerfile"):
        assert re.search(r"pip install [^\n]*--require-hashes -r", path.read_text("utf-8")), path


def test_every_file_of_code_is_in_a_folder_we_check() -> None:
    assert [name_of(path) for path in files(ending=".py") if name_of(path).partition("/")[0] not in CODE] == []
