"""A reminder that cannot be read holds up no other: it is set aside, and said by its number alone."""

import logging
from pathlib import Path

import pytest

from bot.services.reminders import reminder_letters, schedule
from storage.doctor import doctor
from storage.partners import put_partner
from storage.store import Store
from tests.databases import open_store
from tests.services.polling_place import WORKER
from tests.services.reminding import A_DAY, ADA, HERE, NOON, at, come, letters, own

SPOILT = ("rule = 'nonsense'", "zone = 'Nowhere/Land'", "meant = 'once upon'", "about = about, rule = 'w:9:9'")
COMES = at("2026-11-22 14:00")


async def filled(folder: Path) -> Store:
    store = await open_store(folder)
    await store.run(put_partner, HERE, ADA.person, WORKER)
    return store


@pytest.mark.parametrize("spoilt", SPOILT)
async def test_it_is_set_aside_and_the_others_come(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, spoilt: str
) -> None:
    store = await filled(tmp_path)
    bad, good = await own(store, "today at 14:00", "Secret words"), await own(store, "today at 14:00", "Another")
    await store.run(lambda tx: tx.sql.exec_driver_sql(f"UPDATE reminders SET {spoilt} WHERE id = '{bad.id}'"))
    listed = await store.run(reminder_letters.coming_for, ADA, now=NOON)
    assert [one.reminder.id for one in listed if one.reminder] == [good.id]
    assert await come(store, COMES) == 1
    assert len(await letters(store)) == 1
    (said,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert bad.id in said
    assert "Secret" not in caplog.text
    assert await store.run(schedule.next_due, now=COMES) == COMES + A_DAY
    found = [one.sentence for one in doctor(tmp_path / "data", tmp_path / "keys") if not one.well]
    assert [bad.id in sentence for sentence in found] == [True]
    await store.close()


async def test_one_that_can_be_read_again_comes_after_all(tmp_path: Path) -> None:
    store = await filled(tmp_path)
    one = await own(store, "today at 14:00")
    spoil = "UPDATE reminders SET rule = '{}' WHERE id = '{}'"
    await store.run(lambda tx: tx.sql.exec_driver_sql(spoil.format("nonsense", one.id)))
    assert await come(store, COMES) == 0
    await store.run(lambda tx: tx.sql.exec_driver_sql(spoil.format("", one.id)))
    assert await come(store, COMES + A_DAY) == 1
    await store.close()
