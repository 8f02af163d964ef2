"""A hello that asks for nothing: to all alike, once in three months, within what everybody may be sent."""

from datetime import timedelta

import pytest

from bot.domain.letters import Letter
from bot.domain.refusals import TooLate
from bot.services import letters, preferences, saying_hello
from storage import coordinators
from storage.contacts import count_unanswered
from storage.letters import letters as outbox
from storage.store import Store
from tests.services.asked import BETHAN, MANAGERS, RHYS, WORKERS, furnish, someone
from tests.services.polling_place import GUILD, NOON

DAY = timedelta(days=1)
OPEN = NOON + timedelta(hours=2)  # when everybody here may be reached


async def said(store: Store) -> list[Letter]:
    await furnish(store)
    await store.run(coordinators.put_coordinator, GUILD, BETHAN.person)
    await store.run(saying_hello.say_hello, BETHAN, now=NOON)
    return [one for one in (await store.run(letters.claim_due, now=OPEN, places=0, people=100)).letters if one.person]


async def test_it_goes_to_everybody_who_takes_part_and_once_in_three_months_whoever_says_it(store: Store) -> None:
    assert {one.person for one in await said(store)} == {*WORKERS, *MANAGERS}
    with pytest.raises(TooLate):
        await store.run(saying_hello.say_hello, RHYS, now=NOON + 89 * DAY)
    assert await store.run(saying_hello.hello_due, RHYS, now=NOON + DAY) == NOON + saying_hello.EVERY
    await store.run(saying_hello.say_hello, RHYS, now=NOON + 90 * DAY)


async def test_nothing_comes_to_who_wants_no_notes_nor_from_who_coordinates_no_longer(store: Store) -> None:
    first, second = (await said(store))[:2]
    assert first.person is not None
    assert await store.run(saying_hello.hello_from, first) == BETHAN.person
    await store.run(preferences.turn_reminders, someone(first.person), on=False, now=OPEN)
    assert await store.run(saying_hello.hello_from, first) is None
    await store.run(coordinators.remove_coordinator, GUILD, BETHAN.person)
    assert await store.run(saying_hello.hello_from, second) is None


async def test_after_two_notes_that_somebody_did_not_press_it_waits_behind_their_next_press(store: Store) -> None:
    await furnish(store)
    for _ in range(2):
        await store.run(count_unanswered, GUILD, WORKERS[0], secret=False)
    claimed = {one.person for one in await said(store)}
    assert WORKERS[0] not in claimed
    states = await store.run(
        lambda tx: tx.sql.execute(outbox.select().where(outbox.c.person == WORKERS[0])).one().state
    )
    assert states == "waiting"
