"""Each migration on what the version before has kept."""

from pathlib import Path

from storage.keys import Keys
from storage.migrations import NEWEST
from storage.store import Store
from tests.storage.earlier_version import ask, left_by

PARTNER = "INSERT INTO partners (guild, person, role_group) VALUES (1, 100, 'worker')"


async def opened_once(tmp_path: Path) -> None:
    await (await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))).close()


async def test_nobody_is_known_to_coordinate_until_they_have_done_so(tmp_path: Path) -> None:
    database = left_by("0001", tmp_path / "data", PARTNER)
    await opened_once(tmp_path)
    assert ask(database, "SELECT version_num FROM alembic_version") == [(NEWEST,)]
    assert ask(database, "SELECT * FROM coordinators") == []
    assert ask(database, "SELECT guild, person, role_group FROM partners") == [(1, 100, "worker")]
