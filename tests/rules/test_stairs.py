"""What the import contracts cannot see by themselves."""

import grimp
import pytest

from tests.rules.project import PRODUCT, contracts, files, imports_of, name_of

STAGE = "bot.rehearsal"
DATABASE = {"sqlalchemy", "sqlite3", "aiosqlite", "alembic"}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PRODUCT, cache_dir=None)


def contract(kind: str) -> list[str]:
    (found,) = (each for each in contracts() if each["type"] == kind)
    return list(found["layers"] if kind == "layers" else found["modules"])


def stairs() -> set[str]:
    layers = contract("layers")
    return {module.strip() for layer in layers for module in layer.replace("|", ":").split(":")}


def stands_on(module: str, floors: set[str]) -> bool:
    return any(module == floor or module.startswith(f"{floor}.") for floor in floors)


def test_every_module_stands_on_the_staircase(graph: grimp.ImportGraph) -> None:
    floors = stairs() | {STAGE}
    assert [module for module in graph.modules if module not in PRODUCT and not stands_on(module, floors)] == []


def test_every_stair_is_there(graph: grimp.ImportGraph) -> None:
    assert stairs() - graph.modules == set()


def test_no_import_goes_round_in_circles(graph: grimp.ImportGraph) -> None:
    rounds = [
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if module != imported and graph.chain_exists(imported, module)
    ]
    assert rounds == []


def test_no_file_touches_both_discord_and_the_database() -> None:
    roots = {
        name_of(path): {name.partition(".")[0] for name in imports_of(path)} for path in files(*PRODUCT, ending=".py")
    }
    assert [name for name, found in roots.items() if "discord" in found and found & DATABASE] == []


def test_every_feature_keeps_to_itself() -> None:
    packages = {path.parent for path in files("cogs", ending="__init__.py")}
    folders = {package.name for package in packages if package.parent.name == "cogs"} - {"kit"}
    assert {f"cogs.{name}" for name in folders} == set(contract("independence"))


def test_nothing_imports_a_feature() -> None:
    importers = [
        (name_of(path), name)
        for path in files("bot", "storage", ending=".py")
        for name in imports_of(path)
        if name == "cogs" or (name.startswith("cogs.") and not name.startswith("cogs.kit"))
    ]
    assert importers == []


def test_the_stage_knows_nothing_of_the_bot_but_its_clock() -> None:
    known = [
        (name_of(path), name)
        for path in files("bot/rehearsal", ending=".py")
        if path.name != "__main__.py"
        for name in imports_of(path)
        if name.partition(".")[0] in {"discord", *PRODUCT} and not stands_on(name, {STAGE, "bot.clock"})
    ]
    assert known == []
