"""Small rooms, each with a plate on its door."""

import pytest

from tests.rules.project import CODE, PRODUCT, ROOT, files, functions, name_of

MOST_LINES = 300
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "constants", "shared", "lib"}


@pytest.mark.parametrize("ending", [".py", ".js", ".css"])
def test_no_file_is_longer_than_a_room(ending: str) -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in files(*CODE, ending=ending)}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_functions_are_short() -> None:
    assert [each for each in functions(*CODE) if each.lines >= 40] == []


@pytest.mark.parametrize("folders", [PRODUCT, ("tests",)], ids=["product", "tests"])
def test_nearly_all_functions_are_shorter_still(folders: tuple[str, ...]) -> None:
    lengths = [each.lines for each in functions(*folders)]
    assert sum(length < 30 for length in lengths) / len(lengths) >= 0.95


def test_a_handler_reads_asks_a_service_and_replies() -> None:
    handlers = [each for each in functions("cogs") if each.returns == "Reply"]
    assert len(handlers) > 100
    assert [each for each in handlers if each.lines > 15] == []


def test_every_folder_has_a_plate_on_its_door() -> None:
    folders = {path.parent for ending in (".py", ".js", ".css") for path in files(*CODE, ending=ending)}
    # What is static is served, plates and all; the files of the new noun lie where other folders have their plates.
    folders = {folder for folder in folders if not {"static", "new_noun"} & set(folder.parts)}
    plates = {folder: folder / "README.md" for folder in folders | {ROOT, ROOT / "docs"}}
    bare = [
        name_of(folder) for folder, plate in plates.items() if not plate.is_file() or len(plate.read_text("utf-8")) < 80
    ]
    assert sorted(bare) == []


def test_nothing_is_called_by_a_name_that_says_nothing() -> None:
    said = {part.removesuffix(".py") for path in files(*CODE) for part in path.relative_to(ROOT).parts}
    assert said & NO_NAMES == set()
