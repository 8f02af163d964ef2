"""Who a vote asks: whole pools, enough people, and the same not too often in sensitive votes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.oversight import Ending
from bot.domain.people import Actor, RoleGroup, Server
from bot.domain.poll_drafts import Caution, DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollState, Sensitivity
from bot.domain.refusals import NotReady, TooFew, TooMany
from bot.services import drafts, polls
from bot.services.partners import leave
from storage import oversights
from storage import polls as kept
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Transaction
from tests.services.polling_place import (
    GUILD,
    MANAGER,
    NOON,
    NOTICES,
    OWNER,
    WORDS,
    WORKER,
    PollingPlace,
    people,
    polling_place,
)
from tests.services.votes import drafted, opened

DAY = timedelta(days=1)
CARER, RESEARCHER = RoleGroup.FAMILY_CARER, RoleGroup.RESEARCHER
SENSITIVE = DraftChange(sensitivity=Sensitivity.SENSITIVE)
WORKERS_ONLY = replace(SENSITIVE, audience=frozenset({WORKER}))
OTHER_WORDS = replace(SENSITIVE, words=PollWords("Quite another?", ("yes", "no")))


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=12, groups=(WORKER, WORKER, MANAGER)) as place:
        yield place


async def test_five_hundred_people_can_be_asked_and_each_of_their_answers_counts(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=500, groups=(WORKER, MANAGER)) as place:
        assert (await place.opens_poll()).asked == 500
        await asyncio.gather(*(place.votes(person, person % 3) for person in range(500)))
        assert (await place.closes()).counts == (167, 167, 166)


async def test_of_more_than_five_hundred_a_vote_asks_fewer_groups(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=501, groups=(WORKER, MANAGER)) as place:
        draft = await drafted(place)
        seen = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
        assert Caution.TOO_MANY_JOINED in seen.warnings
        with pytest.raises(TooMany, match="choose fewer role groups"):
            await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
        await place.store.run(polls.change_draft, OWNER, draft.id, WORKERS_ONLY, now=place.now)
        assert (await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)).asked == 251


@pytest.mark.parametrize(("stay", "opens"), [(8, True), (7, False)])
async def test_fewer_than_eight_people_cannot_keep_a_secret(place: PollingPlace, stay: int, opens: bool) -> None:
    draft = await drafted(place)
    for person in range(stay, 12):
        await place.store.run(leave, place.actor(person), now=place.now)
    if opens:
        await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
        return
    with pytest.raises(TooFew):
        await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
    assert place.keys.known() == frozenset()


async def test_a_small_group_is_asked_with_whoever_shares_its_pool_and_the_panel_says_so(place: PollingPlace) -> None:
    for person, group in zip(people(11, seed=9), [MANAGER] * 2 + [CARER] * 5 + [RESEARCHER] * 4, strict=True):
        await place.store.run(put_partner, GUILD, person, group)
    draft = await drafted(place, DraftChange(audience=frozenset({RESEARCHER})))
    shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    assert shown.pools == ((WORKER,), (MANAGER,), (CARER, RESEARCHER))
    assert (shown.poll.audience, shown.electorate_size) == (frozenset({CARER, RESEARCHER}), 9)
    assert Caution.GROUPS_CHANGED not in shown.warnings
    poll = await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
    assert (poll.audience, poll.asked) == (frozenset({CARER, RESEARCHER}), 9)
    assert await place.store.run(polls.poll_of, poll.id) == poll
    assert {group for (group,) in await place.rows("electorates", "role_group")} == {CARER, RESEARCHER}


async def test_a_vote_that_would_ask_or_show_other_than_chosen_is_refused_until_it_is_chosen_again(
    place: PollingPlace,
) -> None:
    for person in people(8, seed=9):
        await place.store.run(put_partner, GUILD, person, MANAGER)
    for person in people(4, seed=8):
        await place.store.run(put_partner, GUILD, person, WORKER)
    split = await drafted(place, DraftChange(split=True))
    workers = await drafted(place, DraftChange(audience=frozenset({WORKER})))
    assert (await opened(place, DraftChange(split=True))).split
    for person in people(8, seed=9):
        await place.store.run(leave, Actor(person, GUILD), now=place.now)
    for draft, again in ((split, DraftChange(split=False)), (workers, DraftChange(audience=frozenset({WORKER})))):
        shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
        assert Caution.GROUPS_CHANGED in shown.warnings
        with pytest.raises(NotReady, match="Choose again who is asked"):
            await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
        await place.store.run(polls.change_draft, OWNER, draft.id, again, now=place.now)
        poll = await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
        assert (poll.split, poll.audience, poll.asked) == (False, frozenset(), 16)


async def test_the_same_people_have_two_sensitive_votes_in_28_days(place: PollingPlace) -> None:
    for person in people(5, seed=9):
        await place.store.run(put_partner, GUILD, person, MANAGER)
    first = await opened(place, SENSITIVE)
    place.now += DAY
    second = await opened(place, WORKERS_ONLY)
    assert (first.opened_at, second.audience) == (NOON, frozenset({WORKER}))
    third = await drafted(place, OTHER_WORDS)
    shown = await place.store.run(polls.draft_of, OWNER, third.id, now=place.now)
    assert shown.warnings == (Caution.TOO_OFTEN,)
    with pytest.raises(TooFew, match="same people") as told:
        await place.store.run(polls.open_poll, OWNER, third.id, now=place.now)
    assert told.value.values == {"when": NOON + 28 * DAY} == {"when": shown.possible_from}
    for now, refused in ((NOON + 28 * DAY - timedelta(seconds=1), True), (NOON + 28 * DAY, False)):
        await place.store.run(polls.change_draft, OWNER, third.id, DraftChange(closes_at=now + DAY), now=now)
        shown = await place.store.run(polls.draft_of, OWNER, third.id, now=now)
        assert (Caution.TOO_OFTEN in shown.warnings) is refused
    assert (await place.store.run(polls.open_poll, OWNER, third.id, now=now)).state is PollState.OPEN


async def test_the_same_words_are_in_two_sensitive_votes_a_year(place: PollingPlace) -> None:
    await opened(place, SENSITIVE)
    place.now += 40 * DAY
    await opened(place, SENSITIVE)
    place.now += 40 * DAY
    again = await drafted(place, replace(SENSITIVE, words=replace(WORDS, question=WORDS.question.upper() + " ")))
    with pytest.raises(TooFew, match="same words") as told:
        await place.store.run(polls.open_poll, OWNER, again.id, now=place.now)
    assert told.value.values == {"when": NOON + 365 * DAY}
    assert (await opened(place, OTHER_WORDS)).state is PollState.OPEN


async def test_ordinary_votes_and_votes_that_could_not_be_counted_forbid_nothing(place: PollingPlace) -> None:
    for _ in range(2):
        await opened(place)
        place.poll = lost = await opened(place, SENSITIVE)
        place.keys.destroy(lost.id)
        await place.passes(timedelta(hours=1))
    assert (await opened(place, SENSITIVE)).state is PollState.OPEN


async def test_what_forbids_a_sensitive_vote_depends_on_nobody_who_comes_goes_or_answers(place: PollingPlace) -> None:
    for change in (SENSITIVE, OTHER_WORDS):
        place.poll = await opened(place, change)
        for person in range(6):
            await place.votes(person, 0)
        await place.closes()
    draft = await drafted(place, OTHER_WORDS)
    before = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    for person in people(3, seed=9):
        await place.store.run(put_partner, GUILD, person, WORKER)
    await place.store.run(leave, place.actor(0), now=place.now)
    await place.store.run(put_partner, GUILD, place.asked[1], MANAGER)
    after = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    assert before.possible_from == after.possible_from == NOON + 28 * DAY


async def test_an_agreed_vote_asks_nobody_for_whom_the_group_did_not_agree(place: PollingPlace) -> None:
    for person in people(9, seed=9):
        await place.store.run(put_partner, GUILD, person, CARER)
    await place.store.run(put_server, Server(GUILD, notices_channel=NOTICES, advisory_channel=NOTICES))
    draft = await drafted(place, DraftChange(audience=frozenset({CARER})))
    await place.store.run(drafts.put_to_group, OWNER, polls.DRAFTS, draft.id, now=place.now)
    for person in people(9, seed=9)[4:]:
        await place.store.run(leave, Actor(person, GUILD), now=place.now)

    def agree(tx: Transaction) -> None:
        item = oversights.latest_of(tx, draft.id)
        assert item is not None
        oversights.end(tx, item.id, Ending.GOES_AHEAD, now=place.now)

    await place.store.run(agree)
    with pytest.raises(NotReady, match="Choose again who is asked"):
        await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)


async def test_a_draft_from_before_its_pools_were_kept_with_it_opens_as_it_was_prepared(place: PollingPlace) -> None:
    for person in people(8, seed=9):
        await place.store.run(put_partner, GUILD, person, MANAGER)
    for person in people(4, seed=8):
        await place.store.run(put_partner, GUILD, person, WORKER)
    draft = await drafted(place, DraftChange(split=True))
    assert draft.apart
    await place.store.run(kept.keep_draft, replace(draft, apart=()), now=place.now)
    shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    assert Caution.GROUPS_CHANGED not in shown.warnings
    assert (await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)).split
