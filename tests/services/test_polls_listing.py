"""The votes of a server on a list: where each is on its way, newest first, and nothing that somebody answered."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId, Server
from bot.domain.poll_lists import ListedAs, ListedPoll
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import PollId, PollState
from bot.domain.refusals import NotAllowed, NotFound
from bot.services import drafts, polls
from storage.servers import put_server
from tests.services.polling_place import GUILD, NOTICES, OWNER, WORDS, PollingPlace, polling_place
from tests.services.votes import answered

DAY = timedelta(days=1)
OTHER = Actor(PersonId(1_100_000_000_000_000_003), GUILD, is_owner=True)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        yield place


async def listed(place: PollingPlace, actor: Actor = OWNER) -> tuple[ListedPoll, ...]:
    return await place.store.run(polls.polls_of, actor, now=place.now)


async def test_what_is_open_ones_own_drafts_what_the_group_has_and_what_has_ended_newest_first(
    place: PollingPlace,
) -> None:
    counted = (await answered(place, *[0] * 6)).poll
    thin = (await answered(place, 0)).poll
    lost = await place.opens_poll()
    place.keys.destroy(lost.id)
    await place.passes(DAY)
    mistaken = await place.opens_poll()
    await place.store.run(polls.withdraw_poll, OWNER, mistaken.id, now=place.now)
    place.now += DAY
    older = await place.opens_poll()
    place.now += timedelta(hours=1)
    newer = await place.opens_poll()
    await place.store.run(lambda tx: put_server(tx, Server(GUILD, notices_channel=NOTICES, advisory_channel=NOTICES)))
    sent = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    await place.store.run(drafts.put_to_group, OWNER, polls.DRAFTS, sent.id, now=place.now)
    mine = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    assert [(one.id, one.listed_as, one.kind, one.is_owed) for one in await listed(place)] == [
        (newer.id, ListedAs.OPEN, None, False),
        (older.id, ListedAs.OPEN, None, False),
        (mine.id, ListedAs.DRAFT, None, False),
        (sent.id, ListedAs.GROUP, None, False),
        (mistaken.id, ListedAs.ENDED, None, False),
        (lost.id, ListedAs.ENDED, OutcomeKind.VOID, False),
        (thin.id, ListedAs.ENDED, OutcomeKind.TOO_FEW, False),
        (counted.id, ListedAs.ENDED, OutcomeKind.COUNTS, True),
    ]
    assert [one.listed_as for one in await listed(place, OTHER)] == [ListedAs.OPEN] * 2 + [ListedAs.ENDED] * 4


async def test_one_of_them_is_shown_with_what_can_be_done_just_now(place: PollingPlace) -> None:
    async def found(poll: PollId) -> tuple[object, ...]:
        one = await place.store.run(polls.found_poll, OWNER, poll, now=place.now)
        return one.longer, one.early, one.outcome and one.outcome.kind, one.step and one.step.due

    opened = place.now
    poll = await place.opens_poll(closes_in=2 * DAY)
    assert await found(poll.id) == (opened + 4 * DAY, opened + timedelta(hours=6), None, None)
    await place.store.run(polls.extend_poll, OWNER, poll.id, now=place.now)
    assert await found(poll.id) == (None, opened + timedelta(hours=6), None, None)
    await place.store.run(polls.shorten_poll, OWNER, poll.id, now=place.now)
    assert await found(poll.id) == (None, None, None, None)
    for person in range(6):
        await place.votes(person, 0)
    outcome = await place.closes()
    assert await found(poll.id) == (None, None, OutcomeKind.COUNTS, outcome.hear_by)


async def test_only_coordinators_look_and_only_at_votes_of_their_server(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    for actor, which, why in (
        (place.actor(0), poll.id, NotAllowed),
        (OWNER, PollId("0" * 32), NotFound),
        (Actor(OWNER.person, GuildId(6), is_owner=True), poll.id, NotFound),
    ):
        with pytest.raises(why):
            await place.store.run(polls.found_poll, actor, which, now=place.now)
    with pytest.raises(NotAllowed):
        await listed(place, place.actor(0))
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    assert (await place.store.run(polls.found_poll, OTHER, draft.id, now=place.now)).poll.state is PollState.DRAFT


async def test_what_ended_without_a_result_waits_to_be_asked_again_for_two_weeks(place: PollingPlace) -> None:
    async def waits() -> list[PollId]:
        return [one.id for one in await place.store.run(polls.ended_without, GUILD, now=place.now)]

    await answered(place, *[0] * 6)
    thin = (await answered(place, 0)).poll
    lost = await place.opens_poll()
    place.keys.destroy(lost.id)
    await place.passes(DAY)
    assert await waits() == [lost.id, thin.id]
    draft = await place.store.run(polls.ask_again, OWNER, thin.id, now=place.now)
    assert (draft.again, draft.question) == (thin.id, thin.question)
    assert await waits() == [lost.id]
    place.now += 14 * DAY
    assert await waits() == []
