"""What coordinators learn of how sending fares: nothing about fewer than five, and never who."""

from collections.abc import AsyncIterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.letters import BlockedChannel, Failure, LetterState, NewLetter
from bot.domain.people import PersonId, Server
from bot.domain.sending import Fared, Sending, sending
from bot.services import letters
from bot.services.sending import sending_of, try_again
from bot.services.undelivered import undelivered_for
from storage.audit import audit
from storage.letters import letters as outbox
from storage.letters import write_letter
from storage.preferences import put_preferences
from storage.servers import put_server
from storage.store import Store
from tests.bot.post import at_any_time
from tests.kinds import kind_of
from tests.services.polling_place import GUILD, NOON, NOTICES, OWNER, PollingPlace, polling_place

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


async def ends(place: PollingPlace, key: str, state: LetterState) -> None:
    await place.store.run(
        lambda tx: tx.sql.execute(outbox.update().where(outbox.c.dedupe_key == key).values(state=state.value))
    )


async def fails(here: PollingPlace, failure: Failure, **changed: Any) -> None:
    """Have one letter written, claimed and refused."""
    key = f"k{here.now}{sorted(map(str, changed.items()))}"
    await write(here, key, **changed)
    claimed = await here.store.run(letters.claim_due, now=here.now, places=9, people=9)
    letter = next(one for one in claimed.letters if one.dedupe_key == key)
    await here.store.run(letters.mark_failed, letter, failure, began=here.now, now=here.now, chance=0.5)


async def told(place: PollingPlace) -> list[PersonId]:
    return [PersonId(int(str(row[3]))) for row in await place.letters() if row[0] == "undelivered"]


async def seen(store: Store) -> Sending:
    return await store.run(sending_of, OWNER, now=NOON)


async def test_numbers_are_about_letters_to_at_least_five_people(place: PollingPlace) -> None:
    for person in range(4):
        for number in range(3):
            await write(place, f"{person}.{number}", person=place.asked[person])
            await ends(place, f"{person}.{number}", LetterState.SENT)
    assert (await seen(place.store)).arrived is None
    await write(place, "fifth", person=place.asked[4])
    await ends(place, "fifth", LetterState.SENT)
    assert (await seen(place.store)).arrived == 10  # thirteen, in fives


async def test_own_reminders_notes_and_what_is_long_over_are_not_counted_nor_what_was_taken_back(
    place: PollingPlace,
) -> None:
    for person, who in enumerate(place.asked):
        for kind in ("reminder", "note", "own_note", "concern"):
            await write(place, f"{kind}{person}", person=who, kind=kind)
            await ends(place, f"{kind}{person}", LetterState.SENT)
        await write(place, f"old{person}", person=who, not_before=NOON - 8 * DAY)
        await ends(place, f"old{person}", LetterState.SENT)
        await write(place, f"no{person}", person=who)
        await ends(place, f"no{person}", LetterState.CANCELLED)
    assert await seen(place.store) == Sending(None, None, None, None)


@given(st.dictionaries(st.sampled_from(LetterState), st.tuples(st.integers(0, 99), st.integers(0, 99))))
def test_nothing_that_is_told_is_about_fewer_than_five_and_none_is_exact(counts: dict[LetterState, Any]) -> None:
    fared = {state: Fared(count, min(count, people)) for state, (count, people) in counts.items()}
    said = sending(fared, ())
    for number in (said.arrived, said.waiting, said.too_late, said.failed):
        assert number is None or (number >= 5 and number % 5 == 0)


@given(st.sampled_from(LetterState), st.integers(0, 98), st.integers(0, 99))
def test_one_person_more_changes_a_number_at_every_fifth_only(state: LetterState, count: int, others: int) -> None:
    before, after = (
        sending({state: Fared(number, number), LetterState.CANCELLED: Fared(others, others)}, ())
        for number in (count, count + 1)
    )
    assert before == after or (count + 1) % 5 == 0


def test_no_total_is_told() -> None:
    assert [one.name for one in fields(Sending)] == ["arrived", "waiting", "too_late", "failed", "blocked_channels"]


async def test_trying_again_is_noted_and_makes_what_is_stuck_due(place: PollingPlace) -> None:
    await fails(place, NO_PERMISSION, place=NOTICES)
    assert (await seen(place.store)).blocked_channels == (BlockedChannel(NOTICES, 50013, 1),)
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
