"""Answers of whoever had their data deleted are out of older copies too, and the copies can still be brought back."""

from pathlib import Path

from bot.domain.contributions import Resonance
from bot.services import mydata
from storage import contributions
from storage.backup import backup
from storage.restore import restore
from storage.store import Transaction
from tests.databases import open_store
from tests.services.answered import settle_with_answers
from tests.services.polling_place import polling_place
from tests.services.traces import traces

TABLES = ("contributions", "resonances", "begun_answers")


async def test_a_backup_forgets_an_answer_with_what_others_said_of_it_and_is_still_whole(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        gone, other = place.asked[3], place.asked[4]

        def answered(tx: Transaction) -> None:
            settle_with_answers(tx, gone, other)
            for theirs in contributions.all_by(tx, place.actor(3).guild, gone):
                contributions.keep_resonance(tx, theirs, other, Resonance.SAME)

        await place.store.run(answered)
        (tmp_path / "data" / "backups").mkdir(mode=0o700, exist_ok=True)
        archive = tmp_path / "data" / "backups" / "old.zip"
        backup(tmp_path / "data", archive)
        await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        await place.cleans()
        assert traces(tmp_path / "data", gone) == []
        await place.store.close()
        restore(archive, tmp_path / "new" / "data")
        place.store = await open_store(tmp_path / "new")

        def left(tx: Transaction) -> dict[str, int]:
            counted = {one: tx.sql.exec_driver_sql(f"SELECT count(*) FROM {one}").scalar_one() for one in TABLES}
            return {name: number for name, number in counted.items() if number}

        assert await place.store.run(left) == {"contributions": 1}
