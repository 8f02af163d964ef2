"""The notes that ask people how to name them: one when the asking begins, one before it ends, of each edition anew."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.letters import Letter
from bot.domain.people import Actor, PersonId
from bot.domain.preferences import Credit
from bot.domain.refusals import NotFound, TooLate
from bot.services import letters, opt_outs, outputs, preferences
from bot.services.subjects import open_here, what_is_open
from storage import partners, servers
from storage.letters import letters as outbox
from storage.store import Transaction
from tests.services.asked import BETHAN, SERVER
from tests.services.named import CARD, asked, called, chooses, published, says
from tests.services.polling_place import GUILD, MANAGER, NOON, WORKER, PollingPlace, polling_place

DAY = timedelta(days=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=4, groups=(WORKER, MANAGER)) as place:
        await place.store.run(servers.put_server, SERVER)
        for person in place.asked:
            await chooses(place.store, person)
        yield place


async def planned(place: PollingPlace) -> list[tuple[int, str, datetime]]:
    """Return who is to hear of it, of which edition on which occasion, and when."""

    def read(tx: Transaction) -> list[tuple[int, str, datetime]]:
        waiting = outbox.c.state.in_(("pending", "waiting"))
        rows = tx.sql.execute(outbox.select().where(outbox.c.kind == "credit_note", waiting)).all()
        keys = [row.dedupe_key.split(":", 3)[3] for row in rows]
        found = [(place.asked.index(row.person), key, row.not_before) for key, row in zip(keys, rows, strict=True)]
        return sorted(found, key=lambda one: (one[0], one[2]))

    return await place.store.run(read)


async def due(place: PollingPlace, now: datetime) -> list[Letter]:
    found = await place.store.run(letters.claim_due, now=now, places=1000, people=1000)
    return [letter for letter in found.letters if letter.person is not None]


async def open_to(place: PollingPlace, person: int, now: datetime = NOON) -> list[str]:
    return [str(one.id) for one in await place.store.run(what_is_open, place.actor(person), now=now)]


async def test_everybody_hears_of_it_twice_and_whoever_has_answered_no_more(place: PollingPlace) -> None:
    await asked(place.store)
    await place.beats()
    twice = [("1:asked", NOON), ("1:last", NOON + 13 * DAY)]
    assert await planned(place) == [(person, *one) for person in range(4) for one in twice]
    assert await open_to(place, 2) == [CARD]
    await says(place.store, called(place.asked[2]), Credit.NAME)
    await says(place.store, called(place.asked[3]), Credit.NONE)
    assert {person for person, *_ in await planned(place)} == {0, 1}
    assert [await open_to(place, person) for person in range(4)] == [[CARD], [CARD], [], []]
    assert await place.store.run(open_here, GUILD, now=NOON) == 1


async def test_a_note_on_its_way_says_how_one_stands_there_and_nothing_once_answered(place: PollingPlace) -> None:
    await asked(place.store)
    await place.beats()
    note = next(one for one in await due(place, NOON) if one.person == place.asked[0])
    found = await place.store.run(outputs.noted_of, note, now=NOON)
    assert found is not None
    assert (found[0].words.title, found[1]) == ("The pocket card", "")
    await says(place.store, called(place.asked[0], "Amara"), Credit.NAME)
    assert await place.store.run(outputs.noted_of, note, now=NOON) is None


async def test_of_a_second_edition_everybody_hears_anew_also_who_answered_for_the_first(place: PollingPlace) -> None:
    await asked(place.store)
    await place.beats()
    await says(place.store, called(place.asked[0], "Amara"), Credit.NAME)
    later = NOON + 60 * DAY
    await published(place.store, now=NOON + 15 * DAY)
    assert await open_to(place, 1, later) == []
    await place.store.run(outputs.ask_credit, BETHAN, CARD, now=later)
    await place.beats()
    assert [one for one in await planned(place) if one[1] == "2:asked"] == [(n, "2:asked", later) for n in range(4)]
    note = next(one for one in await due(place, later) if one.person == place.asked[0])
    found = await place.store.run(outputs.noted_of, note, now=later)
    assert found is not None
    assert found[1] == "Amara"


async def test_asked_for_longer_the_last_note_moves_with_the_end(place: PollingPlace) -> None:
    await asked(place.store, days=7)
    await place.beats()
    await place.store.run(outputs.ask_longer, BETHAN, CARD, now=NOON + DAY)
    place.now = NOON + DAY
    await place.beats()
    assert [when for _, what, when in await planned(place) if what == "1:last"] == [NOON + 13 * DAY] * 4


@pytest.mark.parametrize("change", ["skipped", "turned off", "published", "over"])
async def test_whoever_is_not_to_be_told_any_more_is_not(place: PollingPlace, change: str) -> None:
    await asked(place.store)
    await place.beats()
    note = next(one for one in await due(place, NOON) if one.person == place.asked[0])
    now = NOON + (14 * DAY if change == "over" else timedelta())
    if change == "skipped":
        await place.store.run(opt_outs.opt_out, place.actor(0), CARD, now=NOON)
    elif change == "turned off":
        await place.store.run(preferences.turn_reminders, place.actor(0), on=False, now=NOON)
    elif change == "published":
        await published(place.store, now=NOON)
    assert await place.store.run(outputs.noted_of, note, now=now) is None


async def test_whoever_joins_later_is_asked_too_and_a_stranger_of_nothing(place: PollingPlace) -> None:
    await asked(place.store)
    stranger = Actor(PersonId(9), GUILD)
    assert await place.store.run(what_is_open, stranger, now=NOON) == ()
    with pytest.raises(NotFound):
        await place.store.run(lambda tx: tx.subjects.open_to(tx, stranger, CARD, now=NOON))
    await place.store.run(partners.put_partner, GUILD, stranger.person, WORKER)
    assert [str(one.id) for one in await place.store.run(what_is_open, stranger, now=NOON)] == [CARD]
    with pytest.raises(TooLate):
        await place.store.run(lambda tx: tx.subjects.open_to(tx, stranger, CARD, now=NOON + 14 * DAY))
