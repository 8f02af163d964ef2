"""What coordinators learn of how sending fares: what is in the way, and never who."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.letters import BlockedChannel, Failure, NewLetter
from bot.domain.people import PersonId, Server
from bot.services import letters
from bot.services.sending import try_again
from bot.services.undelivered import undelivered_for
from storage.audit import audit
from storage.letters import letters as outbox
from storage.letters import write_letter
from storage.preferences import put_preferences
from storage.servers import put_server
from tests.bot.post import at_any_time
from tests.kinds import kind_of
from tests.services.polling_place import GUILD, NOTICES, OWNER, PollingPlace, polling_place

AUTHOR = OWNER.person
LEFT, CLOSED, REFUSED = Failure(403, 50278), Failure(403, 50007), Failure(400, 50035)
NO_PERMISSION, GONE_PLACE, NO_MESSAGE, BUSY = (
    Failure(403, 50013),
    Failure(404, 10003),
    Failure(404, 10008),
    Failure(503),
)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=12) as found:
        await found.store.run(put_server, Server(GUILD, notices_channel=NOTICES))
        for person in (AUTHOR, *found.asked):
            await found.store.run(put_preferences, at_any_time(person, GUILD))
        yield found


async def write(here: PollingPlace, key: str, **changed: Any) -> None:
    given: dict[str, Any] = {"kind": "poll_reminder", "guild": GUILD, "place": None, "person": None, "subject": "a"}
    given |= {"not_before": here.now, "expires_at": here.now + 30 * DAY} | changed
    kind = kind_of(given.pop("kind"))
    await here.store.run(write_letter, NewLetter(kind, key, **given))


async def fails(here: PollingPlace, failure: Failure, **changed: Any) -> None:
    """Have one letter written, claimed and refused."""
    key = f"k{here.now}{sorted(map(str, changed.items()))}"
    await write(here, key, **changed)
    claimed = await here.store.run(letters.claim_due, now=here.now, places=9, people=9)
    letter = next(one for one in claimed.letters if one.dedupe_key == key)
    await here.store.run(letters.mark_failed, letter, failure, began=here.now, now=here.now, chance=0.5)


async def told(place: PollingPlace) -> list[PersonId]:
    return [PersonId(int(str(row[3]))) for row in await place.letters() if row[0] == "undelivered"]


async def blocked(place: PollingPlace) -> tuple[BlockedChannel, ...]:
    return await place.store.run(letters.blocked_channels_of, OWNER, now=place.now)


async def test_trying_again_is_noted_and_makes_what_is_stuck_due(place: PollingPlace) -> None:
    await fails(place, NO_PERMISSION, place=NOTICES)
    assert await blocked(place) == (BlockedChannel(NOTICES, 50013, 1),)
    assert (await place.store.run(letters.claim_due, now=place.now, places=9, people=9)).letters == ()
    await place.store.run(try_again, OWNER, now=place.now)
    assert len((await place.store.run(letters.claim_due, now=place.now, places=9, people=9)).letters) == 1
    actions = await place.store.run(lambda tx: tx.sql.execute(audit.select()).all())
    assert [row.action for row in actions] == ["try again to deliver"]


@pytest.mark.parametrize(
    ("failure", "notes"),
    [(LEFT, 1), (REFUSED, 1), (CLOSED, 0), (BUSY, 0)],
    ids=["left", "refused", "takes none", "busy"],
)
async def test_the_author_of_a_vote_hears_of_what_came_to_nothing_and_not_of_closed_messages(
    place: PollingPlace, failure: Failure, notes: int
) -> None:
    poll = await place.opens_poll()
    await fails(place, failure, person=place.asked[3], subject=poll.id, kind="poll_x")
    assert await told(place) == [AUTHOR] * notes


@pytest.mark.parametrize(("failure", "notes"), [(NO_PERMISSION, 1), (GONE_PLACE, 1), (NO_MESSAGE, 0), (BUSY, 0)])
async def test_the_author_hears_of_a_place_that_cannot_be_written_to(
    place: PollingPlace, failure: Failure, notes: int
) -> None:
    poll = await place.opens_poll()
    await fails(place, failure, place=NOTICES, subject=poll.id, kind="poll_x", not_before=place.now - HOUR)
    assert await told(place) == [AUTHOR] * notes


async def test_it_is_told_once_on_a_day_however_often_it_fails(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    for person in range(5):
        await fails(place, LEFT, person=place.asked[person], subject=poll.id, kind="poll_x")
        place.now += HOUR
    assert await told(place) == [AUTHOR]
    place.now += DAY
    await fails(place, LEFT, person=place.asked[6], subject=poll.id, kind="poll_x")
    assert await told(place) == [AUTHOR, AUTHOR]


async def test_nobody_is_told_of_what_is_nobodys_vote_nor_that_they_cannot_be_reached_themselves(
    place: PollingPlace,
) -> None:
    poll = await place.opens_poll()
    await fails(place, REFUSED, person=place.asked[3], subject="f" * 32, kind="reminder")
    await fails(place, REFUSED, person=AUTHOR, subject=poll.id, kind="poll_x")
    assert await told(place) == []


async def test_what_is_said_knows_nobody_and_is_dropped_once_it_is_mended(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    await fails(place, NO_PERMISSION, place=NOTICES, subject=poll.id, kind="poll_x", not_before=place.now - HOUR)
    claimed = await place.store.run(letters.claim_due, now=place.now, places=9, people=9)
    (note,) = [letter for letter in claimed.letters if letter.kind == "undelivered"]
    said = await place.store.run(undelivered_for, note, now=place.now)
    assert said is not None
    assert ([one.place for one in said.places], said.to_people) == ([NOTICES], False)
    await place.store.run(lambda tx: tx.sql.execute(outbox.update().values(error=None, state="sent")))
    assert await place.store.run(undelivered_for, note, now=place.now) is None


async def test_that_somebody_was_not_reached_is_said_without_a_number(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    await fails(place, LEFT, person=place.asked[3], subject=poll.id, kind="poll_x")
    claimed = await place.store.run(letters.claim_due, now=place.now, places=9, people=9)
    (note,) = [letter for letter in claimed.letters if letter.kind == "undelivered"]
    said = await place.store.run(undelivered_for, note, now=place.now)
    assert said is not None
    assert (said.places, said.to_people) == ((), True)
