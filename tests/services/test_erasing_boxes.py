"""Whoever has their data deleted has nothing sealed any more, in no copy, whatever keys there are."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.refusals import NotReady
from bot.services import mydata
from storage.backup import backup
from storage.files import DATABASE
from storage.keys import Keys
from storage.restore import restore
from tests.services.boxes import TOPIC, AnswerPlace, Writes
from tests.services.polling_place import polling_place


def _tables_with_rows(database: Path) -> set[str]:
    engine = sa.create_engine(f"sqlite:///{database}")
    names = ("sealed_drafts", "sealed_answers", "sealed_wishes", "shown_answers")
    with engine.connect() as sql:
        found = {one for one in names if sql.exec_driver_sql(f"SELECT count(*) FROM {one}").scalar_one()}
    engine.dispose()
    return found


async def test_an_older_copy_holds_nothing_sealed_of_whoever_was_erased(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        box = AnswerPlace(place)
        await box.opens()
        for person in range(5):
            await box.writes(Writes(person, person))
        await box.evening(0)
        (tmp_path / "data" / "backups").mkdir(mode=0o700, exist_ok=True)
        archive = tmp_path / "data" / "backups" / "old.zip"
        backup(tmp_path / "data", archive)
        for person in range(5):
            await place.store.run(mydata.erase_person, place.actor(person), now=place.now)
        await place.cleans()
        restore(archive, tmp_path / "new" / "data")
        assert _tables_with_rows(tmp_path / "new" / "data" / DATABASE) == set()


async def test_nothing_is_deleted_while_what_is_sealed_cannot_be_found(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        box = AnswerPlace(place)
        await box.opens()
        await box.writes(Writes(3, 1))
        (key,) = tmp_path.rglob(f"{TOPIC}.key")
        key.unlink()
        key.mkdir()
        place.keys = Keys(key.parent)  # it remembers nothing of before
        await place.restarts()
        with pytest.raises(NotReady, match="Nothing was changed"):
            await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        assert _tables_with_rows(place.database) == {"sealed_answers"}
