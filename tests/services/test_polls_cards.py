"""The public card of a vote: brought up to date, and put back when somebody deleted it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.letters import Failure, Letter
from bot.domain.people import MessageId
from bot.domain.polls import PollState
from bot.services import letters, polls
from tests.services.polling_place import OWNER, PollingPlace, polling_place

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GONE = Failure(404, 10008)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        yield place


async def due(place: PollingPlace) -> Letter | None:
    """Claim what is due: one letter at most."""
    found = (await place.store.run(letters.claim_due, now=place.now, places=9, people=9)).letters
    assert len(found) <= 1
    return found[0] if found else None


async def arrives(place: PollingPlace, number: int) -> Letter:
    """See the card posted as this message."""
    card = await due(place)
    assert card is not None
    assert (card.kind, card.message) == ("poll_card", None)
    await place.store.run(letters.mark_sent, card, MessageId(number), at=place.now)
    return card


async def is_found_gone(place: PollingPlace, number: int) -> None:
    """See that an edit of this message meets nothing."""
    edit = await due(place)
    assert edit is not None
    assert (edit.kind, edit.message) == ("poll_turnout", number)
    await place.store.run(letters.mark_failed, edit, GONE, began=place.now, now=place.now, chance=0.5)


async def test_a_card_that_somebody_deleted_is_posted_again_under_another_nonce(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=7 * DAY)
    first = await arrives(place, 1)
    await place.passes(6 * HOUR)
    await is_found_gone(place, 1)
    assert (await arrives(place, 2)).nonce != first.nonce
    assert await due(place) is None
    await place.passes(6 * HOUR)
    edit = await due(place)
    assert edit is not None
    assert edit.message == 2


async def test_a_card_that_is_deleted_again_and_again_comes_back_once_a_day(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=7 * DAY)
    await arrives(place, 1)
    came_back: list[int] = []
    for turn in range(1, 20):
        await place.passes(6 * HOUR)
        await is_found_gone(place, len(came_back) + 1)
        next_due = await place.store.run(letters.next_due, now=place.now)
        if next_due is not None and next_due <= place.now:
            await arrives(place, len(came_back) + 2)
            came_back.append(turn)
    assert came_back == [1, 5, 9, 13, 17]


async def test_the_card_of_a_vote_that_has_closed_does_not_come_back(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=12 * HOUR)
    await arrives(place, 1)
    for person in range(6):
        await place.votes(person, 0)
    await place.passes(6 * HOUR)
    edit = await due(place)
    assert edit is not None
    assert (await place.closes()).poll.state is PollState.CLOSED
    await place.store.run(letters.mark_failed, edit, GONE, began=place.now, now=place.now, chance=0.5)
    found = (await place.store.run(letters.claim_due, now=place.now, places=9, people=9)).letters
    assert sorted(letter.kind for letter in found) == ["poll_closed", "poll_result"]


class Channel:
    """The notices channel: what was posted there, and what somebody has deleted."""

    def __init__(self, place: PollingPlace) -> None:
        self.place = place
        self.posted: list[tuple[str, MessageId]] = []
        self.deleted: set[MessageId] = set()

    async def hears(self) -> None:
        """Have everything posted or edited that is due."""
        run, now = self.place.store.run, self.place.now
        while found := (await run(letters.claim_due, now=now, places=9, people=0)).letters:
            for letter in found:
                if letter.message in self.deleted:
                    await run(letters.mark_failed, letter, GONE, began=now, now=now, chance=0.5)
                    continue
                message = letter.message or MessageId(len(self.posted) + 1)
                if letter.message is None:
                    self.posted.append((letter.kind, message))
                await run(letters.mark_sent, letter, message, at=now)

    async def loses(self, kind: str, after: timedelta) -> int:
        """Have the newest message of this kind deleted, let time pass, and return how many were posted by then."""
        self.deleted.add(next(message for name, message in reversed(self.posted) if name == kind))
        await self.place.passes(after)
        await self.hears()
        return [name for name, _ in self.posted].count(kind)


async def is_said(place: PollingPlace, kind: str) -> None:
    """Have something of this kind said about a vote."""
    await place.opens_poll(closes_in=7 * DAY)
    if kind == "poll_longer":
        await place.store.run(polls.extend_poll, OWNER, place.poll_id, now=place.now)
    elif kind == "poll_withdrawn":
        await place.store.run(polls.withdraw_poll, OWNER, place.poll_id, now=place.now)
    else:
        for person in range(1 if kind == "poll_extended" else 6):
            await place.votes(person, 0)
        await place.passes(7 * DAY)
    if kind == "poll_followed":
        await place.store.run(polls.tell_step, OWNER, place.poll_id, "We made the film.", now=place.now)


@pytest.mark.parametrize("kind", ["poll_longer", "poll_extended", "poll_withdrawn", "poll_result", "poll_followed"])
async def test_what_was_said_about_a_vote_comes_back_once_where_somebody_deletes_it(
    place: PollingPlace, kind: str
) -> None:
    await is_said(place, kind)
    channel = Channel(place)
    await channel.hears()
    assert await channel.loses(kind, 6 * HOUR) == 2
    assert await channel.loses(kind, 4 * DAY) == 2
